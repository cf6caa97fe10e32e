"""One event, told several times in a document: which drafts are one, and what each adds."""

import datetime as dt
from collections.abc import Sequence

from graph.dates import bounds, compatible
from graph.extract.casting import distinct
from graph.extract.model import Draft
from graph.extract.people import name_tokens
from graph.model import Participant
from ontology.terms import EventType, Role, Status

PLANS = (Status.PLANNED, Status.CANCELLED, Status.POSTPONED)
"""What may be told of one plan, the last word last."""
OF_A_KIND = frozenset(
    {"agreement", "agreements", "memorandum", "memoranda", "understanding", "protocol", "treaty"}
    | {"plan", "action", "programme", "program", "declaration", "statement", "document", "contract"}
    | {"letter", "intent", "convention", "accord", "pact", "deal", "mou", "cooperation", "joint"}
    | {"of", "on", "in", "for", "the", "a", "an", "and", "to", "field", "fields", "area", "areas"}
    | {"between", "with", "new", "bilateral", "framework"}
)
"""Words of documents' titles that do not tell one from another."""
LASTING = 21
"""Days within which two dates can be of one exercise."""
FRESH = 10
"""Days before the story within which an act without a date may be."""
OF_ONE_KIND = frozenset(
    {EventType.SANCTION, EventType.MISSION, EventType.RELATIONS, EventType.STATEMENT}
)
"""What two tellings of call by one subtype."""
FACE_TO_FACE = frozenset({EventType.MEETING, EventType.CALL})
"""What one official of a state has with another, whatever others of them do."""
SEVERAL = frozenset({EventType.SANCTION, EventType.AID, EventType.MISSION, EventType.RELEASE})
"""What a state does several of at once: "closed the border, halted all trade"."""


Key = tuple[object, ...]


class Told:
    """The events told of so far, filed by who takes part.

    A text of ever-new people is then compared with few of them and not with all.
    """

    def __init__(self, today: dt.date | None) -> None:
        self.today = today
        """The day of the story, which is that of a fresh act without a date of its own."""
        self.events: list[Draft] = []
        self._filed: dict[Key, dict[int, None]] = {}

    def tell(self, draft: Draft) -> None:
        """Take a draft for a new event, or for more of the first that it may be."""
        numbers = sorted(self._alike(draft))
        known = next((n for n in numbers if same(self.events[n], draft, self.today)), None)
        if known is None:
            known = len(self.events)
            self.events.append(draft)
        else:
            absorb(self.events[known], draft)
        for key in _keys(self.events[known]):
            self._filed.setdefault(key, {})[known] = None

    def _alike(self, draft: Draft) -> set[int]:
        """The fewest events among which any that is the draft's must be."""
        places = [[_place(draft)]]
        for side, people in _sides(draft):
            if people:
                places.append([(*side, official) for official in (*people, None)])
        return min(map(self._in, places), key=len)

    def _in(self, keys: list[Key]) -> set[int]:
        return {number for key in keys for number in self._filed.get(key, ())}


def _place(draft: Draft) -> Key:
    """Where events of the same type and parties are filed; exercises may be one by their name."""
    return (draft.type,) if draft.type is EventType.EXERCISE else (draft.type, draft.principals)


def _sides(draft: Draft) -> list[tuple[Key, set[str]]]:
    """Per party of a draft where it is filed, and who speaks for it."""
    if draft.type is EventType.EXERCISE:
        return []
    place = _place(draft)
    people: dict[str, set[str]] = {code: set() for code in draft.principals}
    for each in _acting(draft):
        if each.official and each.principal in people:
            people[each.principal].add(each.official)
    return [((*place, code), officials) for code, officials in people.items()]


def _keys(draft: Draft) -> list[Key]:
    """All places where an event is filed."""
    sides = ((*side, who) for side, people in _sides(draft) for who in people or (None,))
    return [_place(draft), *sides]


def same(event: Draft, draft: Draft, today: dt.date | None) -> bool:
    """Whether a draft tells of an event that was told of before."""
    if event.type is not draft.type:
        return False
    if event.type is EventType.EXERCISE and event.name and draft.name:
        return event.name.lower() == draft.name.lower() and _same_time(event, draft, today)
    if event.principals != draft.principals:
        return False
    if not _same_reality(event, draft) or not _same_time(event, draft, today):
        return False
    if event.type is EventType.SIGNING and not _same_document(event, draft):
        return False
    if event.type in SEVERAL and event.verb_at in draft.beside and _in_one_breath(event, draft):
        return False
    if event.type in OF_ONE_KIND and not _same_kind(event, draft):
        return False
    return _same_direction(event, draft) and same_people(event, draft)


def _same_reality(event: Draft, draft: Draft) -> bool:
    plans = event.status in PLANS and draft.status in PLANS
    return event.status is draft.status or plans or event.type is EventType.EXERCISE


def _in_one_breath(event: Draft, draft: Draft) -> bool:
    return not set(draft.sentences).isdisjoint(event.sentences)


def _same_kind(event: Draft, draft: Draft) -> bool:
    """Whether no subtype contradicts: an expulsion is no embargo."""
    return None in (event.subtype, draft.subtype) or event.subtype == draft.subtype


def _same_time(event: Draft, draft: Draft, today: dt.date | None) -> bool:
    """Whether the dates can be one; an exercise lasts, so any day of the month may be told.

    A fresh act without a date is of the story's own days, not of those of long ago.
    """
    if draft.afresh and event.date and draft.date and event.date != draft.date:
        return False
    if event.date and draft.date:
        slack = LASTING if event.type is EventType.EXERCISE else 1
        ours, theirs = bounds(event.date, event.end), bounds(draft.date, draft.end)
        return compatible(ours, theirs, slack=slack)
    if draft.definite:
        return True
    if event.background != draft.background:
        return False
    dated, undated = (event, draft) if event.date else (draft, event)
    if dated.date is None or today is None or undated.status is not Status.HELD:
        return True
    now = (today, today)
    return undated.background or compatible(bounds(dated.date, dated.end), now, slack=FRESH)


def _same_document(event: Draft, draft: Draft) -> bool:
    """Whether two signings are of one document: no title contradicts, no kind does.

    "Ten documents" are none that is named: of those that remain is judged when all is told.
    """
    if (event.several is None) != (draft.several is None) and (event.name or draft.name):
        return False
    if event.name and draft.name:
        one, other = set(name_tokens(event.name)), set(name_tokens(draft.name))
        if one - OF_A_KIND and other - OF_A_KIND and not (one & other) - OF_A_KIND:
            return False
        return len(one & other) / len(one | other) >= 0.4
    return event.subtype == draft.subtype or "document" in (event.subtype, draft.subtype)


def all_named(event: Draft, events: Sequence[Draft]) -> bool:
    """Whether all documents that an event counts are told of by name; of some, any is enough."""
    if event.several is None or event.name is not None or event.type is not EventType.SIGNING:
        return False
    named = [
        e
        for e in events
        if e.type is EventType.SIGNING
        and e.name is not None
        and e.principals == event.principals
        and e.status is event.status
        and (e.date is None or event.date is None or e.date == event.date)
    ]
    return len(named) >= max(event.several, 1)


def _same_direction(event: Draft, draft: Draft) -> bool:
    """Whether the same side acts on the other: a visit and its return, two who accuse, are two."""
    for role in (Role.VISITOR, Role.SENDER, Role.SOURCE):
        one = {p.principal for p in event.of_role(role)}
        other = {p.principal for p in draft.of_role(role)}
        if one and other and one != other:
            return False
    return True


def same_people(event: Draft, draft: Draft) -> bool:
    """Whether no principal is spoken for by different officials, by name or, where no two names
    tell, by office: a president is no ambassador.
    """
    for code in event.principals:
        one, other = ([p for p in _acting(d) if p.principal == code] for d in (event, draft))
        names, others = ({p.official for p in side if p.official} for side in (one, other))
        if names and others and not names & others:
            return False
        offices, further = ({p.portfolio for p in side} for side in (one, other))
        if event.type in FACE_TO_FACE and None not in offices | further and not offices & further:
            return False
    return True


def _acting(draft: Draft) -> list[Participant]:
    """Who takes part: those who merely attend may be told of in one telling and not in another."""
    return [p for p in draft.participants if p.role is not Role.ATTENDEE]


def absorb(event: Draft, draft: Draft) -> None:
    """Add what a second telling says to the first."""
    event.participants = distinct([*event.participants, *_new(event, draft)])
    hosts = {p.principal for p in event.of_role(Role.ORGANIZER)}
    event.participants = [
        p for p in event.participants if p.role is not Role.PARTICIPANT or p.principal not in hosts
    ]
    event.subtype = _finer(event.subtype, draft.subtype)
    if draft.date and (event.date is None or len(draft.date) > len(event.date)):
        event.date, event.end = draft.date, draft.end
        event.spans.pop("date", None)
    if draft.end and not event.end and event.date == draft.date:
        event.end = draft.end
    event.name = event.name or draft.name
    if draft.place and (event.place is None or (draft.place.city and not event.place.city)):
        event.place = draft.place
        event.spans.pop("place", None)
    event.spans = {**draft.spans, **event.spans}
    event.said = {**draft.said, **event.said}
    event.domain = list(dict.fromkeys([*event.domain, *draft.domain]))
    event.sentences += [s for s in draft.sentences if s not in event.sentences]
    event.why += [w for w in draft.why if w not in event.why]
    if event.status in PLANS and draft.status in PLANS:
        event.status = max(event.status, draft.status, key=PLANS.index)
    if event.type is EventType.EXERCISE and Status.HELD in (event.status, draft.status):
        event.status = Status.HELD


def _new(event: Draft, draft: Draft) -> list[Participant]:
    """Participants of a second telling that are not in the event under a fuller description."""
    known = {(p.role, p.official) for p in event.participants}
    present = {p.official for p in event.participants if p.official}
    hosts = {p.principal for p in event.of_role(Role.ORGANIZER, Role.ATTENDEE)}
    return [
        p
        for p in draft.participants
        if (p.role, p.official) not in known
        and not (p.role is Role.ATTENDEE and p.official in present)
        and not (p.official is None and p.principal in hosts)
    ]


def _finer(one: str | None, other: str | None) -> str | None:
    weak = (None, "document", "bilateral", "field")
    return other if one in weak and other is not None else one
