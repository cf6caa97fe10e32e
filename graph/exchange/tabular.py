"""The rows of a selection, whatever kind of thing it is about."""

from collections.abc import Iterator
from itertools import starmap

from graph.exchange import rows
from graph.exchange.rows import Row
from graph.exchange.selection import Selection, What


def table(selection: Selection, what: What) -> Iterator[Row]:
    """One row a thing, with the columns of ``rows.COLUMNS``."""
    match what:
        case What.EVENTS:
            return map(rows.event_row, selection.events())
        case What.REPORTS:
            return map(rows.report_row, selection.reports())
        case What.AGREEMENTS:
            return map(rows.agreement_row, selection.agreements())
        case What.EXERCISES:
            return map(rows.exercise_row, selection.exercises())
        case What.ACTORS:
            return map(rows.actor_row, selection.actors())
        case What.EDGES:
            return starmap(rows.edge_row, selection.edges())
