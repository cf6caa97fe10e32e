"""A reader who adds a trigger as the page says finds the event that nothing found before."""

import shutil
import textwrap
from pathlib import Path

import pytest

from tests.docs.documents import blocks
from tests.docs.reader import follow

PACKAGES = ("api", "graph", "ontology")


def test_a_trigger_added_as_the_page_says_is_used(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (repository / "docs/how-to/add-a-trigger.md").read_text("utf-8")
    tried = textwrap.dedent(text.partition("## Try it")[2].replace("\n    ", "\n"))
    checkout, folder = tmp_path / "checkout", tmp_path / "reader"
    for package in PACKAGES:
        shutil.copytree(repository / package, checkout / package)
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(checkout))
    faults: list[str] = []
    for block in blocks(tried):
        if block.language == "toml" and block.file:
            with (checkout / block.file).open("a", encoding="utf-8") as rules:
                rules.write(f"\n{block.text}")
        else:
            faults += follow(block, folder)
    assert not faults, "\n\n".join(faults)
