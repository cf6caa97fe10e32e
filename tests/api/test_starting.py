"""What a service has loaded when it has answered for the first time: the less, the sooner."""

import subprocess
import sys

import pytest

LATER = {
    "alembic",
    "charset_normalizer",
    "edtf",
    "jinja2",
    "networkx",
    "rdflib",
    "spacy",
    "sqlalchemy.dialects.postgresql",
    "trafilatura",
}
"""What takes long to load, and what asking for events does not need."""

ANSWER_AND_TELL = """
import sys
from pathlib import Path
from starlette.testclient import TestClient
from api.app import create_app
from api.settings import Settings
import api.cli.serve
with TestClient(create_app(Settings(db=Path(sys.argv[1])))) as client:
    for path in sys.argv[2:]:
        assert client.get(path).status_code == 200, path
print(*sys.modules)
"""


def loaded_by(ledger, *paths: str) -> set[str]:
    """Modules that a service has loaded once it has answered."""
    command = [sys.executable, "-c", ANSWER_AND_TELL, str(ledger), *paths]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("path", ["/v1/events?limit=5", "/v1/ask?q=visits", "/v1/dyads", "/readyz"])
def test_an_answer_does_not_wait_for_what_it_does_not_need(ledger_path, path):
    modules = loaded_by(ledger_path, path)
    assert "api.routes.pages" in modules
    assert not modules & LATER


def test_the_first_page_loads_the_templates(ledger_path):
    assert "jinja2" in loaded_by(ledger_path, "/")
