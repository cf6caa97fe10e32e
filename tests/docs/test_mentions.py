"""What the documentation names exists: commands, options, settings, targets, addresses, files."""

import re
from pathlib import Path

import pytest

from api.cli.program import COMMANDS, load
from api.settings import Settings
from tests.docs.documents import code, commands, pages

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PREFIX = str(Settings.model_config["env_prefix"]).upper()


@pytest.fixture(scope="module")
def texts(repository: Path) -> dict[str, str]:
    return {
        str(page.relative_to(repository)): page.read_text(encoding="utf-8")
        for page in pages(repository)
    }


def spoken(texts: dict[str, str], program: str) -> set[tuple[str, tuple[str, ...]]]:
    """Page and words of every command of the pages that runs ``program``."""
    return {
        (page, tuple(words[1:]))
        for page, text in texts.items()
        for line in code(text)
        for words in commands(line)
        if words and words[0].rpartition("/")[2] == program
    }


def fault(words: tuple[str, ...]) -> str | None:
    """What is wrong with the words after ``bilateral``, by the program's own declaration."""
    asked = {word.partition("=")[0] for word in words if re.match(r"--?[a-zA-Z]", word)}
    if not words or words[0].startswith("-"):
        return None if asked <= {"--help", "--version"} else "no such option"
    if words[0] not in COMMANDS:
        return None if words[0] in {"…", "COMMAND"} else "no such command"
    command = load(words[0])
    inner = getattr(command, "commands", {})
    if inner and words[1:]:
        command = inner.get(words[1].partition("|")[0], command)
    known = {"--help"}.union(*((*p.opts, *p.secondary_opts) for p in command.params))
    return f"no option {', '.join(sorted(asked - known))}" if asked - known else None


def test_every_command_and_option_that_is_named_exists(texts: dict[str, str]) -> None:
    named = sorted(spoken(texts, "bilateral"))
    assert len(named) > 10
    assert [f"{page}: {words}: {fault(words)}" for page, words in named if fault(words)] == []


def test_every_command_of_the_program_is_named(texts: dict[str, str]) -> None:
    assert set(COMMANDS) <= {words[0] for _, words in spoken(texts, "bilateral") if words}


def test_every_setting_is_documented_and_every_documented_setting_exists(
    texts: dict[str, str],
) -> None:
    named = {name for text in texts.values() for name in re.findall(rf"{PREFIX}[A-Z_]+", text)}
    assert named == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_every_make_target_is_documented_and_every_documented_one_exists(
    texts: dict[str, str], repository: Path
) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    helped = set(re.findall(r"^\t@echo 'make ([a-z-]+)", makefile, re.MULTILINE))
    declared = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    targets = {words[0] for _, words in spoken(texts, "make") if words}
    assert helped <= targets <= declared


def test_every_link_between_files_leads_to_one(texts: dict[str, str], repository: Path) -> None:
    broken = [
        f"{page} -> {target}"
        for page, text in texts.items()
        for target in LINK.findall(text)
        if not (repository / page).parent.joinpath(target).exists()
    ]
    assert broken == []
