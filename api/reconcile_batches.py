"""Batches of the Reconciliation Service API: read from a client's JSON, and answered."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.parameters import read_portfolio
from api.reconciling import BODY, PROPERTIES, entity_json, extended, kinds_of, type_json
from graph.errors import InvalidQuery
from graph.gazetteer import gazetteer
from graph.queries import ActorKind
from graph.reconciliation import Candidate, Reconciler, Wanted
from graph.store.view import View

FEW, MOST = 5, 100
"""Candidates of one query, where it says no number, and candidates or completions at most."""
BATCH = 200
"""Queries of one request, and rows to extend, at most."""


class Given(BaseModel):
    """What else is known of the one looked for."""

    pid: str
    v: Any


class Asked(BaseModel):
    """One query of a batch, whatever a cell of a table may hold."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    query: str
    type: str | list[str] | None = None
    limit: int = FEW
    properties: list[Given] = []

    @property
    def types(self) -> list[str]:
        """The types wanted; none: any."""
        several = self.type if isinstance(self.type, list) else [self.type]
        return [each for each in dict.fromkeys(several) if each]


class Column(BaseModel):
    """A property to extend a table with."""

    model_config = ConfigDict(extra="ignore")

    id: str


class Extension(BaseModel):
    """Which properties of which actors are wanted."""

    ids: Annotated[list[str], Field(max_length=BATCH)]
    properties: list[Column]


_BATCH: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


def answers(index: Reconciler, text: str) -> dict[str, Any]:
    """The candidates of every query of a batch.

    A table is asked about row by row, and one odd row may not cost the others their answers: it has
    none itself.  Raises ``InvalidQuery`` for what is no batch, and when no query of it makes sense.
    """
    try:
        batch = _BATCH.validate_json(text)
    except ValidationError as error:
        raise _fault("/queries", error) from None
    if len(batch) > BATCH:
        raise InvalidQuery("/queries", str(len(batch)), f"are more than {BATCH} at once")
    found: dict[str, Any] = {name: {"result": []} for name in batch}
    faults: list[InvalidQuery] = []
    for name, query in batch.items():
        try:
            asked = Asked.model_validate(query)
        except ValidationError as error:
            faults.append(_fault(f"/queries/{name}", error))
        else:
            found[name] = {"result": _candidates(index, asked)}
    if batch and len(faults) == len(batch):
        raise faults[0]
    return found


def _candidates(index: Reconciler, asked: Asked) -> list[dict[str, Any]]:
    """What a query finds; a type that nobody has finds nothing, other properties narrow nothing."""
    given = {each.pid.casefold(): _plain(each.v) for each in asked.properties}
    found = index.candidates(
        Wanted(
            name=asked.query,
            kinds=kinds_of(*asked.types),
            principal=_country(given.get("country") or given.get("country_name")),
            portfolio=read_portfolio(given.get("portfolio") or ""),
            limit=min(asked.limit, MOST) if asked.limit > 0 else FEW,
        )
    )
    return [_candidate(each) for each in found]


def _plain(value: Any) -> str | None:  # noqa: ANN401  whatever a cell of a table holds
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("id") or value.get("name")
    return None if value in (None, "") else str(value)


def _country(text: str | None) -> str | None:
    """The principal that a cell names; a cell that names none narrows nothing."""
    return None if text is None else gazetteer().find(text)


def _candidate(found: Candidate) -> dict[str, Any]:
    return {
        **entity_json(found.actor),
        "type": [type_json(found.actor.kind)],
        "score": found.score,
        "match": found.match,
    }


def extension(view: View, text: str) -> dict[str, Any]:
    """The values of the properties that are asked for; raises ``InvalidQuery``."""
    try:
        asked = Extension.model_validate_json(text)
    except ValidationError as error:
        raise _fault("/extend", error) from None
    columns = [column.id for column in asked.properties]
    unknown = [column for column in columns if column not in PROPERTIES]
    if unknown:
        known = ", ".join(PROPERTIES)
        raise InvalidQuery("/extend/properties", ", ".join(unknown), f"is none of {known}")
    return {
        "meta": [_meta(column) for column in columns],
        "rows": extended(view, asked.ids, columns),
    }


def _meta(column: str) -> dict[str, Any]:
    """A property; of one whose values are actors also their type."""
    found: dict[str, Any] = {"id": column, "name": PROPERTIES[column].name}
    return {**found, "type": type_json(ActorKind.ORGANIZATION)} if column == BODY else found


def _fault(at: str, error: ValidationError) -> InvalidQuery:
    first = error.errors()[0]
    place = "/".join([at, *(str(step) for step in first["loc"])])
    return InvalidQuery(place, json.dumps(first.get("input"), default=str)[:60], first["msg"])
