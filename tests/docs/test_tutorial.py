"""What the tutorial and the README show is what their reader gets."""

from pathlib import Path

import pytest

from tests.docs.documents import Block, blocks
from tests.docs.reader import follow, pattern


def fenced(page: Path) -> list[Block]:
    return list(blocks(page.read_text(encoding="utf-8")))


def test_every_command_of_the_tutorial_prints_what_is_shown(
    repository: Path, tmp_path: Path
) -> None:
    tutorial = fenced(repository / "docs" / "tutorial.md")
    assert {"console", "python", "sparql"} <= {block.language for block in tutorial}
    faults = [fault for block in tutorial for fault in follow(block, tmp_path)]
    assert not faults, "\n\n".join(faults)


def test_every_command_of_the_readme_prints_what_is_shown(repository: Path, tmp_path: Path) -> None:
    readme = fenced(repository / "README.md")
    faults = [fault for block in readme for fault in follow(block, tmp_path)]
    assert not faults, "\n\n".join(faults)


def test_the_query_of_the_tutorial_is_the_one_in_the_folder_of_queries(repository: Path) -> None:
    docs = repository / "docs"
    named = {block.file: block.text for block in fenced(docs / "tutorial.md")}
    kept = (repository / "ontology/queries/agreements.rq").read_text(encoding="utf-8")
    assert named["agreements.rq"] == kept


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("2 events", "2 events", True),
        ("2 events", "12 events", False),
        ("first\n…\nlast", "first\nsecond\nthird\nlast", True),
        ("id …: held", "id e12: planned", False),
    ],
)
def test_an_ellipsis_and_nothing_else_stands_for_anything(
    shown: str, printed: str, same: bool
) -> None:
    assert bool(pattern(shown).fullmatch(printed)) is same
