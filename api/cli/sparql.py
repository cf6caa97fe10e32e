"""``bilateral sparql``: the ledger as one graph, asked in SPARQL."""

import shutil
import sys
from itertools import islice
from pathlib import Path
from typing import IO, Annotated

import typer

from api.cli.options import LEDGER, BaseOption, DbOption
from api.cli.streams import aligned, message, number, write
from api.settings import DEFAULT_BASE_IRI
from graph.errors import UnreadableDocument
from graph.sparql.building import build
from graph.sparql.formats import RESULTS, Shape
from graph.sparql.index import Index, check_format
from graph.sparql.readers import Limits
from graph.sparql.table import Table, Term, read_answer, told
from graph.sparql.wording import SparqlQuery, read_sparql
from graph.store.view import View

TABLE = "table"
"""The format for people: columns of text, or Turtle."""
TOGETHER = 1_000
"""Rows under one another that are laid out in the same columns."""


def command(
    *,
    query: Annotated[
        str, typer.Argument(metavar="QUERY|FILE.rq|-", help="The query, or where it is.")
    ],
    format: Annotated[
        str, typer.Option(metavar="FORMAT", help=f"{TABLE}, or one of {', '.join(RESULTS)}.")
    ] = TABLE,
    update: Annotated[
        bool, typer.Option("--update/--as-it-is", help="Bring the index up to date before.")
    ] = True,
    seconds: Annotated[float, typer.Option(min=0.1, help="Seconds it may take.")] = 600,
    rows: Annotated[int, typer.Option(min=1, help="Rows or triples of the answer.")] = 10_000_000,
    memory: Annotated[int, typer.Option(min=256, help="Megabytes it may take.")] = 4_000,
    base: BaseOption = DEFAULT_BASE_IRI,
    db: DbOption = LEDGER,
) -> None:
    """Answer a SPARQL query.

    Asks the RDF index beside the ledger, which is made where there is none.
    """
    asked = read_sparql(_text(query))
    chosen = _chosen(asked, format)
    index = Index(db, base, Limits(seconds=seconds, rows=rows, memory=memory))
    _prepare(index, db, base, update=update)
    try:
        with index.ask(asked, chosen).body as body:
            _show(body, index) if format == TABLE and chosen == "json" else _copy(body)
    finally:
        index.close()


def _text(given: str) -> str:
    """The query itself, from the words of the command, a file or standard input."""
    if given != "-" and not given.endswith(".rq"):
        return given
    data = sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableDocument(given, "is no UTF-8") from error


def _chosen(query: SparqlQuery, format: str) -> str:
    if format == TABLE:
        return "json" if query.shape is Shape.TABLE else "turtle"
    check_format(query, format)
    return format


def _prepare(index: Index, db: Path, base: str, *, update: bool) -> None:
    """Make a generation if there is none, or, if it is to be new, none of the ledger as it is."""
    if not _lacking(index, db, update=update):
        return
    message(f"bilateral: making the RDF index of {db}")
    with index.generations.turn(wait=True):
        if _lacking(index, db, update=update):  # another process may have made it meanwhile
            made = build(db, base)
            message(f"bilateral: {number(made.about.triples, 'triple')}")


def _lacking(index: Index, db: Path, *, update: bool) -> bool:
    with View.open(db) as view:
        found = index.generation()
        return found is None or (update and not index.holds(found, view.revision()))


def _copy(body: IO[bytes]) -> None:
    sys.stdout.flush()
    shutil.copyfileobj(body, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _show(body: IO[bytes], index: Index) -> None:
    """An answer as columns, laid out some rows at a time, or ``true`` or ``false``."""
    answer = read_answer(body)
    if not isinstance(answer, Table):
        write(str(answer).lower())
        return
    names, shown, more = answer.names, 0, True
    while more:
        rows = list(islice(answer.rows, TOGETHER))
        cells = [tuple(_cell(row.get(name), index) for name in names) for row in rows]
        lines = aligned([names, *cells]) if names else []
        for line in lines[min(shown, 1) :]:  # the names stand above the first alone
            write(line)
        shown += len(rows)
        more = len(rows) == TOGETHER
    message(number(shown, "row"))


def _cell(term: Term | None, index: Index) -> str:
    """A value on one line; an IRI by its prefix where it has one."""
    return " ".join(told(term, index.short).split())
