"""Events that a reader has lately put together, as long as the ledger is as it was."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from sqlalchemy import Connection

from graph.model import Event
from graph.store.reading import load_dealings, load_events

Load = Callable[[Connection, Sequence[int], int], list[Event]]
"""What fetches the events with some keys, in a transaction that sees a revision."""


def dealings(connection: Connection, keys: Sequence[int], revision: int) -> list[Event]:
    """The events without quotes, reports and whatever else says not who dealt with whom."""
    return load_dealings(connection, keys)


KEPT = 4_096
"""Events that are kept, those asked for last: some ten megabytes."""


class Recall:
    """Events of one revision by key.  Threads may share it.

    Whatever an event shows is of a revision: names of people and what it points at, too.
    """

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._lock = Lock()
        self._revision = 0
        self._events: OrderedDict[int, Event] = OrderedDict()

    def load(self, connection: Connection, keys: Sequence[int], revision: int) -> list[Event]:
        """As ``load_events``, in a transaction that sees a revision."""
        found = self._known(keys, revision)
        missing = [key for key in keys if key not in found]
        if missing:
            new = dict(zip(missing, load_events(connection, missing), strict=True))
            self._keep(new, revision)
            found |= new
        return [found[key] for key in keys]

    def _known(self, keys: Sequence[int], revision: int) -> dict[int, Event]:
        with self._lock:
            if revision > self._revision:
                self._events.clear()
                self._revision = revision
            if revision < self._revision:
                return {}
            found = {key: self._events[key] for key in keys if key in self._events}
            for key in found:
                self._events.move_to_end(key)
        return found

    def _keep(self, new: dict[int, Event], revision: int) -> None:
        with self._lock:
            if revision == self._revision:
                self._events.update(new)
                while len(self._events) > self._most:
                    self._events.popitem(last=False)
