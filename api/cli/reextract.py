"""``bilateral reextract``: documents read again by a newer extractor."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from api.cli.bars import progress
from api.cli.options import LEDGER, DbOption, ExtractorOption, JobsOption
from api.cli.streams import message, number
from api.cli.writing import open_ledger
from graph.extract.parallel import extract_with
from graph.extract.registry import DEFAULT, find_extractor
from graph.model import Rejected
from graph.queries import Effect
from graph.store.ledger import Ledger


def command(
    extractor: ExtractorOption = DEFAULT,
    jobs: JobsOption = 1,
    dry: Annotated[bool, typer.Option("--dry-run", help="Only count what would change.")] = False,
    db: DbOption = LEDGER,
) -> None:
    """Read again what an older extractor has read.

    Judgements on their reports go on to the reports that say the same now.
    """
    with open_ledger(db) as ledger, progress("Reading again") as advance:
        effects = []
        for effect in _again(ledger, extractor, jobs, dry=dry):
            effects.append(effect)
            advance()
    message(f"bilateral: {number(len(effects), 'document')} read again: {_total(effects)}")


def _again(ledger: Ledger, extractor: str, jobs: int, *, dry: bool) -> Iterator[Effect]:
    made = find_extractor(extractor)
    with ledger.view() as view:
        stale = (view.document(id) for id in view.stale(made.name, made.version))
        for read in extract_with(extractor, jobs=jobs)(paper for paper in stale if paper.text):
            if isinstance(read, Rejected):
                message(f"bilateral: {read.where}: {read.reason}")
            else:
                yield ledger.reextract(read, dry=dry)


def _total(effects: Iterable[Effect]) -> str:
    lost = merged = created = changed = 0
    for each in effects:
        lost += len(each.lost)
        merged += len(each.merged)
        created += len(each.created)
        changed += len({one.event for one in each.changed})
    return f"{lost} events lost, {merged} merged, {created} new, {changed} changed"
