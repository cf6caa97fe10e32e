"""JSON Lines: one thing a line, in the one JSON form."""

import json
from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import IO

from graph.exchange.encoding import utf8
from graph.exchange.json_form import (
    Json,
    actor_json,
    agreement_json,
    edge_json,
    event_json,
    exercise_json,
    report_json,
)
from graph.exchange.selection import Selection, What


def write(selection: Selection, what: What, out: IO[bytes]) -> None:
    """One line a thing."""
    write_lines(_things(selection, what), out)


def write_lines(things: Iterable[Json], out: IO[bytes]) -> None:
    """One line an object."""
    for thing in things:
        out.write(utf8(json.dumps(thing, ensure_ascii=False) + "\n"))


def _things(selection: Selection, what: What) -> Iterator[Json]:
    match what:
        case What.EVENTS:
            return map(event_json, selection.events())
        case What.REPORTS:
            return (
                {**report_json(report), "document": report.document}
                for report in selection.reports()
            )
        case What.AGREEMENTS:
            return map(agreement_json, selection.agreements())
        case What.EXERCISES:
            return map(exercise_json, selection.exercises())
        case What.ACTORS:
            return map(actor_json, selection.actors())
        case What.EDGES:
            return starmap(edge_json, selection.edges())
