"""The result of an evaluation as tables of text, for a terminal or for CSV files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.evaluate.fitting import Fit
from graph.evaluate.matching import Outcome
from graph.evaluate.reliability import BINS, Bin, Reliability
from graph.evaluate.scoring import LEAST, Score
from graph.evaluate.tally import Averages, Tally
from graph.model import Participant, Report
from ontology.terms import EventType

Row = tuple[str, ...]

NOTHING = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A titled table; ``name`` is that of its CSV file."""

    name: str
    title: str
    header: Row
    rows: tuple[Row, ...]


def tables(score: Score, learnt: Fit | None = None) -> list[Table]:
    """Every table but that of the errors, and that of what was learnt, if anything was."""
    found = [
        _types(score),
        _slots(score),
        _confusion(score),
        _reliability("reliability", "Confidence", score.reliability),
        _overall(score),
    ]
    return found if learnt is None else [*found, *_learnt(learnt)]


def error_table(score: Score) -> Table:
    """Every missed event, false event and wrong slot, in the order of the articles."""
    return Table(
        name="errors",
        title="Errors",
        header=("error", "article", "type", "gold", "predicted", "rules", "sentence"),
        rows=tuple(row for each in score.outcomes for row in _errors(each)),
    )


def _types(score: Score) -> Table:
    rows = [_rates(type.value, tally) for type, tally in score.types.items()]
    rows.append(_rates("all (micro)", score.micro))
    if score.macro is not None:
        rows.append(_means(f"macro, {score.macro.classes} types of {LEAST} or more", score.macro))
    header = ("type", "P", "R", "F1", "matched", "predicted", "gold")
    return Table(name="types", title="Events", header=header, rows=tuple(rows))


def _rates(name: str, tally: Tally) -> Row:
    rates = map(_rate, (tally.precision, tally.recall, tally.f1))
    counts = map(str, (tally.matched, tally.predicted, tally.gold))
    return (name, *rates, *counts)


def _means(name: str, means: Averages) -> Row:
    return (name, *map(_rate, (means.precision, means.recall, means.f1)), "", "", "")


def _slots(score: Score) -> Table:
    rows = (
        (name, _rate(each.accuracy), str(each.right), str(each.judged), _rate(each.overall))
        for name, each in score.slots.items()
    )
    header = ("slot", "accuracy", "right", "judged", "of all pairs")
    return Table(name="slots", title="Slots of matched events", header=header, rows=tuple(rows))


def _confusion(score: Score) -> Table:
    ordered = sorted(
        score.confusion.items(),
        key=lambda item: (-item[1], *(type or "~" for type in item[0])),
    )
    rows = ((_type(gold), _type(found), str(count)) for (gold, found), count in ordered)
    title = "Unmatched events of the same parties: gold type taken for predicted type"
    header = ("gold", "predicted", "events")
    return Table(name="confusion", title=title, header=header, rows=tuple(rows))


def _type(type: EventType | None) -> str:
    return NOTHING if type is None else type.value


def _reliability(name: str, title: str, found: Reliability) -> Table:
    rows = tuple(_bin(each) for each in found.bins if each.events)
    header = ("confidence", "events", "mean", "share right")
    return Table(name=name, title=title, header=header, rows=rows)


def _bin(each: Bin) -> Row:
    width = f"{each.low:.1f}–{each.low + 1 / BINS:.1f}"
    return width, str(each.events), _rate(each.confidence), _rate(each.right)


def _overall(score: Score) -> Table:
    joined = score.deduplication
    rows: list[Row] = [
        ("articles", str(len(score.outcomes))),
        ("articles without events", str(len(score.empty))),
        ("false events in one of these", f"{score.false_per_empty:.3f}"),
        ("de-duplication, pairwise F1", _rate(joined.f1)),
        ("de-duplication, precision", f"{_rate(joined.precision)} of {joined.predicted} pairs"),
        ("de-duplication, recall", f"{_rate(joined.recall)} of {joined.gold} pairs"),
        ("expected calibration error", _rate(score.reliability.error)),
        ("Brier score of confidence", _rate(score.reliability.brier)),
        ("event F1, micro", _rate(score.micro.f1)),
        ("event F1, macro", NOTHING if score.macro is None else _rate(score.macro.f1)),
    ]
    return Table(name="overall", title="Overall", header=("figure", "value"), rows=tuple(rows))


def _learnt(fit: Fit) -> Iterator[Table]:
    title = "Confidence learnt, by cross-validation"
    yield _reliability("learnt_reliability", title, fit.validated)
    rows = (
        ("articles with events", str(fit.articles)),
        ("events", str(fit.events)),
        ("of these right", str(fit.right)),
        ("weights", str(len(fit.weights))),
        ("penalty", f"{fit.strength:g}"),
        ("expected calibration error", _rate(fit.validated.error)),
        ("Brier score", _rate(fit.validated.brier)),
        ("Brier score of the share of right ones", _rate(fit.brier_of_share)),
    )
    yield Table(name="learnt", title="Learnt", header=("figure", "value"), rows=rows)


def _rate(value: float) -> str:
    return f"{value:.3f}"


# -- errors --------------------------------------------------------------------------------------


def _errors(outcome: Outcome) -> Iterator[Row]:
    article = outcome.article.id
    for missed in outcome.missed:
        report = missed.report
        yield ("missed", article, report.type, _event(report), "", "", _sentence(report))
    for false in outcome.false:
        rules = " ".join(false.why)
        yield ("false", article, false.type, "", _event(false), rules, _sentence(false))
    for pair, verdict in outcome.judgements():
        if not verdict.right:
            found = pair.found
            said = (verdict.gold or NOTHING, verdict.found or NOTHING)
            rules = " ".join(found.why)
            yield (verdict.slot, article, found.type, *said, rules, _sentence(found))


def _event(report: Report) -> str:
    """An event on one line: status, date, place, name, and who took part."""
    date = "/".join(filter(None, (report.date, report.end))) or "undated"
    place = report.place and (report.place.city or report.place.country)
    facts = (report.subtype, report.status.value, date, place, report.name)
    return f"{', '.join(fact for fact in facts if fact)}: {'; '.join(_who(report.participants))}"


def _who(participants: Iterable[Participant]) -> Iterator[str]:
    for each in participants:
        named = each.official or each.organization
        yield f"{each.principal} {each.role}{f' ({named})' if named else ''}"


def _sentence(report: Report) -> str:
    return " ".join(report.evidence[0].quote.split()) if report.evidence else ""
