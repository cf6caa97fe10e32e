"""The JSON of every answer: ``graph.exchange.json_form`` plus links, for REST and command line.

Events, reports and agreements get their form in one place, ``json_form``; here they only gain
``links``.  ``api.schemas`` describes the same shapes for OpenAPI; a test holds the two together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from itertools import combinations
from typing import Any

from api.service.audit import Entry
from api.service.jobs import Job
from graph.changes import Change, Deed, Subject
from graph.exchange.json_form import (
    actor_json,
    agreement_json,
    event_json,
    evidence_json,
    exercise_json,
    report_json,
)
from graph.fuse import Competing
from graph.model import Agreement, Document, Dyad, Event, Evidence, Exercise, Report, sides
from graph.queries import Actor, Bin, DyadSummary, Effect, Ruling, Source, Version
from graph.question import Answer, Condensed, Gap
from graph.store.effects import differences
from graph.timeline import Timeline

Json = dict[str, Any]

MAX_PAIRED = 10
"""Events of more principals are no dealings of a dyad (DESIGN.md, "The model")."""

JUDGEMENTS = (Deed.JUDGED, Deed.UNDONE)
"""Changes whose subject is the number of a judgement."""

COLLECTIONS = {Subject.EVENT: "events", Subject.DOCUMENT: "documents"}
"""Where the subjects of changes are found."""


def event(thing: Event) -> Json:
    """An event and where to go from it."""
    found = event_json(thing)
    found["links"] = _event_links(thing)
    return found


def _event_links(thing: Event) -> Json:
    itself = f"/v1/events/{thing.id}"
    return {
        "self": itself,
        "page": f"/events/{thing.id}",
        "evidence": f"{itself}/evidence",
        "values": f"{itself}/values",
        "history": f"{itself}/history",
        "part_of": _link("events", thing.part_of),
        "agreement": _link("agreements", thing.agreement),
        "exercise": _link("exercises", thing.exercise),
        "dyads": list(_dyad_links(sides(thing.participants))),
    }


def _link(collection: str, key: str | None) -> str | None:
    return None if key is None else f"/v1/{collection}/{key}"


@lru_cache(maxsize=4096)
def _dyad_links(codes: frozenset[str]) -> tuple[str, ...]:
    """The pairs of those that an event is between; none when they are more than ten."""
    if len(codes) > MAX_PAIRED:
        return ()
    return tuple(f"/v1/dyads/{Dyad(*pair)}" for pair in combinations(sorted(codes), 2))


def versions(found: Sequence[Version]) -> list[Json]:
    """What an event was and is, each version with what it changed."""
    return [
        {
            "revision": each.revision,
            "since": each.since,
            "until": each.until,
            "changes": [
                {"attribute": one.attribute, "before": one.before, "after": one.after}
                for one in differences(before.event, each.event)
            ],
            "event": event(each.event),
        }
        for before, each in zip((found[0], *found), found, strict=False)
    ]


def value(thing: Competing) -> Json:
    """One value that reports give, and who gives it."""
    return {
        "attribute": thing.attribute,
        "value": thing.value,
        "chosen": thing.chosen,
        "reason": thing.reason,
        "reports": list(thing.reports),
        "publishers": list(thing.publishers),
    }


def agreement(thing: Agreement) -> Json:
    """An agreement and where to go from it."""
    links = {
        "self": f"/v1/agreements/{thing.id}",
        "events": [f"/v1/events/{key}" for key in thing.events],
    }
    return {**agreement_json(thing), "links": links}


def exercise(thing: Exercise) -> Json:
    """An exercise and where to go from it."""
    links = {
        "self": f"/v1/exercises/{thing.id}",
        "events": [f"/v1/events/{key}" for key in thing.events],
    }
    return {**exercise_json(thing), "links": links}


def document(thing: Document | Source) -> Json:
    """What a document is and where it was published, never its text."""
    return {
        "id": thing.id,
        "title": thing.title,
        "url": thing.url,
        "publisher": thing.publisher,
        "published": None if thing.published is None else thing.published.isoformat(),
        "language": thing.language,
        "links": {"self": f"/v1/documents/{thing.id}"},
    }


def quoted_document(thing: Document, told: Iterable[tuple[Report, str]]) -> Json:
    """A document with the sentences quoted from it, each with the event it is evidence of."""
    quotes = [quote(span, event) for report, event in told for span in report.evidence]
    return {**document(thing), "quotes": quotes}


def quote(span: Evidence, event: str) -> Json:
    """A quote of a document, and the event it is evidence of."""
    links = {"event": f"/v1/events/{event}"}
    return {**evidence_json(span), "event": event, "links": links}


def account(report: Report, source: Document) -> Json:
    """One document's account of an event, with the document it comes from."""
    return {**report_json(report), "document": document(source)}


def report(thing: Report) -> Json:
    """One document's account of an event, with the id of the document."""
    return {**report_json(thing), "document": thing.document}


def dyad(thing: DyadSummary) -> Json:
    """A dyad at a glance."""
    base = f"/v1/dyads/{thing.dyad}"
    return {
        "dyad": str(thing.dyad),
        "principals": [thing.dyad.left, thing.dyad.right],
        "events": thing.events,
        "reports": thing.reports,
        "first": thing.first,
        "last": thing.last,
        "types": {type.value: number for type, number in thing.types},
        "links": {
            "self": base,
            "page": f"/dyads/{thing.dyad}",
            "events": f"/v1/events?dyad={thing.dyad}",
            "timeline": f"{base}/timeline",
            "agreements": f"{base}/agreements",
            "summary": f"{base}/summary",
        },
    }


def count(thing: Bin) -> Json:
    """How many events of a type began in a period."""
    return {
        "period": thing.period,
        "type": thing.type.value,
        "events": thing.events,
        "reports": thing.reports,
    }


def timeline(thing: Timeline) -> Json:
    """The timeline of a dyad: a lane a type, oldest event first."""
    return {
        "dyad": str(thing.dyad),
        "first": thing.first,
        "last": thing.last,
        "total": thing.total,
        "lanes": [
            {"type": lane.type.value, "events": [event(one) for one in lane.events]}
            for lane in thing.lanes
        ],
        "undated": [event(one) for one in thing.undated],
        "links": {"self": f"/v1/dyads/{thing.dyad}/timeline", "dyad": f"/v1/dyads/{thing.dyad}"},
    }


def actor(thing: Actor) -> Json:
    """A principal, a body or an official, and where to go from it."""
    links = {
        "self": f"/v1/actors/{thing.id}",
        "page": f"/actors/{thing.id}",
        "events": f"/v1/events?{thing.kind.value}={thing.id}",
    }
    return {**actor_json(thing), "links": links}


def change(thing: Change) -> Json:
    """A line of the revision log, and where to see what it is about."""
    judged = thing.change in JUDGEMENTS or thing.kind not in COLLECTIONS
    collection = None if judged else COLLECTIONS[thing.kind]
    links = {
        "subject": None if collection is None else _link(collection, thing.subject),
        "into": None if collection is None else _link(collection, thing.into),
    }
    return {
        "revision": thing.number,
        "at": thing.at,
        "change": thing.change.value,
        "kind": thing.kind.value,
        "subject": thing.subject,
        "into": thing.into,
        "links": links,
    }


def named_actor(thing: Actor) -> Json:
    """Who an actor is, without what it was seen in."""
    whole = actor(thing)
    return {name: whole[name] for name in ("id", "kind", "country", "name", "portfolio", "links")}


def answer(thing: Answer, shape: Callable[[Event], object] = event) -> Json:
    """How a question in plain language was read, and what answers it, each event in a shape."""
    reading = thing.reading
    return {
        "question": reading.question,
        "reading": reading.filters(),
        "sentence": reading.sentence,
        "asks": reading.asks.value,
        "unread": list(reading.unread),
        "alternatives": list(reading.alternatives),
        "count": thing.count,
        "answer": None if thing.condensed is None else _condensed(thing.condensed),
        "gap": None if thing.gap is None else _gap(thing.gap),
        "items": [shape(one) for one in thing.items],
    }


def _condensed(thing: Condensed) -> Json:
    return {
        "text": thing.text,
        "values": [asdict(each) for each in thing.values],
        "others": thing.others,
        "of": thing.of,
    }


def _gap(thing: Gap) -> Json:
    return {"before": thing.before.id, "after": thing.after.id, "days": thing.days}


def collection(
    items: Sequence[object], total: int, following: str | None = None, *, exact: bool = True
) -> Json:
    """One page of a list: its items, the number of all, and the address of the next page."""
    return {"items": list(items), "total": total, "exact": exact, "next": following}


def plain(reading: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The filters of a reading as pairs of a query string, lists repeated."""
    return [
        (name, str(value))
        for name, values in reading.items()
        for value in (values if isinstance(values, (list, tuple)) else [values])
    ]


def job(thing: Job) -> Json:
    """A job and where to go from it."""
    done = thing.result["documents"] if thing.result else ()
    return {
        "id": thing.id,
        "state": thing.state,
        "created_at": thing.created_at,
        "started_at": thing.started_at,
        "finished_at": thing.finished_at,
        "expected": thing.expected,
        "done": thing.done,
        "result": thing.result,
        "error": thing.error,
        "links": {
            "self": f"/v1/jobs/{thing.id}",
            "documents": [f"/v1/documents/{id}" for id in done],
        },
    }


def effect(thing: Effect) -> Json:
    """What a change made of the events."""
    return {
        "lost": list(thing.lost),
        "merged": [{"event": id, "into": into} for id, into in thing.merged],
        "created": list(thing.created),
        "changed": [asdict(each) for each in thing.changed],
    }


def judgement(thing: Ruling) -> Json:
    """What somebody has judged."""
    return asdict(thing)


def audit_entry(thing: Entry) -> Json:
    """One request that could change something."""
    return asdict(thing)
