"""``bilateral ask``: a question in plain language, how it was read, and what answers it."""

from datetime import date
from typing import Annotated

import typer

from api import represent
from api.cli.options import LEDGER, DbOption
from api.cli.phrasing import when, who
from api.cli.streams import aligned, number, wrapped, write, write_json
from graph.model import Event, sides
from graph.question import Answer, answer
from graph.store.view import View


def command(
    question: Annotated[list[str], typer.Argument(help="The question; quotes are optional.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer with JSON.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=500, help="Most events to show.")] = 50,
    db: DbOption = LEDGER,
) -> None:
    """Answer a question in plain language."""
    with View.open(db) as view:
        found = answer(view, " ".join(question), today=date.today(), limit=limit)
    if as_json:
        write_json(represent.answer(found), indent=2)
    else:
        _tell(found)


def _tell(found: Answer) -> None:
    reading = found.reading
    write(f"Read as: {reading.sentence}")
    if reading.unread:
        write(f"Not understood: {', '.join(reading.unread)}")
    for alternative in reading.alternatives:
        write(f"Or: {alternative}")
    if found.condensed is not None:
        write(_short(found))
    if found.gap is not None:
        write(f"Longest gap: {number(found.gap.days, 'day')}")
    shown = f", {len(found.items)} shown" if len(found.items) < found.count else ""
    write(f"{number(found.count, 'event')}{shown}")
    rows = aligned([_row(event) for event in found.items])
    for row, event in zip(rows, found.items, strict=True):
        write()
        write(row)
        write(f"    {who(event)}")
        if event.evidence:
            write(wrapped(f"“{event.evidence[0].quote}”", "    "))
        write(f"    {', '.join(event.publishers) or 'publisher unknown'} · {event.id}")


def _short(found: Answer) -> str:
    assert found.condensed is not None
    of, limit = found.condensed.of, found.reading.limit
    part = f" (of {number(of, 'event')})" if limit is None and of < found.count else ""
    return f"Answer: {found.condensed.text or 'no event tells'}{part}"


def _row(event: Event) -> tuple[str, ...]:
    kind = f"{event.type}{f' ({event.subtype})' if event.subtype else ''}"
    status = "" if event.status == "held" else f" [{event.status}]"
    return when(event), "–".join(sorted(sides(event.participants))), kind + status, event.name or ""
