"""Generations are made by one at a time, whole or not at all, of one state of the ledger."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import IndexUnavailable
from graph.queries import EventFilter
from graph.sparql.building import build
from graph.sparql.generations import Generations
from graph.store.holding import held_view
from graph.store.view import View
from ontology.namespaces import DEFAULT_BASE
from tests.graph.sparql.conftest import made, tell

BUILDER = (
    "import sys; from pathlib import Path; from graph.sparql import building\n"
    "from graph.sparql.generations import Generations; from itertools import chain, count\n"
    "from pyoxigraph import NamedNode, Quad\n"
    "node = NamedNode('http://x/')\n"
    "def endless():\n"
    "    for number in count():\n"
    "        if number == 10_000: print('making', flush=True)\n"
    "        yield Quad(NamedNode(f'http://x/{number}'), node, node)\n"
    "building._statements = lambda view, iris: endless()\n"
    "path = Path(sys.argv[1])\n"
    "with Generations(path).turn() as lock: building.build(path, 'http://x/')\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    tell(path, 1, 2)
    return path


def test_a_generation_tells_what_it_is_of(path: Path) -> None:
    about = made(path).about
    with View.open(path) as view:
        assert about.revision == view.revision()
    assert about.base == DEFAULT_BASE
    assert about.triples > 100
    assert Generations(path).newest().about == about


def test_a_killed_builder_leaves_no_half_generation_and_no_lock(path: Path) -> None:
    first = made(path)
    command = [sys.executable, "-c", BUILDER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as builder:
        assert builder.stdout.readline() == b"making\n"
        with Generations(path).turn() as lock:
            assert lock is None
        os.kill(builder.pid, signal.SIGKILL)
    assert list(Generations(path).folder.glob("part-*"))
    assert Generations(path).newest() == first
    second = made(path)
    assert Generations(path).newest() == second
    assert not list(Generations(path).folder.glob("part-*"))


def test_one_process_at_a_time_has_its_turn(path: Path) -> None:
    with Generations(path).turn() as mine, Generations(path).turn() as other:
        assert mine is not None
        assert other is None


def test_what_cannot_be_written_says_why(path: Path) -> None:
    Generations(path).folder.write_text("in the way")
    with pytest.raises(IndexUnavailable, match=r"ledger\.db\.rdf: "):
        made(path)


def test_an_index_that_is_forgotten_is_gone(path: Path) -> None:
    made(path)
    Generations(path).forget()
    assert Generations(path).newest() is None
    assert [each.name for each in Generations(path).folder.iterdir()] == ["lock"]


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b"{}", b"\xff"])
def test_a_generation_that_does_not_tell_what_it_is_of_is_none_and_goes(
    path: Path, told: bytes
) -> None:
    first = made(path)
    generations = Generations(path)
    damaged = first.path.with_name("generation-00000002-0")
    damaged.mkdir()
    (damaged / "about.json").write_bytes(told)
    assert generations.newest() == first
    assert generations.untidy()
    second = made(path)
    assert generations.newest() == second
    assert [each.path for each in generations._told()] == [second.path]
    assert not damaged.exists()


def test_a_generation_that_tells_nothing_at_all_goes(path: Path) -> None:
    generations = Generations(path)
    bare = made(path).path.with_name("generation-00000002-0")
    bare.mkdir()
    with generations.turn():
        generations.tidy()
    assert not bare.exists()


def test_what_a_later_version_tells_beside_is_left_out(path: Path) -> None:
    first = made(path)
    about = first.path / "about.json"
    about.write_text(json.dumps({**json.loads(about.read_bytes()), "more": 1}))
    assert Generations(path).newest() == first


def test_indexes_of_two_bases_stand_beside_each_other(path: Path) -> None:
    first = made(path)
    with Generations(path).turn():
        other = build(path, "https://other.example/")
    generations = Generations(path)
    assert generations.newest(DEFAULT_BASE) == first
    assert generations.newest("https://other.example/") == other
    assert not generations.untidy()
    second = made(path)
    assert generations.newest(DEFAULT_BASE) == second
    assert (first.path.exists(), other.path.exists()) == (False, True)


def test_there_is_nothing_to_forget_where_no_index_was_made(path: Path) -> None:
    Generations(path).forget()
    assert not Generations(path).folder.exists()


def test_a_held_view_sees_one_state_though_others_write(path: Path) -> None:
    with held_view(path) as view:
        before = view.revision()
        assert view.count(EventFilter()) == 2
        tell(path, 3)
        assert view.count(EventFilter()) == 2
        assert len(list(view.stream(EventFilter()))) == 2
        assert view.revision() == before
    with View.open(path) as view:
        assert view.count(EventFilter()) == 3
