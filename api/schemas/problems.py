"""The shape of problems (RFC 9457), and the responses that operations share."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.writing import NewDocument

Responses = dict[int | str, dict[str, Any]]


class Fault(BaseModel):
    """One parameter that is wrong, or one place of the body, as a JSON pointer."""

    parameter: str
    where: str = Field(alias="in", description="query, path, header or body.")
    detail: str
    suggestions: list[str] = Field(default=[], description="What may have been meant.")
    line: int | None = Field(None, description="Of a SPARQL query, counted from 1.")
    column: int | None = Field(None, description="Of a SPARQL query, counted from 1.")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "https://w3id.org/bilateral/problems/unknown-actor",
                    "title": "Unknown actor",
                    "status": 422,
                    "detail": "principal: 'Kazahkstan' names no known actor — "
                    "did you mean Kazakhstan (KAZ)?",
                    "instance": "/v1/events",
                    "errors": [
                        {
                            "parameter": "principal",
                            "in": "query",
                            "detail": "'Kazahkstan' names no known actor — "
                            "did you mean Kazakhstan (KAZ)?",
                            "suggestions": ["Kazakhstan (KAZ)"],
                        }
                    ],
                }
            ]
        },
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Fault] = []


def problems(*statuses: int) -> Responses:
    """The problem responses of an operation, for its ``responses``."""
    return {
        status: {
            "description": _OUTCOMES[status],
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
        for status in (*statuses, 422, 500, 503)
    }


def loose_schemas() -> dict[str, Any]:
    """The schemas that no operation names as its own, but some point at."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    document = NewDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema, "NewDocument": document}


_OUTCOMES = {
    400: "The body is no JSON, or ended too early.",
    401: "A key is needed, and none that is in force was sent.",
    403: "The key may not be used for this.",
    404: "Nothing has this address.",
    410: "It was retracted; `retracted` says when and why.",
    406: "None of the forms the client accepts.",
    413: "More than the service takes at once.",
    415: "A kind of content that is not read.",
    422: "A parameter is unknown or makes no sense; `errors` names it.",
    429: "The key was used more often than its rate; `Retry-After` says when to go on.",
    500: "An unexpected failure.",
    503: "The ledger cannot be read at the moment.",
}
MOVED: Responses = {
    308: {"description": "The canonical address, or the id this one was merged into."}
}
UNCHANGED: Responses = {
    304: {"description": "The client's copy, named by `If-None-Match`, still holds."}
}
