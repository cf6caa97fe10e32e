"""Questions as SPARQL: the text as a file, and the address that answers it."""

from urllib.parse import quote, urlencode

from fastapi.responses import PlainTextResponse


class SparqlText(PlainTextResponse):
    """A query as ``.rq`` files have it."""

    media_type = "application/sparql-query"


def answering(query: str) -> str:
    """Where a query is answered."""
    return f"/sparql?{urlencode({'query': query}, quote_via=quote)}"
