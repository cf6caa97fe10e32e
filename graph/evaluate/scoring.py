"""Run an extractor over annotated articles and score what it finds."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.evaluate.confusion import Confusion, confusion
from graph.evaluate.deduplication import deduplication
from graph.evaluate.matching import Outcome, outcome
from graph.evaluate.reading import GoldArticle, GoldEvent
from graph.evaluate.reliability import Reliability, judged, reliability
from graph.evaluate.slots import SlotScore, slot_scores
from graph.evaluate.tally import Averages, Tally, macro
from graph.model import Document, Extraction, Rejected, Report
from ontology.terms import EventType

ExtractMany = Callable[[Iterable[Document]], Iterator[Extraction | Rejected]]

LEAST = 5
"""Gold events that a type must have for the macro average: of fewer, a rate says little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The result of an evaluation; everything is counted from the articles' outcomes."""

    outcomes: tuple[Outcome, ...]
    rejected: tuple[Rejected, ...] = ()
    """Articles that the extractor failed on; all their events are missed."""

    @property
    def types(self) -> dict[EventType, Tally]:
        """Counts of every type that is in the gold or was predicted, by name."""
        gold, found, matched = Counter(_gold(self)), Counter(_found(self)), Counter(_matched(self))
        return {
            type: Tally(matched=matched[type], predicted=found[type], gold=gold[type])
            for type in sorted(gold | found)
        }

    @property
    def micro(self) -> Tally:
        """All events together."""
        return Tally.total(self.types.values())

    @property
    def macro(self) -> Averages | None:
        """Means over the types with at least five gold events."""
        return macro(self.types.values(), least=LEAST)

    @property
    def slots(self) -> dict[str, SlotScore]:
        """How often each slot of the matched events is right."""
        return slot_scores([v for each in self.outcomes for _, v in each.judgements()])

    def slot(self, name: str) -> float:
        """The accuracy of one slot."""
        return self.slots[name].accuracy

    @property
    def missed(self) -> list[tuple[str, GoldEvent]]:
        """Gold events that nothing matches, with their article's id."""
        return [(each.article.id, event) for each in self.outcomes for event in each.missed]

    @property
    def false(self) -> list[tuple[str, Report]]:
        """Predicted events that match nothing, with their article's id."""
        return [(each.article.id, event) for each in self.outcomes for event in each.false]

    @property
    def deduplication(self) -> Tally:
        """Pairs of matched events across articles: joined by fusion, and of the same key."""
        return deduplication(self.outcomes)

    @property
    def empty(self) -> list[Outcome]:
        """The articles without any gold event."""
        return [each for each in self.outcomes if not each.article.events]

    @property
    def false_per_empty(self) -> float:
        """False events per article without any gold event; 0 when there is no such article."""
        empty = self.empty
        return sum(len(each.false) for each in empty) / len(empty) if empty else 0.0

    @property
    def confusion(self) -> Confusion:
        """What was taken for what, missed or invented."""
        return confusion(self.outcomes)

    @property
    def reliability(self) -> Reliability:
        """Confidence against being right."""
        return reliability(judged(self.outcomes))


def evaluate(
    articles: Iterable[GoldArticle],
    extract_many: ExtractMany,
    *,
    types: frozenset[EventType] = frozenset(EventType),
) -> Score:
    """Run an extractor over gold articles and score it on the given types."""
    waiting: deque[GoldArticle] = deque()
    outcomes, rejected = [], []
    for read in extract_many(_documents(articles, waiting)):
        article = waiting.popleft()
        gold = [event for event in article.events if event.report.type in types]
        reports = () if isinstance(read, Rejected) else read.reports
        outcomes.append(outcome(article, gold, [each for each in reports if each.type in types]))
        rejected += [read] if isinstance(read, Rejected) else []
    return Score(outcomes=tuple(outcomes), rejected=tuple(rejected))


def _documents(articles: Iterable[GoldArticle], waiting: deque[GoldArticle]) -> Iterator[Document]:
    """The documents to read; an extractor may read any number ahead."""
    for article in articles:
        waiting.append(article)
        yield article.document


def _gold(score: Score) -> Iterator[EventType]:
    for each in score.outcomes:
        yield from (event.report.type for event in each.missed)
    yield from _matched(score)


def _found(score: Score) -> Iterator[EventType]:
    for each in score.outcomes:
        yield from (event.type for event in each.found)


def _matched(score: Score) -> Iterator[EventType]:
    for each in score.outcomes:
        yield from (pair.found.type for pair in each.pairs)
