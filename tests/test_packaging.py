"""What is shipped: a wheel that works by itself, and a checkout that gives nothing away."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("graph", "api", "ontology")
PRIVATE = re.compile(
    "|".join(
        re.escape(first) + rest
        for first, rest in (
            ("/wo", r"rk/"),
            ("/tm", r"p/"),
            ("/ro", r"ot/"),
            ("/ho", r"me/\w"),
            ("/op", r"t/py"),
            ("pypi", r"\.org"),
            ("files.python", r"hosted\."),
            ("registry.npm", r"js\."),
            ("--extra-index", r"-url \S"),
        )
    )
)


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(folder)], cwd=repository, check=True, capture_output=True)
    (built,) = folder.glob("bilateral-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def metadata(wheel: Path, name: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = (n for n in archive.namelist() if n.endswith(f".dist-info/{name}"))
        return archive.read(entry).decode("utf-8")


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(
    wheel: Path, repository: Path, project_files: tuple[Path, ...]
) -> None:
    names = {path.relative_to(repository).as_posix() for path in project_files}
    ours = {name for name in names if name.startswith(tuple(f"{p}/" for p in PACKAGES))}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert shipped == ours
    assert {".py", ".toml", ".tsv", ".html", ".css"} <= {Path(name).suffix for name in shipped}


def test_the_wheel_carries_the_licence_and_the_command(wheel: Path) -> None:
    assert "Apache License" in metadata(wheel, "licenses/LICENSE")
    assert "bilateral = api.cli:main" in metadata(wheel, "entry_points.txt")
    assert "License-Expression: Apache-2.0" in metadata(wheel, "METADATA")


def test_the_program_of_the_wheel_works_away_from_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    program = (
        "import sys, api, graph; from api.cli import main; "
        f"assert {str(installed)!r} in graph.__file__ and {str(installed)!r} in api.__file__; "
        "sys.argv[0] = 'bilateral'; main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed)}

    def run(*words: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    run("demo", "--no-serve", "--db", "demo.db")
    answer = json.loads(
        run("ask", "--json", "--db", "demo.db", "all Azerbaijan–Kazakhstan agreements")
    )
    assert answer["count"] > 0


def test_what_builds_the_project_is_pinned_with_what_it_runs_on(repository: Path) -> None:
    pinned = pins(repository / "constraints.txt")
    required = tomllib.loads((repository / "pyproject.toml").read_text())["build-system"][
        "requires"
    ]
    assert {re.split(r"[<>=]", name)[0] for name in required} <= {name for name, _ in pinned}
    assert pinned <= pins(repository / "constraints-dev.txt")


def pins(path: Path) -> set[tuple[str, str]]:
    """Name and version of every line, each of which must carry a hash and no address."""
    entries = path.read_text().replace("\\\n", " ").splitlines()
    assert all("--hash=sha256:" in entry and "://" not in entry for entry in entries)
    return {(name, version) for name, _, version in (e.split()[0].partition("==") for e in entries)}


def texts(files: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """The files that are text, and their text."""
    for path in files:
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_machine_path_or_a_registry(project_files: tuple[Path, ...]) -> None:
    found = [
        f"{path.name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path, text in texts(project_files)
        for match in PRIVATE.finditer(text)
    ]
    assert found == []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def foreign_sentences(shared: Path) -> Iterator[tuple[str, ...]]:
    """Sentences of eight words or more of the articles that are not ours to publish."""
    seeds = sorted((shared / "seeds").glob("*.txt"))
    gold = (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [path.read_text(encoding="utf-8") for path in seeds]
    articles += [json.loads(line)["document"]["text"] for line in gold]
    for article in articles:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", article):
            if len(found := tuple(words(sentence))) >= 8:
                yield found


def test_no_sentence_of_the_shared_articles_is_in_the_project(
    repository: Path, project_files: tuple[Path, ...]
) -> None:
    shared = repository.parent / "shared"
    if not (shared / "gold" / "dev.jsonl").exists():
        pytest.skip("the articles to compare with are not beside this checkout")
    by_start: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for sentence in foreign_sentences(shared):
        by_start.setdefault(sentence[:8], []).append(sentence)
    copied = [
        f"{path.name}: {' '.join(sentence)}"
        for path, text in texts(project_files)
        for spoken in [words(text)]
        for at in range(len(spoken) - 7)
        for sentence in by_start.get(tuple(spoken[at : at + 8]), ())
        if tuple(spoken[at : at + len(sentence)]) == sentence
    ]
    assert copied == []
