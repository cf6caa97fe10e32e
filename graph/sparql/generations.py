"""Where the RDF index of a ledger is kept: ``FILE.rdf/``, a folder for each generation of it.

A generation is made under another name and renamed when it is whole and on disk, so that what is
there under its own name is never half; it is never changed after that, and no name is given twice,
since a process may still read a generation that was removed.  One process at a time
makes or removes generations, by a lock on a file that the kernel lets go of when it dies.  Whoever
reads one holds a shared lock on its ``about.json``, so that it is not removed underneath.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import BinaryIO

from graph.errors import IndexUnavailable
from graph.sparql.reader import ABOUT, STORE

_WHOLE, _PART = "generation-", "part-"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a generation is an index of."""

    revision: int
    """The ledger's, when the generation was begun."""
    base: str
    """What the IRIs of things begin with."""
    program: str
    """Version of the program that made it."""
    triples: int
    seconds: float
    """How long it took to make."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One whole index."""

    path: Path
    about: About

    @property
    def made_at(self) -> float:
        """When it was finished, in seconds since 1970."""
        return (self.path / ABOUT).stat().st_mtime


class Generations:
    """The generations of the index of one ledger."""

    def __init__(self, ledger: Path) -> None:
        self.folder = ledger.absolute().with_name(f"{ledger.name}.rdf")

    def newest(self, base: str | None = None) -> Generation | None:
        """The latest whole generation, of one base if it is named.

        One that does not tell what it is of is none.  Raises ``IndexUnavailable`` where the machine
        does not let it be read.
        """
        return next((each for each in self._told() if base in (None, each.about.base)), None)

    @contextmanager
    def turn(self, *, wait: bool = False) -> Iterator[BinaryIO | None]:
        """Be the one who makes and removes generations: the lock, or ``None`` if it is another.

        A process that inherits the lock holds it too.  Raises ``IndexUnavailable`` where nothing
        can be written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            lock = (self.folder / "lock").open("wb")
        except OSError as error:
            raise IndexUnavailable(f"{self.folder}: {error.strerror}") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield None
                return
            yield lock

    @contextmanager
    def making(self) -> Iterator[Path]:
        """A folder for Oxigraph, within what ``publish`` makes a generation; in one's turn only."""
        part = self.folder / f"{_PART}{self._next():08}-{secrets.token_hex(8)}"
        part.mkdir()
        try:
            yield part / STORE
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def publish(self, store: Path, about: About) -> Generation:
        """Make what was made under ``making`` the newest generation."""
        part = store.parent
        (part / ABOUT).write_text(json.dumps(asdict(about)), encoding="utf-8")
        for each in (*store.iterdir(), store, part / ABOUT, part):
            _to_disk(each)
        path = part.with_name(_WHOLE + part.name.removeprefix(_PART))
        part.rename(path)
        _to_disk(self.folder)
        return Generation(path=path, about=about)

    def condemn(self, generation: Generation) -> None:
        """Use a generation no more that cannot be read."""
        aside = generation.path.with_name(_PART + generation.path.name.removeprefix(_WHOLE))
        try:
            generation.path.rename(aside)
        except FileNotFoundError:  # another process has found out first
            return

    def tidy(self) -> None:
        """Remove what is half, and generations of each base but the newest, unless they are read.

        In one's turn only.
        """
        for half in self.folder.glob(f"{_PART}*"):
            shutil.rmtree(half, ignore_errors=True)
        for path in self._outdated():
            _remove_unread(path)

    def untidy(self) -> bool:
        """Whether there is more than the newest generation of each base."""
        return bool(self._outdated())

    def forget(self) -> None:
        """Remove the index, where there is one: the ledger is another one from now on."""
        if self.folder.is_dir():
            with self.turn(wait=True):
                for path in self._whole():
                    path.rename(path.with_name(_PART + path.name.removeprefix(_WHOLE)))
                self.tidy()

    def _told(self) -> Iterator[Generation]:
        """Those that tell what they are of, the latest first."""
        for path in reversed(self._whole()):
            about = _about(path)
            if about is not None:
                yield Generation(path=path, about=about)

    def _outdated(self) -> list[Path]:
        newest: dict[str, Path] = {}
        for each in self._told():
            newest.setdefault(each.about.base, each.path)
        return [path for path in self._whole() if path not in newest.values()]

    def _whole(self) -> list[Path]:
        return sorted(self.folder.glob(f"{_WHOLE}*"))

    def _next(self) -> int:
        numbers = [int(path.name.split("-")[1]) for path in self._whole()]
        return max(numbers, default=0) + 1


def _about(path: Path) -> About | None:
    """What a generation is of, if that can be told; what another version adds is left out."""
    try:
        told = json.loads((path / ABOUT).read_bytes())
        return About(**{each.name: told[each.name] for each in fields(About)})
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return None  # removed since it was listed, or damaged
    except OSError as error:
        raise IndexUnavailable(f"{path}: {error}") from error


def _remove_unread(path: Path) -> None:
    try:
        with (path / ABOUT).open("rb") as about:
            fcntl.flock(about, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
    except FileNotFoundError:
        shutil.rmtree(path, ignore_errors=True)
    except BlockingIOError:
        return


def _to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, survive a loss of power."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
