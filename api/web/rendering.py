"""Templates and the answers made of them, with the headers that keep hostile text harmless."""

from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.web import words
from api.web.timeline_shapes import family

HERE = Path(__file__).parent

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


def _asset(name: str) -> str:
    """The address of a static file, which changes with its content."""
    return f"/static/{name}?v={_VERSIONS[name]}"


def _version(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:10]


_VERSIONS = {path.name: _version(path) for path in sorted((HERE / "static").iterdir())}


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    named = (
        family,
        words.country,
        words.phrase,
        words.event_type,
        words.count,
        words.when,
        words.years,
        words.machine_date,
        words.headline,
        words.countries,
        words.agreement_title,
        words.participant_lines,
        words.language_tag,
    )
    environment.globals.update({function.__name__: function for function in named})
    environment.globals["asset"] = _asset
    return environment


TEMPLATES = _environment()
"""Every page; all values are escaped, and a missing one is an error."""


def render(
    request: Request, template: str, *, status: int = HTTPStatus.OK, **values: object
) -> HTMLResponse:
    """A page of the site."""
    page = TEMPLATES.get_template(template)
    shared = {"permalink": str(request.url), "question": "", "alternates": (), "canonical": None}
    html = page.render(shared | values)
    return HTMLResponse(html, status_code=status, headers=SECURITY)
