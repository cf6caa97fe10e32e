"""``bilateral evaluate``: how well extraction does on annotated articles."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.streams import aligned, write, write_json
from graph.evaluate import Coded, Score, Tally, evaluate, read_gold
from graph.extract import extract
from ontology.terms import EventType

GoldArgument = Annotated[
    Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, one JSON object a line.")
]
TypeOption = Annotated[
    list[EventType] | None,
    typer.Option("--type", metavar="TYPE", help="Score this event type only; repeatable."),
]


def command(
    gold: GoldArgument,
    type: TypeOption = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every missed and every false event.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")] = False,
    db: Annotated[Path | None, typer.Option("--db", hidden=True)] = None,
) -> None:
    """Score extraction on annotated articles: precision, recall and F1, and the slots.

    The rules of scoring are those of the annotation guide; the slots are judged on matched events.
    """
    score = evaluate(read_gold(gold), extract, types=frozenset(type or EventType))
    if json:
        write_json(_as_json(score), indent=2)
    else:
        _print(score)
    if errors:
        for kind, events in (("missed", score.missed), ("false", score.false)):
            for article, event in events:
                write(f"{kind}\t{article}\t{_line(event)}")


def _print(score: Score) -> None:
    rows: list[tuple[str, ...]] = [("type", "P", "R", "F1", "matched", "predicted", "gold")]
    rows += [_row(event_type.value, tally) for event_type, tally in sorted(score.types.items())]
    rows.append(_row("all", score.micro))
    for line in aligned(rows):
        write(line)
    write()
    slots: list[tuple[str, ...]] = [("slot", "accuracy", "judged")]
    slots += [(s, f"{score.slot(s):.3f}", str(len(score.slots[s]))) for s in score.slots]
    for line in aligned(slots):
        write(line)


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    rates = (f"{rate:.3f}" for rate in (tally.precision, tally.recall, tally.f1))
    counts = (str(count) for count in (tally.matched, tally.predicted, tally.gold))
    return (name, *rates, *counts)


def _as_json(score: Score) -> dict[str, object]:
    return {
        "articles": score.articles,
        "types": {name.value: _tally_json(tally) for name, tally in sorted(score.types.items())},
        "micro": _tally_json(score.micro),
        "slots": {name: score.slot(name) for name in score.slots},
    }


def _tally_json(tally: Tally) -> dict[str, float]:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "matched": tally.matched,
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


def _line(event: Coded) -> str:
    quote = " ".join(event.quote.split())
    return f"{event.type}\t{event.date or '—'}\t{'-'.join(sorted(event.parties))}\t{quote}"
