"""Batches of the Reconciliation Service API: read from a client's JSON, and answered."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.parameters import LONGEST, read_principal
from api.reconciling import PROPERTIES, entity_json, extended, kinds_of, type_json
from graph.errors import InvalidQuery, UnknownActor
from graph.reconciliation import Candidate, Reconciler, Wanted
from graph.store.view import View

MOST = 100
"""Candidates of one query, and completions, at most."""
BATCH = 200
"""Queries of one request, and rows to extend, at most."""


class Given(BaseModel):
    """What else is known of the one looked for."""

    pid: str
    v: Any


class Asked(BaseModel):
    """One query of a batch."""

    model_config = ConfigDict(extra="ignore")

    query: Annotated[str, Field(max_length=LONGEST)]
    type: str | list[str] | None = None
    limit: int = Field(default=5, ge=1)
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


_BATCH: TypeAdapter[dict[str, Asked]] = TypeAdapter(dict[str, Asked])


def answers(index: Reconciler, text: str) -> dict[str, Any]:
    """The candidates of every query of a batch; raises ``InvalidQuery``."""
    try:
        batch = _BATCH.validate_json(text)
    except ValidationError as error:
        raise _fault("/queries", error) from None
    if len(batch) > BATCH:
        raise InvalidQuery("/queries", str(len(batch)), f"are more than {BATCH} at once")
    return {name: {"result": _candidates(index, asked)} for name, asked in batch.items()}


def _candidates(index: Reconciler, asked: Asked) -> list[dict[str, Any]]:
    """What one query finds; a type that nobody has finds nothing, other properties narrow nothing.

    A table is asked about row by row, and one odd row may not cost the others their answers.
    """
    given = {each.pid: _plain(each.v) for each in asked.properties}
    found = index.candidates(
        Wanted(
            name=asked.query,
            kinds=kinds_of(*asked.types),
            principal=_country(given.get("country")),
            portfolio=given.get("portfolio"),
            limit=min(asked.limit, MOST),
        )
    )
    return [_candidate(each) for each in found]


def _plain(value: Any) -> str | None:  # noqa: ANN401  whatever a cell of a table holds
    if isinstance(value, dict):
        value = value.get("id") or value.get("name")
    return None if value in (None, "") else str(value)


def _country(text: str | None) -> str | None:
    """The principal that a cell names; a cell that names none narrows nothing."""
    try:
        return None if text is None else read_principal(text)
    except UnknownActor:
        return None


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
    meta = [{"id": column, "name": PROPERTIES[column].name} for column in columns]
    return {"meta": meta, "rows": extended(view, asked.ids, columns)}


def _fault(at: str, error: ValidationError) -> InvalidQuery:
    first = error.errors()[0]
    place = "/".join([at, *(str(step) for step in first["loc"])])
    return InvalidQuery(place, json.dumps(first.get("input"), default=str)[:60], first["msg"])
