"""What the events of a matched pair say, slot by slot, and whether they agree.

A slot that neither side fills is right but empty: it is left out of ``accuracy``, which counts the
pairs in which either side says something, and counted in ``overall``, which is over all pairs.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from graph.dates import Bounds, bounds, compatible
from graph.model import Report, slug

NAME_F1 = 0.6
"""Least token F1 at which two names are one (GUIDE.md, "Scoring")."""

Agree = Callable[[Report, Report], bool]


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: what an event says there, and when gold and prediction agree."""

    name: str
    say: Callable[[Report], str]
    """For a person to read; empty when the event says nothing."""
    agree: Agree


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One slot of one matched pair."""

    slot: str
    gold: str
    found: str
    right: bool

    @property
    def empty(self) -> bool:
        """Neither side says anything."""
        return not self.gold and not self.found


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotScore:
    """How often a slot is right: of all pairs, and of those in which either side says something."""

    right: int
    judged: int
    pairs: int

    @property
    def accuracy(self) -> float:
        """Share of right ones where gold or prediction says something; 1 when none does."""
        return self.right / self.judged if self.judged else 1.0

    @property
    def overall(self) -> float:
        """Share of right ones of all pairs: saying nothing where there is nothing is right."""
        return (self.right + self.pairs - self.judged) / self.pairs if self.pairs else 1.0


def span(report: Report) -> Bounds | None:
    """First and last day of an event; ``None`` when it is undated."""
    return None if report.date is None else bounds(report.date, report.end)


def dates_compatible(gold: Report, found: Report) -> bool:
    """Whether two dates can be one; the text left a null date open, so any date is within it."""
    one, other = span(gold), span(found)
    return one is None or other is None or compatible(one, other)


def surnames(report: Report) -> frozenset[str]:
    """Surnames of the officials of an event, in ASCII lower case.

    >>> from graph.model import Participant
    >>> from ontology.terms import EventType, Role
    >>> minister = Participant(role=Role.HOST, principal="AZE", official="Z.Həsənov")
    >>> surnames(Report(id="r", document="d", type=EventType.VISIT, participants=(minister,)))
    frozenset({'hesenov'})
    """
    slugs = (slug(p.official or "") for p in report.participants)
    return frozenset(each.rpartition("-")[2] for each in slugs if each)


def token_f1(one: str, other: str) -> float:
    """F1 over the words of two names, regardless of case and punctuation.

    >>> token_f1("plan of cooperation", "Cooperation Plan")
    0.8
    """
    a, b = Counter(_words(one)), Counter(_words(other))
    shared = sum((a & b).values())
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _country(report: Report) -> str:
    return report.place.country or "" if report.place else ""


def _portfolios(report: Report) -> frozenset[str]:
    return frozenset(f"{p.principal} {p.portfolio}" for p in report.participants if p.portfolio)


def _roles(report: Report) -> frozenset[str]:
    return frozenset(f"{p.principal} {p.role}" for p in report.participants)


def _said_date(report: Report) -> str:
    return "/".join(filter(None, (report.date, report.end))) if report.date else ""


def _listed(of: Callable[[Report], frozenset[str]]) -> Callable[[Report], str]:
    return lambda report: ", ".join(sorted(of(report)))


def _equal(of: Callable[[Report], Hashable]) -> Agree:
    return lambda gold, found: of(gold) == of(found)


def _same_day(gold: Report, found: Report) -> bool:
    """The same date, however it is written; its end is judged apart."""
    if gold.date is None or found.date is None:
        return gold.date == found.date
    return bounds(gold.date) == bounds(found.date)


def _compatible(gold: Report, found: Report) -> bool:
    both = (gold.date is None) == (found.date is None)
    return both and dates_compatible(gold, found)


def _same_name(gold: Report, found: Report) -> bool:
    if not gold.name and not found.name:
        return True
    return token_f1(gold.name or "", found.name or "") >= NAME_F1


SLOTS = (
    Slot("status", lambda r: r.status.value, _equal(lambda r: r.status)),
    Slot("date", _said_date, _compatible),
    Slot("date exact", lambda r: r.date or "", _same_day),
    Slot("place", _country, _equal(_country)),
    Slot("officials", _listed(surnames), _equal(surnames)),
    Slot("portfolio", _listed(_portfolios), _equal(_portfolios)),
    Slot("role", _listed(_roles), _equal(_roles)),
    Slot("name", lambda r: r.name or "", _same_name),
    Slot("subtype", lambda r: r.subtype or "", _equal(lambda r: r.subtype)),
)
"""The slots of the guide, and two more: the date to the letter, and the subtype."""

WHOLE = "part of"
"""The slot that says which event contains another; it is beyond the guide's scoring."""


def judge(gold: Report, found: Report) -> list[Judgement]:
    """Every slot of a matched pair that can be judged by the pair alone."""
    return [
        Judgement(
            slot=slot.name,
            gold=slot.say(gold),
            found=slot.say(found),
            right=slot.agree(gold, found),
        )
        for slot in SLOTS
    ]


def slot_scores(judgements: list[Judgement]) -> dict[str, SlotScore]:
    """The score of every slot, in the order of ``SLOTS``."""
    scores = {}
    for name in (*(slot.name for slot in SLOTS), WHOLE):
        of_slot = [each for each in judgements if each.slot == name]
        judged = [each for each in of_slot if not each.empty]
        scores[name] = SlotScore(
            right=sum(each.right for each in judged), judged=len(judged), pairs=len(of_slot)
        )
    return scores
