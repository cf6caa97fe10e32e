"""Which predicted event is which gold event.

Type and the set of parties must agree and the dates be compatible.  One to one, best match first:
of all pairs that may match, the one that agrees in most is taken, then the best of those left over,
until none is left.  That is greedy on purpose, as the guide has it: a better pair is never given up
so that more pairs may match.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.evaluate.reading import GoldArticle, GoldEvent
from graph.evaluate.slots import SLOTS, WHOLE, Judgement, dates_compatible, judge, token_f1
from graph.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A predicted event and the gold event that it matches."""

    gold: GoldEvent
    found: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one article."""

    article: GoldArticle
    pairs: tuple[Pair, ...] = ()
    missed: tuple[GoldEvent, ...] = ()
    false: tuple[Report, ...] = ()

    @property
    def found(self) -> tuple[Report, ...]:
        """Every predicted event."""
        return (*(pair.found for pair in self.pairs), *self.false)

    def judgements(self) -> Iterator[tuple[Pair, Judgement]]:
        """Every slot of every matched pair."""
        partner = {pair.found.id: pair.gold.report.id for pair in self.pairs}
        events = [*(event.report for event in self.article.events), *self.found]
        labels = {event.id: f"{event.type} {event.date or 'undated'}" for event in events}
        for pair in self.pairs:
            for verdict in (*judge(pair.gold.report, pair.found), _whole(pair, partner, labels)):
                yield pair, verdict


def _whole(pair: Pair, partner: Mapping[str, str], labels: Mapping[str, str]) -> Judgement:
    """Whether the event that contains the predicted one matches the one that contains the gold."""
    gold, found = pair.gold.report.part_of, pair.found.part_of
    return Judgement(
        slot=WHOLE,
        gold=labels.get(gold or "", ""),
        found=labels.get(found or "", ""),
        right=gold == (found and partner.get(found, "")),
    )


def outcome(article: GoldArticle, gold: Sequence[GoldEvent], found: Sequence[Report]) -> Outcome:
    """Match the events of one article."""
    pairs = match([event.report for event in gold], found)
    seen, used = {g for g, _ in pairs}, {f for _, f in pairs}
    return Outcome(
        article=article,
        pairs=tuple(Pair(gold=gold[g], found=found[f]) for g, f in pairs),
        missed=tuple(event for n, event in enumerate(gold) if n not in seen),
        false=tuple(event for n, event in enumerate(found) if n not in used),
    )


def match(gold: Sequence[Report], found: Sequence[Report]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices in the order of the gold events, the best pairs chosen first.

    Of pairs that are equally good, the one that comes first in the gold, then in the prediction.
    """
    candidates = sorted(
        (-likeness(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if matches(g, f)
    )
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in candidates:
        if i not in chosen and j not in used:
            chosen[i] = j
            used.add(j)
    return sorted(chosen.items())


def matches(gold: Report, found: Report) -> bool:
    """Whether a predicted event may be a gold one."""
    return (
        gold.type is found.type
        and gold.principals == found.principals
        and dates_compatible(gold, found)
    )


def likeness(gold: Report, found: Report) -> float:
    """How good a match is: the number of slots that agree, how alike the names are, shared words.

    A pair that quotes the same stretch of the text gains a point: two signings of one day are
    often alike in all else.
    """
    agreeing = sum(slot.agree(gold, found) for slot in SLOTS if slot.name != "name")
    return agreeing + token_f1(gold.name or "", found.name or "") + _same_words(gold, found)


def _same_words(gold: Report, found: Report) -> bool:
    return any(
        one.start < other.end and other.start < one.end
        for one in gold.evidence
        for other in found.evidence
    )
