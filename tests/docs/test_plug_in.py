"""A reader who plugs in an extractor as the page says can use it."""

import tomllib
from pathlib import Path

import pytest

from tests.docs.documents import blocks
from tests.docs.reader import follow


def install(pyproject: str, folder: Path) -> None:
    """What ``pip install`` leaves behind of a project: its metadata beside its module."""
    project = tomllib.loads(pyproject)["project"]
    metadata = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    lines = (
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()))
    )
    (metadata / "entry_points.txt").write_text("\n".join(lines))


def test_every_command_of_the_page_prints_what_is_shown(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = list(blocks((repository / "docs/how-to/plug-in-an-extractor.md").read_text("utf-8")))
    install(next(block.text for block in page if block.file == "pyproject.toml"), tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    faults = [fault for block in page for fault in follow(block, tmp_path)]
    assert not faults, "\n\n".join(faults)
