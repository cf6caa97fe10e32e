"""Score extraction against gold articles, exactly as GUIDE.md's "Scoring" says.

A predicted event matches a gold event when type and parties agree and the dates are compatible;
one to one, best match first.  Precision, recall and F1 are micro averages over events; slots are
judged on matched events only.
"""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.dates import bounds, compatible
from graph.errors import UnreadableDocument
from graph.extract.people import name_tokens
from graph.model import Document, Participant, Place, Report, parties
from ontology.terms import EventType, Portfolio, Role, Status

NAME_F1 = 0.6
"""Least token F1 at which two names are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An event of the gold or of the extractor, reduced to what is scored."""

    type: EventType
    status: Status
    date: str | None
    end: str | None
    place: Place | None
    participants: tuple[Participant, ...]
    name: str | None
    quote: str
    key: str | None = None

    @property
    def parties(self) -> frozenset[str]:
        """Principals whose role is neither attendee nor mediator."""
        return parties(self.participants)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article."""

    id: str
    document: Document
    events: tuple[Coded, ...]


@dataclass(slots=True)
class Tally:
    """Counts of a type: matched, predicted, in the gold."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of predicted events that are right; 0 when none is predicted."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold events that are found; 0 when there are none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.matched / (self.predicted + self.gold) if self.matched else 0.0


@dataclass(slots=True)
class Score:
    """The result of an evaluation."""

    articles: int = 0
    types: dict[EventType, Tally] = field(default_factory=lambda: defaultdict(Tally))
    slots: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[tuple[str, Coded]] = field(default_factory=list)
    false: list[tuple[str, Coded]] = field(default_factory=list)

    @property
    def micro(self) -> Tally:
        """All types together."""
        rows = self.types.values()
        return Tally(
            sum(t.matched for t in rows), sum(t.predicted for t in rows), sum(t.gold for t in rows)
        )

    def slot(self, name: str) -> float:
        """Share of judged cases in which a slot is right; 1 when none was judged."""
        judged = self.slots[name]
        return sum(judged) / len(judged) if judged else 1.0


def read_gold(path: Path) -> Iterator[GoldArticle]:
    """The articles of a gold file (JSON Lines in GUIDE.md's form).

    Raises ``UnreadableDocument`` naming file, line and reason.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDocument(str(path), str(error)) from error
    for number, line in enumerate(lines, start=1):
        try:
            yield _article(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableDocument(f"{path}:{number}", f"no gold article: {error!r}") from error


def _article(row: dict) -> GoldArticle:  # type: ignore[type-arg]
    source = row["document"]
    document = Document(
        id=row["id"],
        text=source["text"],
        title=source.get("title"),
        url=source.get("url"),
        publisher=source.get("publisher"),
        published=dt.date.fromisoformat(source["published"]) if source.get("published") else None,
        language=source.get("language", "en"),
    )
    events = tuple(_coded(event) for event in row["events"])
    return GoldArticle(id=row["id"], document=document, events=events)


def _coded(event: dict) -> Coded:  # type: ignore[type-arg]
    place = event.get("place")
    return Coded(
        type=EventType(event["type"]),
        status=Status(event["status"]),
        date=event.get("date"),
        end=event.get("end"),
        place=Place(city=place.get("city"), country=place.get("country")) if place else None,
        participants=tuple(_participant(p) for p in event["participants"]),
        name=event.get("name"),
        quote=event["evidence"][0] if event.get("evidence") else "",
        key=event.get("key"),
    )


def _participant(row: dict) -> Participant:  # type: ignore[type-arg]
    return Participant(
        role=Role(row["role"]),
        principal=row["country"],
        organization=row.get("organization"),
        portfolio=Portfolio(row["portfolio"]) if row.get("portfolio") else None,
        official=row.get("person"),
        title=row.get("title"),
    )


def coded(report: Report) -> Coded:
    """A report as it is scored."""
    return Coded(
        type=report.type,
        status=report.status,
        date=report.date,
        end=report.end,
        place=report.place,
        participants=report.participants,
        name=report.name,
        quote=report.evidence[0].quote if report.evidence else "",
    )


def evaluate(
    articles: Iterable[GoldArticle],
    extract: Callable[[Document], Sequence[Report]],
    *,
    types: frozenset[EventType] = frozenset(EventType),
) -> Score:
    """Run an extractor over gold articles and score it on the given types."""
    score = Score()
    for article in articles:
        gold = [e for e in article.events if e.type in types]
        found = [coded(r) for r in extract(article.document) if r.type in types]
        score.articles += 1
        _score_article(article.id, gold, found, score)
    return score


def _score_article(article: str, gold: list[Coded], found: list[Coded], score: Score) -> None:
    pairs = match(gold, found)
    for event in gold:
        score.types[event.type].gold += 1
    for event in found:
        score.types[event.type].predicted += 1
    for g, f in pairs:
        score.types[gold[g].type].matched += 1
        _judge_slots(gold[g], found[f], score)
    unmatched_gold = [e for n, e in enumerate(gold) if n not in {g for g, _ in pairs}]
    unmatched_found = [e for n, e in enumerate(found) if n not in {f for _, f in pairs}]
    score.missed += [(article, e) for e in unmatched_gold]
    score.false += [(article, e) for e in unmatched_found]
    for event in unmatched_found:
        near = next((g for g in unmatched_gold if g.parties == event.parties), None)
        score.confusion[near.type.value if near else "—", event.type.value] += 1


def match(gold: list[Coded], found: list[Coded]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, those that agree in most slots first."""
    candidates = sorted(
        (
            (-_likeness(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if matches(g, f)
        ),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return pairs


def matches(gold: Coded, found: Coded) -> bool:
    """Whether type and parties agree and the dates are compatible; no date fits any."""
    if gold.type is not found.type or gold.parties != found.parties:
        return False
    if gold.date is None or found.date is None:
        return True
    return compatible(bounds(gold.date, gold.end), bounds(found.date, found.end))


def _likeness(gold: Coded, found: Coded) -> float:
    same = [
        gold.status is found.status,
        gold.date == found.date,
        surnames(gold) == surnames(found),
        _country(gold) == _country(found),
    ]
    return sum(same) + token_f1(gold.name or "", found.name or "")


def _judge_slots(gold: Coded, found: Coded, score: Score) -> None:
    slots = score.slots
    slots["status"].append(gold.status is found.status)
    slots["date"].append(
        gold.date == found.date
        if gold.date is None or found.date is None
        else compatible(bounds(gold.date, gold.end), bounds(found.date, found.end))
    )
    if _country(gold):
        slots["place"].append(_country(gold) == _country(found))
    if surnames(gold) or surnames(found):
        slots["officials"].append(surnames(gold) == surnames(found))
    slots["portfolio"].append(_portfolios(gold) == _portfolios(found))
    slots["role"].append(_roles(gold) == _roles(found))
    if gold.name:
        slots["name"].append(token_f1(gold.name, found.name or "") >= NAME_F1)


def surnames(event: Coded) -> frozenset[str]:
    """Surnames of the officials of an event, in ASCII lower case."""
    return frozenset(name_tokens(p.official)[-1] for p in event.participants if p.official)


def _country(event: Coded) -> str | None:
    return event.place.country if event.place else None


def _portfolios(event: Coded) -> frozenset[tuple[str, str]]:
    return frozenset((p.principal, p.portfolio) for p in event.participants if p.portfolio)


def _roles(event: Coded) -> frozenset[tuple[str, str]]:
    return frozenset((p.principal, p.role) for p in event.participants)


def token_f1(one: str, other: str) -> float:
    """F1 over the words of two names, regardless of case and punctuation.

    >>> token_f1("Treaty on Allied Relations", "treaty on allied relations")
    1.0
    """
    a, b = Counter(_words(one)), Counter(_words(other))
    shared = sum((a & b).values())
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()
