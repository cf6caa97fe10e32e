"""The parameters and answers of ``/sparql``, as the SPARQL 1.1 Protocol has them."""

from typing import Any

from pydantic import BaseModel, Field

from graph.sparql.formats import RESULTS
from graph.sparql.wording import LONGEST

PAGE, FILE = "html", "rq"
"""The format that is a page, and the one that is the query itself."""
QUERY_TYPE, FORM_TYPE = "application/sparql-query", "application/x-www-form-urlencoded"

EXAMPLE_SPARQL = """\
SELECT ?event ?date ?label WHERE {
  ?event a bl:Visit ; bl:dyad/skos:notation "AZE-KAZ" ; bl:date ?date ; rdfs:label ?label
} ORDER BY DESC(?date) LIMIT 10"""
"""The last visits of a dyad."""
_EXAMPLE_ANSWER = {
    "head": {"vars": ["event", "date", "label"]},
    "results": {
        "bindings": [
            {
                "event": {
                    "type": "uri",
                    "value": "https://w3id.org/bilateral/id/event/e0c8e6f1d2a4b3957",
                },
                "date": {
                    "type": "literal",
                    "value": "2022-08-24",
                    "datatype": "http://id.loc.gov/datatypes/edtf/EDTF-level1",
                },
                "label": {
                    "type": "literal",
                    "value": "Visit (official), AZE–KAZ, 2022-08-24",
                    "xml:lang": "en",
                },
            }
        ]
    },
}


_FORMAT = "The format by name, instead of `Accept`."


class SparqlParameters(BaseModel):
    """How the answer to a SPARQL query is to come."""

    format: str | None = Field(None, description=_FORMAT, json_schema_extra={"enum": list(RESULTS)})
    default_graph_uri: list[str] = Field(
        [], alias="default-graph-uri", description="Refused: the index is one graph."
    )
    named_graph_uri: list[str] = Field(
        [], alias="named-graph-uri", description="Refused: the index is one graph."
    )


class SparqlQuestion(SparqlParameters):
    """A SPARQL query in an address, which a page and a file can tell of as well."""

    format: str | None = Field(
        None, description=_FORMAT, json_schema_extra={"enum": [*RESULTS, PAGE, FILE]}
    )
    query: str | None = Field(
        None,
        max_length=LONGEST,
        description="A SPARQL 1.1 query; without one, what the endpoint is.",
        examples=[EXAMPLE_SPARQL],
    )


def sparql_answers(*others: str) -> dict[int | str, dict[str, Any]]:
    """The good answers of an operation, for its ``responses``; it has other media types too."""
    text: dict[str, Any] = {"schema": {"type": "string"}}
    content = dict.fromkeys((*(each.media_type for each in RESULTS.values()), *others), text)
    table = {"schema": {"type": "object"}, "example": _EXAMPLE_ANSWER}
    content[RESULTS["json"].media_type] = table
    headers = {
        "Bilateral-Revision": {
            "description": "Number of the ledger's change that the answer is of.",
            "schema": {"type": "integer"},
        }
    }
    said = "A table, yes or no, or a graph."
    return {200: {"description": said, "content": content, "headers": headers}}


def sparql_body() -> dict[str, Any]:
    """What is sent by ``POST``, for an operation's ``openapi_extra``."""
    query = {"type": "string", "maxLength": LONGEST, "example": EXAMPLE_SPARQL}
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {
            "query": query,
            "format": {"type": "string", "enum": list(RESULTS)},
        },
    }
    content = {QUERY_TYPE: {"schema": query}, FORM_TYPE: {"schema": form}}
    return {"requestBody": {"required": True, "content": content}}
