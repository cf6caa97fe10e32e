"""Who the officials of events are, over all documents (``people`` keeps what is known of them)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from graph.dates import bounds
from graph.fuse import person
from graph.fuse.officials import Identity, Spelling, holder
from graph.model import Event, Participant
from graph.store.bodies import keys_of
from graph.store.derived import spellings
from graph.store.people import MOST_DAYS, Surname, known, office_key, read


class Namer:
    """Says of events who their officials and bodies are; what it has looked up it remembers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._named: dict[Surname, dict[tuple[str, str, str], Identity]] = {}
        self._offices: dict[tuple[str, str], dict[Spelling, Identity]] = {}
        self._bodies: dict[str, str] | None = None

    def named(self, event: Event) -> Event:
        """The event with its people and bodies as they are known over all documents."""
        event = self._embodied(event)
        if not any(p.official or p.title for p in event.participants):
            return event
        named = tuple(self._known(p) if p.official else p for p in event.participants)
        filled = tuple(p if p.official else self._filled(p, event, named) for p in named)
        return replace(event, participants=filled)

    def _embodied(self, event: Event) -> Event:
        """The event with its organisations under the keys that people judged to be theirs."""
        if self._bodies is None:
            self._bodies = keys_of(self._connection)
        if not self._bodies:
            return event
        keys = [self._bodies.get(p.organization_id or "") for p in event.participants]
        if not any(keys):
            return event
        pairs = zip(event.participants, keys, strict=True)
        return replace(event, participants=tuple(replace(p, body=key) for p, key in pairs))

    def _known(self, p: Participant) -> Participant:
        assert p.official is not None
        surname = p.principal, person(p.official).surname
        if surname not in self._named:
            found = known(self._connection, surname)
            self._named[surname] = {office_key(s): who for s, who in found.items()}
        key = (p.official, p.portfolio or "", p.title or "")
        group = self._named[surname]
        who = group.get(key) or _nearest(group, p.official, p.portfolio or "")
        return p if who is None else _called(p, who)

    def _filled(self, p: Participant, event: Event, others: Iterable[Participant]) -> Participant:
        """A title without a name, filled with who is known to have held the office."""
        if p.title is None or p.portfolio is None or event.date is None:
            return p
        first, last = bounds(event.date, event.end)
        if (last - first).days > MOST_DAYS:
            return p
        who = holder(self._holders(p.principal, p.portfolio), p.title, first)
        if who is None or any(other.official_id == who.actor for other in others):
            return p
        return replace(_called(p, who), inferred=True)

    def _holders(self, principal: str, portfolio: str) -> dict[Spelling, Identity]:
        office = principal, portfolio
        if office not in self._offices:
            wanted = select(spellings).where(
                spellings.c.principal == principal, spellings.c.portfolio == portfolio
            )
            self._offices[office] = read(self._connection, wanted)
        return self._offices[office]


def _called(p: Participant, who: Identity) -> Participant:
    plain = replace(p, official=who.name, actor=None)
    return plain if plain.official_id == who.actor else replace(plain, actor=who.actor)


def _nearest(
    group: Mapping[tuple[str, str, str], Identity], name: str, portfolio: str
) -> Identity | None:
    """Of a name that fusion took from one report and the office from another."""
    named = {key: who for key, who in group.items() if key[0] == name}
    found = {who for key, who in named.items() if key[1] == portfolio} or set(named.values())
    return found.pop() if len(found) == 1 else None
