"""Whole copies of a ledger: made while others read and write, and put back."""

import os
from contextlib import suppress
from pathlib import Path

from graph.errors import LedgerError
from graph.store import sqlite
from graph.store.inspection import damage


def backup(path: Path, target: Path) -> None:
    """Copy a ledger, as it is at one moment, into a new file.

    Raises ``LedgerError`` when there is a file already, or no ledger to copy.
    """
    if not path.exists() or sqlite.found(path) == 0:
        raise LedgerError(path, "no ledger here to copy")
    _copy(path, target)


def restore(source: Path, path: Path) -> None:
    """Put a backup where no ledger is, after looking that it is one and undamaged."""
    if not source.exists() or sqlite.found(source) == 0:
        raise LedgerError(source, "this is no backup of a ledger")
    found = next(damage(source), None)
    if found is not None:
        raise LedgerError(source, f"this backup is damaged: {found.found}")
    _copy(source, path)


def _copy(source: Path, target: Path) -> None:
    """Through a file beside the target, so that the target is whole or not there."""
    if target.exists():
        raise LedgerError(target, "there is a file already; move it away first")
    if not target.absolute().parent.is_dir():
        raise LedgerError(target, "its folder does not exist")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        sqlite.copy(source, unfinished)
        os.link(unfinished, target)
    except FileExistsError:
        raise LedgerError(target, "there is a file already; move it away first") from None
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
