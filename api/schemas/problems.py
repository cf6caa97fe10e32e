"""The shape of problems (RFC 9457), and the responses that operations share."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

Responses = dict[int | str, dict[str, Any]]


class Fault(BaseModel):
    """One parameter that is wrong."""

    parameter: str
    where: str = Field(alias="in", description="query or path.")
    detail: str
    suggestions: list[str] = Field(default=[], description="What may have been meant.")


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


def problem_schemas() -> dict[str, Any]:
    """The schemas of problems, by the names that ``problems`` points at."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**schema.pop("$defs"), "Problem": schema}


_OUTCOMES = {
    404: "Nothing has this address.",
    406: "None of the forms the client accepts.",
    422: "A parameter is unknown or makes no sense; `errors` names it.",
    500: "An unexpected failure.",
    503: "The ledger cannot be read at the moment.",
}
MOVED: Responses = {
    308: {"description": "The canonical address, or the id this one was merged into."}
}
UNCHANGED: Responses = {
    304: {"description": "The client's copy, named by `If-None-Match`, still holds."}
}
