"""The filters in a page's address: those of ``/v1/events`` by the same names, read leniently.

A form sends its empty fields too, and a link may carry a stranger's parameters: neither is a
fault.  A value that makes no sense is shown beside its field, above the unfiltered answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.datastructures import QueryParams

from api.parameters import check_text, event_filter
from api.schemas import Narrowing
from graph.errors import InvalidQuery
from graph.model import Dyad
from graph.queries import EventFilter

Pairs = tuple[tuple[str, str], ...]

FORM = frozenset({"type", "status", "since", "until"})
"""Filters that the form of a dyad page shows as fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The filter that an address asks for, and the address's own words for it."""

    filter: EventFilter
    pairs: Pairs
    """Names and values as given, sorted, without what is empty or unknown."""
    faults: tuple[InvalidQuery, ...] = field(default=(), compare=False)

    @property
    def query(self) -> str:
        """The canonical query string: sorted, without defaults."""
        return urlencode(self.pairs)

    @property
    def carried(self) -> Pairs:
        """Filters that the form does not show and must not lose."""
        return tuple(pair for pair in self.pairs if pair[0] not in FORM)

    def values(self, name: str) -> tuple[str, ...]:
        """What was given for one filter."""
        return tuple(value for field, value in self.pairs if field == name)

    def with_pairs(self, **others: str) -> str:
        """The query string with some filters replaced."""
        kept = [pair for pair in self.pairs if pair[0] not in others]
        return urlencode(sorted([*kept, *others.items()]))


def read_selection(params: QueryParams, dyad: Dyad) -> Selection:
    """The selection in a query string, for the events of a dyad."""
    pairs = tuple(sorted(set(_given(params))))
    try:
        return Selection(filter=_filter(pairs, dyad), pairs=pairs)
    except ValidationError as error:
        faults = tuple(_faults(error))
    except InvalidQuery as error:
        faults = (error,)
    return Selection(filter=EventFilter(dyad=dyad), pairs=pairs, faults=faults)


def _given(params: QueryParams) -> Iterable[tuple[str, str]]:
    for name, value in params.multi_items():
        if name in Narrowing.model_fields and value.strip():
            yield name, value.strip()


def _filter(pairs: Pairs, dyad: Dyad) -> EventFilter:
    for name, value in pairs:
        check_text(name, value)
    query = Narrowing.model_validate(_grouped(pairs))
    return event_filter(dyad=str(dyad), **query.model_dump(include=set(Narrowing.model_fields)))


def _grouped(pairs: Pairs) -> Mapping[str, Any]:
    """Values by name; a list for the filters that may be repeated."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if isinstance(Narrowing.model_fields[name].default, list):
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    return found


def _faults(error: ValidationError) -> Iterable[InvalidQuery]:
    for fault in error.errors(include_url=False):
        yield InvalidQuery(_field(fault["loc"]), fault["input"], "is not one of its values")


def _field(place: Sequence[int | str]) -> str:
    return str(place[0]) if place else "filter"
