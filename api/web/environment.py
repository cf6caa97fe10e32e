"""The templates of the pages, and what they may call."""

from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.web import words
from api.web.timeline_shapes import family
from graph.gazetteer import principal_name

HERE = Path(__file__).parent


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
        words.phrase,
        words.event_type,
        words.count,
        words.when,
        words.years,
        words.machine_date,
        words.headline,
        words.countries,
        words.dyad_title,
        words.agreement_title,
        words.participant_lines,
        words.language_tag,
    )
    environment.globals.update({function.__name__: function for function in named})
    environment.globals["asset"] = _asset
    environment.globals["country"] = principal_name
    return environment


TEMPLATES = _environment()
"""Every page; all values are escaped, and a missing one is an error."""
