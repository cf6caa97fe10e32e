"""Questions as SPARQL: the text as a file, and the address that answers it."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from fastapi.responses import PlainTextResponse


class SparqlText(PlainTextResponse):
    """A query as ``.rq`` files have it; it is written anew in no time, and so not kept."""

    media_type = "application/sparql-query"

    def init_headers(self, headers: Mapping[str, str] | None = None) -> None:
        """Add what keeps it from being kept."""
        super().init_headers({"Cache-Control": "no-store", **(headers or {})})


def answering(query: str) -> str:
    """Where a query is answered."""
    return f"/sparql?{urlencode({'query': query}, quote_via=quote)}"
