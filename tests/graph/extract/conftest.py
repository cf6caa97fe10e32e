"""A package beside ours that brings extractors: ``echo``, and two that are no good."""

import pytest

ENTRY_POINTS = """
[bilateral.extractors]
echo = tests.graph.extract.echo:make
nothing = tests.graph.extract.echo:make_nothing
absent = tests.graph.extract.absent:make
rules = tests.graph.extract.echo:make
"""


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """Its metadata, as pip would install it; processes that are begun find it as well."""
    installed = tmp_path / "site" / "echo-1.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: echo\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(installed.parent)
