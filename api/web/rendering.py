"""Pages made of templates, with the headers that keep hostile text harmless."""

from http import HTTPStatus
from importlib import import_module
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""Nothing inline and nothing from elsewhere: markup that slipped through could still do nothing."""

SECURITY = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}

SVG_SECURITY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
"""A standalone drawing carries its own style sheet, and may do nothing else."""


def render(
    request: Request, template: str, *, status: int = HTTPStatus.OK, **values: object
) -> HTMLResponse:
    """A page of the site."""
    page = _templates().get_template(template)
    shared = {"permalink": str(request.url), "question": "", "alternates": (), "canonical": None}
    html = page.render(shared | values)
    return HTMLResponse(html, status_code=status, headers=SECURITY)


def _templates() -> Any:  # noqa: ANN401  the environment of a module
    """Loaded with the first page: a service that is asked for data alone starts sooner."""
    return import_module("api.web.environment").TEMPLATES
