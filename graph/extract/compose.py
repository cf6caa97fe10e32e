"""From drafts to reports: one report an event, dated, placed, nested, with its evidence."""

import datetime as dt
from collections.abc import Callable, Sequence

from graph.dates import bounds, compatible
from graph.extract.calibration import calibrated
from graph.extract.casting import distinct
from graph.extract.discourse import is_state
from graph.extract.kinds import subject_areas
from graph.extract.model import Draft
from graph.extract.people import name_tokens
from graph.model import Document, Evidence, Participant, Place, Report, digest
from ontology.terms import EventType, Role, Status

CONTAINERS: dict[EventType, tuple[EventType, ...]] = {
    EventType.MEETING: (EventType.VISIT,),
    EventType.SIGNING: (EventType.MEETING, EventType.VISIT),
    EventType.INVITATION: (EventType.MEETING, EventType.VISIT),
}
PLANS = (Status.PLANNED, Status.CANCELLED, Status.POSTPONED)
"""What may be told of one plan, the last word last."""
ON_THE_SPOT = frozenset(
    {
        EventType.MEETING,
        EventType.SIGNING,
        EventType.INVITATION,
        EventType.AWARD,
        EventType.RATIFICATION,
    }
)
"""What takes place where the story does, unless it says otherwise."""
IMPLIED = {
    (EventType.AID, None): Role.RECIPIENT,
    (EventType.ARMS_TRANSFER, "delivery"): Role.RECIPIENT,
    (EventType.ACCUSATION, "summons"): Role.SOURCE,
    (EventType.SANCTION, "expulsion"): Role.SOURCE,
    (EventType.CLASH, None): Role.TARGET,
}
"""The side in whose country an event of a type, or of a subtype, takes place."""
DAY = len("2024-06-07")
LASTING = 21
"""Days within which two dates can be of one exercise."""


def compose(
    drafts: Sequence[Draft],
    document: Document,
    today: dt.date | None,
    seat: Place | None,
    original: Callable[[tuple[int, int]], tuple[int, int]],
) -> list[Report]:
    """The document's reports; each draft's place in time and space is settled here.

    ``seat`` is where the story was filed; ``original`` gives the document's span for one of the
    story that was read.
    """
    for draft in drafts:
        draft.sentences = [original(span) for span in draft.sentences]
    events: list[Draft] = []
    for draft in drafts:
        known = next((e for e in events if _same(e, draft)), None)
        if known is None:
            events.append(draft)
        else:
            _absorb(known, draft)
    events = [e for e in events if _is_between_sides(e)]
    _settle(events, today, seat)
    _nest(events)
    ids = {id(e): _report_id(document, e, n) for n, e in enumerate(events)}
    return [_report(e, ids, document) for e in events]


def _is_between_sides(event: Draft) -> bool:
    codes = {p.principal for p in event.participants}
    if event.open and sum(is_state(code) for code in codes) < 2:
        return False
    return len(codes) > 1


# -- one event, told several times ---------------------------------------------------------------


def _same(event: Draft, draft: Draft) -> bool:
    if event.type is not draft.type:
        return False
    if event.type is EventType.EXERCISE and event.name and draft.name:
        return event.name.lower() == draft.name.lower() and _same_time(event, draft)
    if event.principals != draft.principals:
        return False
    if not _same_reality(event, draft) or not _same_time(event, draft):
        return False
    if event.type is EventType.SIGNING and not _same_document(event, draft):
        return False
    return _same_direction(event, draft) and _same_people(event, draft)


def _same_reality(event: Draft, draft: Draft) -> bool:
    plans = event.status in PLANS and draft.status in PLANS
    return event.status is draft.status or plans or event.type is EventType.EXERCISE


def _same_time(event: Draft, draft: Draft) -> bool:
    """Whether the dates can be one; an exercise lasts, so any day of the month may be told."""
    if event.date and draft.date:
        slack = LASTING if event.type is EventType.EXERCISE else 1
        ours, theirs = bounds(event.date, event.end), bounds(draft.date, draft.end)
        return compatible(ours, theirs, slack=slack)
    return event.background == draft.background or draft.definite


def _same_document(event: Draft, draft: Draft) -> bool:
    """Whether two signings are of one document: no title contradicts, no kind does."""
    if event.name and draft.name:
        one, other = set(name_tokens(event.name)), set(name_tokens(draft.name))
        return len(one & other) / len(one | other) >= 0.4
    return event.subtype == draft.subtype or "document" in (event.subtype, draft.subtype)


def _same_direction(event: Draft, draft: Draft) -> bool:
    """Whether the same side acts on the same side: a visit and its return are two."""
    for role in (Role.VISITOR, Role.SENDER):
        one = {p.principal for p in event.of_role(role)}
        other = {p.principal for p in draft.of_role(role)}
        if one and other and one != other:
            return False
    return True


def _same_people(event: Draft, draft: Draft) -> bool:
    """Whether no principal is spoken for by different officials."""
    for code in event.principals:
        one = {p.official for p in event.participants if p.principal == code and p.official}
        other = {p.official for p in draft.participants if p.principal == code and p.official}
        if one and other and not one & other:
            return False
    return True


def _absorb(event: Draft, draft: Draft) -> None:
    """Add what a second telling says to the first."""
    event.participants = distinct([*event.participants, *_new(event, draft)])
    hosts = {p.principal for p in event.of_role(Role.ORGANIZER)}
    event.participants = [
        p for p in event.participants if p.role is not Role.PARTICIPANT or p.principal not in hosts
    ]
    event.subtype = _finer(event.subtype, draft.subtype)
    if draft.date and (event.date is None or len(draft.date) > len(event.date)):
        event.date, event.end = draft.date, draft.end
    if draft.end and not event.end and event.date == draft.date:
        event.end = draft.end
    event.name = event.name or draft.name
    if draft.place and (event.place is None or (draft.place.city and not event.place.city)):
        event.place = draft.place
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


# -- time, place, nesting ------------------------------------------------------------------------


def _settle(events: list[Draft], today: dt.date | None, seat: Place | None) -> None:
    """Give undated and unplaced events the story's own time and place, where that is sound."""
    first = min(filter(_is_story, events), key=lambda e: e.sentences[0], default=None)
    dated = first is not None and first.date is not None and len(first.date) == DAY
    day = first.date if first is not None and dated and _near(first.date, today) else None
    day = day or (today.isoformat() if today else None)
    scene = next((e.place for e in events if e.place and _is_now(e, today)), None)
    for event in events:
        if event.date is None and event.status is Status.HELD and not event.background:
            event.date = event.told if _near(event.told, today) else day
            event.why.append("time.story")
        if event.place is None and scene and _is_story(event) and _shares_day(event, day):
            if event.type in ON_THE_SPOT:
                event.place = scene
                event.why.append("place.story")
        if event.place is None and seat and _is_story(event) and _shares_day(event, day):
            if event.type in ON_THE_SPOT and seat.country in event.principals:
                event.place = seat
                event.why.append("place.dateline")
        if event.place is None:
            event.place = _implied_place(event)


def _implied_place(event: Draft) -> Place | None:
    """Where an event of this kind takes place by what it is: aid, at its recipient's."""
    role = IMPLIED.get((event.type, event.subtype)) or IMPLIED.get((event.type, None))
    codes = [p.principal for p in event.of_role(role)] if role is not None else []
    if len(set(codes)) != 1 or not is_state(codes[0]):
        return None
    event.why.append("place.implied")
    return Place(country=codes[0])


def _is_story(event: Draft) -> bool:
    return event.status is Status.HELD and not event.background


def _is_now(event: Draft, today: dt.date | None) -> bool:
    """Whether an event is of the story's own time and not of its background."""
    return _is_story(event) and (event.date is None or _near(event.date[:DAY], today))


def _near(date: str | None, today: dt.date | None) -> bool:
    if date is None or today is None:
        return date is not None
    return len(date) == DAY and -1 <= (today - dt.date.fromisoformat(date)).days <= 7


def _shares_day(event: Draft, day: str | None) -> bool:
    return event.date is None or (day is not None and event.date[:7] == day[:7])


def _nest(events: list[Draft]) -> None:
    """Say which event contains which: a signing its meeting, a meeting its visit."""
    for event in events:
        for kind in CONTAINERS.get(event.type, ()):
            holder = next((e for e in events if e.type is kind and _contains(e, event)), None)
            if holder is not None:
                event.part_of = holder
                _inherit(event, holder)
                if event.place and holder.place and not event.place.city:
                    event.place = _more_precise(event.place, holder.place)
                break


def _contains(holder: Draft, event: Draft) -> bool:
    if holder.status is not event.status or not event.principals <= holder.principals:
        return False
    if holder.date is None or event.date is None:
        planned = event.status is Status.PLANNED and event.date is None
        return (planned or holder.date == event.date) and holder.background == event.background
    if not compatible(bounds(holder.date, holder.end), bounds(event.date, event.end)):
        return False
    if holder.type is EventType.MEETING:
        return _same_people(holder, event)
    return True


def _inherit(event: Draft, holder: Draft) -> None:
    """What is planned within a plan has its time and place."""
    if event.status is Status.PLANNED and event.date is None and holder.date is not None:
        event.date, event.end = holder.date, holder.end
        event.why.append("time.whole")
    event.place = event.place or holder.place


def _more_precise(place: Place, other: Place) -> Place:
    return other if other.country == place.country and other.city else place


# -- reports -------------------------------------------------------------------------------------


def _report_id(document: Document, event: Draft, number: int) -> str:
    spans = ",".join(f"{start}-{end}" for start, end in event.sentences)
    return "r" + digest(document.id, event.type, str(number), spans)


def _report(event: Draft, ids: dict[int, str], document: Document) -> Report:
    participants = tuple(event.participants)
    report = Report(
        id=ids[id(event)],
        document=document.id,
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        date=event.date,
        end=event.end,
        place=event.place,
        participants=participants,
        name=event.name,
        domain=tuple(event.domain or subject_areas("", participants)),
        part_of=ids[id(event.part_of)] if event.part_of is not None else None,
        evidence=tuple(_evidence(document, span) for span in event.sentences),
        why=tuple(event.why),
    )
    return calibrated(report)


def _evidence(document: Document, span: tuple[int, int]) -> Evidence:
    start, end = span
    return Evidence(document=document.id, quote=document.text[start:end], start=start, end=end)
