"""A view that sees one state of the ledger in all its answers, whatever is written meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.store import sqlite
from graph.store.view import View


@contextmanager
def held_view(path: Path) -> Iterator[View]:
    """A view of the ledger as it is when first asked, for one thread.

    While it is open SQLite keeps all that is written beside it: not for keeping open.  Raises what
    ``View.open`` does.
    """
    View.open(path).close()
    with View(path, sqlite.held(path)) as view:
        yield view
