"""A small world for the competency questions: Georgia, Hungary, Peru and two more, 2021 to 2024.

Every event is told by the documents that its line names, in a sentence of its own that ends every
document's account of it.  What the questions turn on:

- e01 is a visit, e02 a meeting within it, e03 a signing within that meeting; told by two papers;
- e04 is a treaty that e05 ratifies under another spelling; nothing ratifies e03 or e19;
- e06 is returned by e07, e08 by nobody; e01 is of another portfolio;
- e09 is dated differently by its two papers; e11 is the plan for it; e10 was planned in vain;
- e12 and e18 are exercises, one of them without Hungary; e12 and e05 are dated vaguely;
- e13 is an invitation that nobody took up, e14 one that e01 followed;
- e15 has three parties; e16 was called off; e17 is hostile; e20 is of two other states.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pyoxigraph import Quad

from graph.fuse import things
from graph.model import Document, Event, Evidence, Participant, Place, Report
from graph.rdf import Describer, Iris, Offices
from ontology.terms import EventType, Portfolio, Role, Status

DIPLOMATS = {
    "AZE": "Leyla Quliyeva",
    "GEO": "Irakli Beridze",
    "HUN": "Tibor Halász",
    "KAZ": "Dana Omarova",
    "PER": "Rosa Quispe",
}
PAPERS = {
    "d1": ("Tbilisi Gazette", dt.date(2021, 3, 10)),
    "d2": ("Danube Post", dt.date(2021, 3, 11)),
    "d3": ("Tbilisi Gazette", dt.date(2021, 3, 12)),
    "d4": ("Danube Post", dt.date(2022, 6, 21)),
    "d5": ("Tbilisi Gazette", dt.date(2022, 6, 24)),
    "d6": ("Lima Herald", dt.date(2023, 12, 2)),
    "d7": ("Caspian Sheet", dt.date(2024, 2, 15)),
}


def person(role: Role, code: str, name: str, field: str, title: str, body: str | None) -> Any:
    return Participant(
        role=role,
        principal=code,
        organization=body,
        portfolio=Portfolio(field),
        official=name,
        title=title,
    )


def roads(role: Role, code: str) -> Participant:
    name = {"GEO": "Nino Lomidze", "HUN": "Eszter Nagy"}[code]
    return person(role, code, name, "transport", "Minister of Transport", "Ministry of Transport")


def diplomat(role: Role, code: str) -> Participant:
    name = DIPLOMATS[code]
    body = "Ministry of Foreign Affairs"
    return person(role, code, name, "foreign-affairs", "Minister of Foreign Affairs", body)


def ambassador(code: str) -> Participant:
    title = "Ambassador of Hungary to Georgia"
    return person(Role.ATTENDEE, code, "Anna Kovács", "embassy", title, "Embassy in Tbilisi")


def adviser(code: str) -> Participant:
    return person(Role.ATTENDEE, code, "Luis Huamán", "other", "Adviser", None)


def side(role: Role, *codes: str) -> tuple[Participant, ...]:
    return tuple(Participant(role=role, principal=code) for code in codes)


V, H, S, P = Role.VISITOR, Role.HOST, Role.SIGNATORY, Role.PARTICIPANT


def event(number: int, type: EventType, date: str, *people: Participant, **more: Any) -> Event:
    key = f"{number:02}"
    if type is EventType.SIGNING:
        more["agreement"] = f"a{key}"
    if type is EventType.EXERCISE:
        more["exercise"] = f"x{key}"
    return Event(id=f"e{key}", type=type, date=date, participants=people, confidence=0.8, **more)


EVENTS = (
    (event(1, EventType.VISIT, "2021-03-10", roads(V, "HUN"), *side(H, "GEO"),
           subtype="official", place=Place(city="Tbilisi", country="GEO")), "d1 d2 d3"),
    (event(2, EventType.MEETING, "2021-03-10", roads(P, "GEO"), roads(P, "HUN"),
           part_of="e01"), "d1"),
    (event(3, EventType.SIGNING, "2021-03-10", roads(S, "GEO"), roads(S, "HUN"),
           ambassador("HUN"), subtype="agreement", name="Agreement on Road Permits",
           domain=(Portfolio.TRANSPORT,), part_of="e02"), "d1 d2"),
    (event(4, EventType.SIGNING, "2021-09-02", *side(S, "GEO", "HUN"), subtype="treaty",
           name="Treaty on Extradition", domain=(Portfolio.JUSTICE,)), "d4"),
    (event(5, EventType.RATIFICATION, "2022-04", *side(P, "GEO", "HUN"),
           subtype="ratification", name="treaty on extradition"), "d4"),
    (event(6, EventType.VISIT, "2021-06-15", diplomat(V, "GEO"), *side(H, "HUN"),
           subtype="working"), "d4"),
    (event(7, EventType.VISIT, "2022-02-01", diplomat(V, "HUN"), *side(H, "GEO")), "d4 d5"),
    (event(8, EventType.VISIT, "2022-05-20", diplomat(V, "GEO"), *side(H, "PER")), "d5"),
    (event(9, EventType.MEETING, "2022-06-20", roads(P, "GEO"), roads(P, "HUN")), "d4 d5"),
    (event(10, EventType.VISIT, "2023-05", diplomat(V, "HUN"), *side(H, "PER"),
           status=Status.PLANNED), "d5"),
    (event(11, EventType.MEETING, "2022-06-21", *side(P, "GEO", "HUN"),
           status=Status.PLANNED), "d4"),
    (event(12, EventType.EXERCISE, "2023-22", *side(Role.ORGANIZER, "GEO"),
           *side(P, "HUN", "PER"), subtype="field", name="Green Ridge"), "d6"),
    (event(13, EventType.INVITATION, "2022-09-05", *side(Role.SENDER, "HUN"),
           *side(Role.RECIPIENT, "PER")), "d6"),
    (event(14, EventType.INVITATION, "2021-02-20", *side(Role.SENDER, "GEO"),
           *side(Role.RECIPIENT, "HUN")), "d1"),
    (event(15, EventType.MEETING, "2023-10-12", *side(P, "GEO", "HUN", "PER"), adviser("PER"),
           subtype="multilateral"), "d6"),
    (event(16, EventType.VISIT, "2023-12-01", diplomat(V, "PER"), *side(H, "GEO"),
           status=Status.CANCELLED), "d6"),
    (event(17, EventType.ACCUSATION, "2023-03-03", *side(Role.SOURCE, "PER"),
           *side(Role.TARGET, "HUN"), subtype="summons"), "d6"),
    (event(18, EventType.EXERCISE, "2024-07", *side(Role.ORGANIZER, "PER"), *side(P, "GEO"),
           subtype="naval", name="Blue Wake", status=Status.PLANNED), "d6"),
    (event(19, EventType.SIGNING, "2022-05-20", diplomat(S, "GEO"), diplomat(S, "PER"),
           subtype="memorandum", name="Memorandum on Ports",
           domain=(Portfolio.TRANSPORT, Portfolio.TRADE), part_of="e08"), "d5"),
    (event(20, EventType.SIGNING, "2024-02-14", diplomat(S, "AZE"), diplomat(S, "KAZ"),
           subtype="protocol", name="Protocol on Ferries", domain=(Portfolio.TRANSPORT,)), "d7"),
)  # fmt: skip
DATED_OTHERWISE = {("e09", "d5"): "2022-06-23"}


@dataclass(frozen=True)
class World:
    """The events above as an export would write them."""

    def quads(self) -> Iterator[Quad]:
        describer, offices = Describer(Iris()), Offices()
        yield from describer.events(offices.see(self.events))
        signings = [each for each in self.events if each.agreement]
        yield from describer.agreements(map(things.agreement, signings), self.documents)
        exercises = [each for each in self.events if each.exercise]
        yield from describer.exercises(map(things.exercise, exercises))
        yield from describer.reports(self.reports, self.documents)
        yield from describer.offices(offices, self.documents)

    @cached_property
    def reports(self) -> list[Report]:
        """One report for each event and document that tells of it."""
        ends = dict.fromkeys(PAPERS, 0)
        return [
            self._report(event, document, ends)
            for event, documents in EVENTS
            for document in documents.split()
        ]

    @cached_property
    def events(self) -> list[Event]:
        """The events with what their reports give them."""
        return [replace(event, **self._support(event)) for event, _ in EVENTS]

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        return {
            id: Document(id=id, text="", title=id, publisher=PAPERS[id][0], published=PAPERS[id][1])
            for id in ids
        }

    def _report(self, event: Event, document: str, ends: dict[str, int]) -> Report:
        quote = f"{PAPERS[document][0]} tells of {event.label}."
        start = ends[document]
        ends[document] = start + len(quote) + 1
        span = Evidence(document=document, quote=quote, start=start, end=start + len(quote))
        return Report(
            id=f"r{event.id[1:]}{document}",
            document=document,
            type=event.type,
            subtype=event.subtype,
            status=event.status,
            date=DATED_OTHERWISE.get((event.id, document), event.date),
            participants=event.participants,
            name=event.name,
            evidence=(span,),
            confidence=event.confidence,
        )

    def _support(self, event: Event) -> dict[str, Any]:
        told = [each for each in self.reports if each.id.startswith(f"r{event.id[1:]}")]
        quotes = tuple(quote for each in told for quote in each.evidence)
        return {"reports": tuple(each.id for each in told), "evidence": quotes}
