"""``bilateral correct``: a corrected document in the place of one that is in force."""

from typing import Annotated

import typer

from api.cli.options import LEDGER, DbOption, ExtractorOption
from api.cli.writing import JsonOption, ReasonOption, open_ledger
from api.cli.writing import report as say
from graph.correcting import read_correction
from graph.documents.reading import read
from graph.extract.parallel import extract_with
from graph.extract.registry import DEFAULT


def command(
    document: Annotated[str, typer.Argument(help="Id of the document that was wrong.")],
    corrected: Annotated[str, typer.Argument(help="The right one: a file, an address, or -.")],
    *,
    reason: ReasonOption = None,
    extractor: ExtractorOption = DEFAULT,
    dry: Annotated[bool, typer.Option("--dry-run", help="Only say what would become.")] = False,
    json: JsonOption = False,
    db: DbOption = LEDGER,
) -> None:
    """Put a corrected document in the place of another, and say what that makes of the events.

    Judgements on reports of the old one go on to those that say the same in the new one.
    """
    with open_ledger(db) as ledger:
        with ledger.view() as view:
            view.document(document)
        found = read_correction(
            read([corrected]), extract_many=extract_with(extractor), where=corrected
        )
        effect = ledger.correct(document, found, reason, dry=dry)
    say(effect, json=json, dry=dry)
