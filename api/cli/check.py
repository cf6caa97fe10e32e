"""``bilateral check``: whether a ledger is sound, and what is wrong with it."""

from collections.abc import Iterator
from typing import Annotated

import typer

from api.cli.bars import progress
from api.cli.options import LEDGER, DbOption
from api.cli.streams import number, wrapped, write, write_json
from graph.check import Problem, check
from graph.model import Event
from graph.store.view import View
from ontology.validation import Severity


def command(
    db: DbOption = LEDGER,
    json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Check a ledger for damage and for events that make no sense.

    What is wrong is a violation, and the exit code is 1; what is only doubtful is a warning.
    Everything is said with the event it is about and the sentence to look at.
    """
    checked = 0

    def count(_: Event) -> None:
        nonlocal checked
        checked += 1
        advance()

    with View.open(db) as view, progress("Checking", "events") as advance:
        problems = list(check(view, count))
    violations = [each for each in problems if each.severity is Severity.VIOLATION]
    doubts = [each for each in problems if each.severity is Severity.WARNING]
    if json:
        write_json(_as_json(checked, violations, doubts), indent=2)
    else:
        _print(checked, violations, doubts)
    if violations:
        raise typer.Exit(1)


def _print(checked: int, violations: list[Problem], doubts: list[Problem]) -> None:
    for heading, problems in (("Violations", violations), ("Warnings", doubts)):
        if problems:
            write(heading)
            write()
        for problem in problems:
            for line in _lines(problem):
                write(line)
            write()
    counts = f"{number(len(violations), 'violation')}, {number(len(doubts), 'warning')}"
    write(f"{number(checked, 'event')} checked: {counts}.")


def _lines(problem: Problem) -> Iterator[str]:
    yield f"  {_name(problem)}"
    yield wrapped(problem.message, "    ")
    if problem.found is not None:
        yield wrapped(f"Found: {problem.found}", "    ")
    yield from _place(problem)


def _name(problem: Problem) -> str:
    if problem.kind is None:
        return "the file"
    label = f" ({problem.label})" if problem.label else ""
    return f"{problem.kind} {problem.key}{label}"


def _place(problem: Problem) -> Iterator[str]:
    """The document and the sentence to look at."""
    quote, document = problem.evidence, problem.document
    if quote is not None:
        called = document and (document.name or document.title or document.url)
        where = f"“{called}” ({quote.document})" if called else quote.document
        yield f"    Look at: {where}, characters {quote.start} to {quote.end}:"
        yield wrapped(f"“{' '.join(quote.quote.split())}”", "      ")


def _as_json(checked: int, violations: list[Problem], doubts: list[Problem]) -> dict[str, object]:
    return {
        "events": checked,
        "violations": [_problem_json(each) for each in violations],
        "warnings": [_problem_json(each) for each in doubts],
    }


def _problem_json(problem: Problem) -> dict[str, object]:
    quote, document = problem.evidence, problem.document
    return {
        "kind": problem.kind,
        "id": problem.key,
        "label": problem.label,
        "message": problem.message,
        "found": problem.found,
        "document": quote and quote.document,
        "title": document and document.title,
        "quote": quote and quote.quote,
        "start": quote and quote.start,
        "end": quote and quote.end,
    }
