"""A small made-up world: articles, and what they tell, of a few years between neighbours.

``articles`` gives pairs of a document and its reports, as an extractor would hand them to a
ledger.  Two of the articles tell of one signing; one article is hostile in every field.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph.model import Document, Evidence, Participant, Place, Report, digest
from ontology.terms import EventType, Portfolio, Role, Status

HOSTILE = '<script>document.title = "owned"</script><img src=x onerror=alert(1)>'
"""Markup that must come out as text wherever it is shown."""

SIGNING_QUOTE = "On Tuesday the two ministers signed a protocol on ferry schedules in Aqtau."
LEAD = "Defence Minister Aidar Sample received his guest at the harbour."
TAIL = "Both sides called the talks useful."
FAR = "A market was held in the old town on the same day, and the weather was fine."


def document(text: str, **fields: object) -> Document:
    """An article with an id made of its text."""
    values = {"title": "Untitled", "publisher": "Harbour Post", "published": date(2024, 3, 12)}
    return Document(id=f"d{digest(text)}", text=text, **values | fields)


def report(of: Document, type: EventType, *quotes: str, **fields: object) -> Report:
    """What an article tells, with the place of each quote in it."""
    spans = tuple(
        Evidence(document=of.id, quote=q, start=of.text.index(q), end=of.text.index(q) + len(q))
        for q in quotes
    )
    key = digest(of.id, type.value, *quotes, str(fields.get("date")), str(fields.get("name")))
    values = {"evidence": spans, "confidence": 0.9, "why": ("made-by-hand",)}
    return Report(id=f"r{key}", document=of.id, type=type, **values | fields)


def side(role: Role, principal: str, **fields: object) -> Participant:
    """A participant."""
    return Participant(role=role, principal=principal, **fields)


def both(role: Role, one: str = "AZE", other: str = "KAZ") -> tuple[Participant, ...]:
    """Two principals in one role."""
    return side(role, one), side(role, other)


MINISTER = side(
    Role.VISITOR,
    "KAZ",
    organization="Ministry of Defence",
    portfolio=Portfolio.DEFENCE,
    official="Aidar Sample",
    title="Minister of Defence",
    rank="Major General",
    delegation=True,
)


def articles() -> Iterator[tuple[Document, list[Report]]]:
    """The world's articles, oldest first."""
    yield relations()
    yield visit_with_parts()
    yield second_account()
    yield exercise()
    yield cancelled_meeting()
    yield hostile()
    yield from neighbours()


def relations() -> tuple[Document, list[Report]]:
    """An old event known only by its year, told long after."""
    quote = "Embassies were exchanged in 1998."
    text = document(f"{quote} Trade followed.", title="A look back", published=date(2024, 1, 2))
    told = report(text, EventType.MISSION, quote, date="1998", participants=both(Role.PARTICIPANT))
    return text, [told]


def visit_with_parts() -> tuple[Document, list[Report]]:
    """A visit that contains a meeting and a signing."""
    visit = "A delegation from Kazakhstan came to Baku on 12 March for a working visit."
    meeting = "The ministers met at the ministry."
    text = document(
        f"{FAR}\n\n{visit} {meeting} {LEAD} {SIGNING_QUOTE} {TAIL}\n\n{FAR}",
        title="Ministers agree on ferries",
        url="https://news.example/2024/ferries-and-ports",
    )
    came = report(
        text,
        EventType.VISIT,
        visit,
        subtype="working",
        date="2024-03-12",
        place=Place(city="Baku", country="AZE"),
        participants=(MINISTER, side(Role.HOST, "AZE")),
    )
    met = report(
        text,
        EventType.MEETING,
        meeting,
        subtype="bilateral",
        date="2024-03-12",
        place=Place(city="Baku", country="AZE"),
        participants=both(Role.PARTICIPANT),
        part_of=came.id,
    )
    signed = report(
        text,
        EventType.SIGNING,
        SIGNING_QUOTE,
        subtype="protocol",
        date="2024-03-12",
        name="Protocol on ferry schedules",
        domain=(Portfolio.TRANSPORT,),
        participants=both(Role.SIGNATORY),
        part_of=came.id,
    )
    return text, [came, met, signed]


def second_account() -> tuple[Document, list[Report]]:
    """The signing again, from another publisher, in an article that is not on the web."""
    quote = "A protocol on ferry schedules was signed by Azerbaijan and Kazakhstan."
    text = document(f"{quote} Ships sail in May.", title="Ferries", publisher="Steppe Wire")
    told = report(
        text,
        EventType.SIGNING,
        quote,
        subtype="protocol",
        date="2024-03-12",
        name="Protocol on ferry schedules",
        participants=both(Role.SIGNATORY),
    )
    return text, [told]


def exercise() -> tuple[Document, list[Report]]:
    """A planned exercise of which only the month is known."""
    quote = "The drill Grey Heron will be held in Kazakhstan next month."
    text = document(quote, title="Drill ahead", published=date(2025, 4, 2))
    told = report(
        text,
        EventType.EXERCISE,
        quote,
        subtype="naval",
        status=Status.PLANNED,
        date="2025-05",
        name="Grey Heron",
        place=Place(country="KAZ"),
        participants=(side(Role.ORGANIZER, "KAZ"), side(Role.PARTICIPANT, "AZE")),
    )
    return text, [told]


def cancelled_meeting() -> tuple[Document, list[Report]]:
    """A meeting that did not take place."""
    quote = "The meeting of the transport commission in Astana has been called off."
    text = document(quote, title="Commission will not meet", published=date(2023, 9, 1))
    told = report(
        text,
        EventType.MEETING,
        quote,
        subtype="commission",
        status=Status.CANCELLED,
        date="2023-09-05",
        place=Place(city="Astana", country="KAZ"),
        participants=both(Role.PARTICIPANT),
    )
    return text, [told]


def hostile() -> tuple[Document, list[Report]]:
    """Markup in the title, the publisher, the quote and the name; a script for an address."""
    quote = f"They signed {HOSTILE} & \u202eit\u202c."
    text = document(
        quote,
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:alert(1)",
        language='en" onload="alert(1)',
        published=date(2023, 2, 3),
    )
    told = report(
        text,
        EventType.SIGNING,
        quote,
        date="2023-02-03",
        name=HOSTILE,
        participants=both(Role.SIGNATORY),
    )
    return text, [told]


def neighbours() -> Iterator[tuple[Document, list[Report]]]:
    """A meeting of each of a few other pairs, so that there is a matrix."""
    for number, (one, other) in enumerate((("AZE", "TUR"), ("GEO", "TUR"), ("AZE", "GEO"))):
        day = date(2022, 5, 1) + timedelta(days=40 * number)
        quote = f"Envoys of {one} and {other} met on {day.isoformat()}."
        text = document(quote, title=f"Envoys meet, {number}", published=day)
        people = both(Role.PARTICIPANT, one, other)
        yield (
            text,
            [report(text, EventType.MEETING, quote, date=day.isoformat(), participants=people)],
        )


def many(number: int) -> Iterable[tuple[Document, list[Report]]]:
    """A busy dyad: so many events of several types over thirty years, a hundred an article."""
    kinds = (EventType.MEETING, EventType.CALL, EventType.SIGNING, EventType.STATEMENT)
    for start in range(0, number, 100):
        lines = [f"Item {n} was dealt with by the two sides." for n in range(start, start + 100)]
        text = document(" ".join(lines), title=f"Chronicle {start}")
        yield (
            text,
            [
                report(
                    text,
                    kinds[n % len(kinds)],
                    lines[n - start],
                    date=(date(1993, 1, 1) + timedelta(days=n * 12_000 // number)).isoformat(),
                    name=f"Item {n}",
                    participants=both(Role.PARTICIPANT),
                )
                for n in range(start, start + 100)
            ],
        )
