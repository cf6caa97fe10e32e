"""JSON answers, by a compiled serializer that takes pieces which are JSON already as they are."""

from typing import Any

import orjson
from fastapi.responses import JSONResponse


class JsonAnswer(JSONResponse):
    """An answer of JSON, compact and in UTF-8."""

    def render(self, content: Any) -> bytes:  # noqa: ANN401  whatever JSON can hold
        """The bytes of a body."""
        return orjson.dumps(content)
