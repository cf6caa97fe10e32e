"""``bilateral evaluate``: how well extraction does on annotated articles."""

import csv as comma_separated
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from api.cli.bars import Advance, progress
from api.cli.options import ExtractorOption, JobsOption
from api.cli.streams import aligned, message, wrapped, write, write_json
from graph.evaluate import (
    Fit,
    GoldArticle,
    Half,
    Score,
    Table,
    as_toml,
    error_table,
    evaluate,
    fit,
    read_gold,
    summary,
    tables,
)
from graph.extract.parallel import extract_with
from graph.extract.registry import DEFAULT
from ontology.terms import EventType

GoldArgument = Annotated[
    Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, one JSON object a line.")
]
TypeOption = Annotated[
    list[EventType] | None,
    typer.Option("--type", metavar="TYPE", help="Score this event type only; repeatable."),
]
HalfOption = Annotated[
    Half, typer.Option(help="Only articles with an odd or an even number in their id.")
]
CsvOption = Annotated[
    Path | None,
    typer.Option("--csv", metavar="DIR", help="Also write every table as a CSV file there."),
]

CalibrateOption = Annotated[
    Path | None,
    typer.Option(
        "--calibrate",
        metavar="FILE",
        help="Learn from these articles how sure to be of an event; write what was learnt.",
    ),
]

ErrorsOption = Annotated[
    bool, typer.Option("--errors", help="List every missed or false event and wrong slot.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the scores as JSON.")]


def command(
    gold: GoldArgument,
    *,
    type: TypeOption = None,
    half: HalfOption = Half.ALL,
    extractor: ExtractorOption = DEFAULT,
    jobs: JobsOption = 1,
    calibrate: CalibrateOption = None,
    errors: ErrorsOption = False,
    json: JsonOption = False,
    csv: CsvOption = None,
    db: Annotated[Path | None, typer.Option("--db", hidden=True)] = None,
) -> None:
    """Score extraction on annotated articles: precision, recall and F1, and the slots.

    The rules of scoring are those of the annotation guide; the slots are judged on matched events.
    """
    extract_many = extract_with(extractor, jobs=jobs)
    with progress("Scoring", "articles") as advance:
        articles = _counted(read_gold(gold, half), advance)
        score = evaluate(articles, extract_many, types=frozenset(type or EventType))
    learnt = None if calibrate is None else _learn(score, calibrate)
    if csv is not None:
        _save(csv, [*tables(score, learnt), error_table(score)])
    if json:
        write_json(summary(score, learnt, errors=errors), indent=2)
    else:
        _print(tables(score, learnt))
    if errors and not json:
        _print_errors(error_table(score))
    _end(score)


def _counted(articles: Iterable[GoldArticle], advance: Advance) -> Iterator[GoldArticle]:
    for article in articles:
        yield article
        advance()


def _end(score: Score) -> None:
    """Name the articles that the extractor failed on; they make the figures doubtful."""
    for rejected in score.rejected:
        message(f"bilateral: {rejected.where}: {rejected.reason}")
    if score.rejected:
        raise typer.Exit(1)


def _learn(score: Score, path: Path) -> Fit:
    learnt = fit(score.outcomes)
    path.write_text(as_toml(learnt), encoding="utf-8")
    return learnt


def _print(shown: Sequence[Table]) -> None:
    for table in shown:
        write(table.title)
        for line in aligned([table.header, *table.rows]):
            write(f"  {line}")
        write()


def _print_errors(table: Table) -> None:
    """A block an error: the sentence is too long for a row."""
    write(table.title)
    for error, article, type, *facts, sentence in table.rows:
        write(f"\n  {error}  {article}  {type}")
        named = zip(table.header[3:], facts, strict=False)
        for line in aligned([(name, fact) for name, fact in named if fact]):
            write(f"    {line}")
        write(wrapped(f"“{sentence}”", "    "))


def _save(folder: Path, shown: list[Table]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for table in shown:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = comma_separated.writer(file)
            rows.writerow(table.header)
            rows.writerows(table.rows)
