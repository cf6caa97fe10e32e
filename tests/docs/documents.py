"""Reading the documentation as data: its fenced blocks and code spans, the commands they show."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n+)?^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
SEPARATORS = frozenset("|&;<>()")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block; ``file`` is the name that a comment above it gives to its text."""

    language: str
    text: str
    file: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command of a console block and the output shown under it."""

    command: str
    output: str


def pages(repository: Path) -> list[Path]:
    """The pages a reader is meant to read, the change log left out: it tells of the past too."""
    top = [repository / "README.md", repository / "CONTRIBUTING.md"]
    return top + sorted((repository / "docs").rglob("*.md"))


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for found in FENCE.finditer(text):
        yield Block(**found.groupdict())


def steps(block: Block) -> Iterator[Step]:
    """The commands of a console block: lines after ``$``, each with what is shown below it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, output = re.split(r"(?<!\\)\n", part, maxsplit=1)
        yield Step(command=command.replace("\\\n", " "), output=output)


def code(text: str) -> Iterator[str]:
    """Every line of code of a page: of its fenced blocks, and its code spans."""
    for block in blocks(text):
        yield from block.text.replace("\\\n", " ").splitlines()
    yield from SPAN.findall(FENCE.sub("", text))


def commands(line: str) -> Iterator[list[str]]:
    """The words of each simple command of a line of shell."""
    lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars="|&;<>()")
    lexer.whitespace_split = True
    words: list[str] = []
    try:
        for word in lexer:
            if set(word) <= SEPARATORS:
                yield words
                words = []
            else:
                words.append(word)
    except ValueError:  # a line of prose or output with one quotation mark is no command
        return
    yield words
