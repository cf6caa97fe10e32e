"""The JSON of events that were lately answered with, put into the next answer as it is."""

from collections import OrderedDict
from threading import Lock

import orjson

from api import represent
from graph.model import Event

KEPT = 4_096
"""Events whose JSON is kept, those asked for last: some six megabytes."""


class WrittenEvents:
    """The JSON of each event, as long as readers give the very same event.

    A view gives the same one while the ledger is as it was (``graph.store.recall``); what anything
    of it looked like before is never answered with.  Threads may share it.
    """

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._lock = Lock()
        self._known: OrderedDict[str, tuple[Event, orjson.Fragment]] = OrderedDict()

    def __call__(self, event: Event) -> orjson.Fragment:
        """What ``represent.event`` gives, as text that ``JsonAnswer`` takes."""
        with self._lock:
            found = self._known.get(event.id)
            if found is not None and found[0] is event:
                self._known.move_to_end(event.id)
                return found[1]
        text = orjson.Fragment(orjson.dumps(represent.event(event)))
        with self._lock:
            self._known[event.id] = event, text
            self._known.move_to_end(event.id)
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return text


event_text = WrittenEvents()
"""What this process has written."""
