"""From drafts to reports: one report an event, dated, placed, nested, with its evidence."""

import datetime as dt
from collections.abc import Callable, Sequence

from graph.dates import bounds, compatible
from graph.extract.memory import is_state
from graph.extract.model import Draft
from graph.extract.reporting import report, report_id
from graph.extract.retelling import Told, all_named, same_people
from graph.extract.whereabouts import WITHIN, Whereabouts
from graph.model import Document, Place, Report
from ontology.terms import EventType, Status

CONTAINERS: dict[EventType, tuple[EventType, ...]] = {
    EventType.MEETING: (EventType.VISIT,),
    EventType.SIGNING: (EventType.MEETING, EventType.VISIT),
    EventType.INVITATION: (EventType.MEETING, EventType.VISIT),
}
AROUND = (EventType.VISIT, EventType.MEETING)
VERBAL = frozenset({EventType.ACCUSATION, EventType.APPEAL, EventType.STATEMENT, EventType.THREAT})
"""What is said now of things long past."""
DAY = len("2024-06-07")


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
        draft.spans = {slot: original(span) for slot, span in draft.spans.items()}
        draft.said = {who: original(span) for who, span in draft.said.items()}
    told = Told(today)
    for draft in drafts:
        told.tell(draft)
    events = [e for e in told.events if _is_between_sides(e) and not all_named(e, told.events)]
    _settle(events, today, seat)
    _nest(events)
    ids = {id(e): report_id(document, e, n) for n, e in enumerate(events)}
    return [report(e, ids, document) for e in events]


def _is_between_sides(event: Draft) -> bool:
    codes = {p.principal for p in event.participants}
    if event.open and sum(is_state(code) for code in codes) < 2:
        return False
    return len(codes) > 1


def _settle(events: list[Draft], today: dt.date | None, seat: Place | None) -> None:
    """Give undated and unplaced events the story's own time and place, where that is sound."""
    first = min(filter(_is_story, events), key=lambda e: e.sentences[0], default=None)
    dated = first is not None and first.date is not None and len(first.date) == DAY
    day = first.date if first is not None and dated and _near(first.date, today) else None
    day = day or (today.isoformat() if today else None)
    scene = next((e.place for e in events if e.place and _is_now(e, today)), None)
    whereabouts = Whereabouts(seat, scene)
    for event in events:
        if event.date is None and event.status is Status.HELD and not event.background:
            event.date = event.told if _carries(event, today) else day
            event.why.append("time.story")
        whereabouts.settle(event, own=_is_story(event) and _shares_day(event, day))


def _is_story(event: Draft) -> bool:
    return event.status is Status.HELD and not event.background


def _is_now(event: Draft, today: dt.date | None) -> bool:
    """Whether an event is of the story's own time and not of its background."""
    return _is_story(event) and (event.date is None or _near(event.date[:DAY], today))


def _near(date: str | None, today: dt.date | None) -> bool:
    if date is None or today is None:
        return date is not None
    return len(date) == DAY and -1 <= (today - dt.date.fromisoformat(date)).days <= 7


def _carries(event: Draft, today: dt.date | None) -> bool:
    """Whether the day last told of is that of an event without a time of its own."""
    if _near(event.told, today):
        return True
    if event.told is None or not event.narrated:
        return False
    past = today is None or bounds(event.told)[1] <= today
    return past and (len(event.told) == DAY or event.type not in VERBAL)


def _shares_day(event: Draft, day: str | None) -> bool:
    return event.date is None or (day is not None and event.date[:7] == day[:7])


def _nest(events: list[Draft]) -> None:
    """Say which event contains which: a signing its meeting, a meeting its visit."""
    for event in events:
        if event.place is None and (event.type, event.subtype) in WITHIN:
            around = (e for e in events if e.type in AROUND and _contains(e, event))
            event.place = next((e.place for e in around if e.place), None)
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
        return same_people(holder, event)
    return True


def _inherit(event: Draft, holder: Draft) -> None:
    """What is planned within a plan has its time and place."""
    if event.status is Status.PLANNED and event.date is None and holder.date is not None:
        event.date, event.end = holder.date, holder.end
        event.why.append("time.whole")
    event.place = event.place or holder.place


def _more_precise(place: Place, other: Place) -> Place:
    return other if other.country == place.country and other.city else place
