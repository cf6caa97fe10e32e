"""Several processes read as one does: in order, nothing lost, and gone when they should be."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from graph.errors import ExtractionStopped, UnknownExtractor
from graph.extract.extractor import BATCH
from graph.extract.parallel import AHEAD, extract_with
from graph.model import Document, Rejected


def documents(count, **texts):
    return [
        Document(id=f"d{n}", text=texts.get(f"at{n}", "hello"), name=f"{n}.txt")
        for n in range(count)
    ]


def test_two_processes_read_what_one_reads_in_the_same_order(plugin):
    papers = documents(10 * BATCH + 3, at20="fail", at21="refuse")
    alone = list(extract_with("echo")(papers))
    together = list(extract_with("echo", jobs=2)(papers))
    assert together == alone
    assert [each.where for each in together if isinstance(each, Rejected)] == ["20.txt", "21.txt"]
    assert multiprocessing.active_children() == []


def test_documents_are_taken_a_bounded_number_ahead_and_the_processes_end_with_the_reader(plugin):
    taken = []

    def source():
        for document in documents(100 * BATCH):
            taken.append(document)
            yield document

    reading = extract_with("echo", jobs=2)(source())
    assert next(reading).document == documents(1)[0]
    assert len(taken) <= 2 * AHEAD * BATCH
    reading.close()
    assert multiprocessing.active_children() == []


def test_a_process_that_is_killed_is_one_clear_error(plugin):
    reading = extract_with("echo", jobs=2)(documents(3 * BATCH, at20="die"))
    with pytest.raises(ExtractionStopped, match="was ended by SIGKILL"):
        list(reading)
    assert multiprocessing.active_children() == []


def test_a_process_that_cannot_begin_is_one_clear_error(plugin, tmp_path):
    reading = extract_with("echo", jobs=1)
    assert reading is not None
    reading = extract_with("echo", jobs=2)
    (tmp_path / "site" / "echo-1.0.dist-info" / "entry_points.txt").unlink()
    with pytest.raises(ExtractionStopped, match="'echo' is none of rules, table"):
        list(reading(documents(1)))


def test_an_unknown_extractor_is_found_before_anything_is_begun():
    with pytest.raises(UnknownExtractor):
        extract_with("zeppelin", jobs=2)
    assert multiprocessing.active_children() == []


def test_no_documents_are_no_work(plugin):
    assert list(extract_with("echo", jobs=2)([])) == []


def test_an_interrupt_ends_all_processes_without_a_word(plugin, tmp_path):
    papers = [{"id": f"d{n}", "text": "hello"} for n in range(2 * BATCH)]
    stuck = [{"id": f"s{n}", "text": "sleep"} for n in range(2 * BATCH)]
    (tmp_path / "papers.jsonl").write_text("\n".join(map(json.dumps, papers + stuck)))
    command = [sys.executable, "-u", "-m", "api.cli", "extract", "papers.jsonl"]
    running = subprocess.Popen(
        [*command, "--extractor", "echo", "--jobs", "2"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert b'"d0"' in running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
        assert (running.returncode, said) == (130, b"")
        assert wait_until_gone(running.pid)
    finally:
        running.kill()


def wait_until_gone(group):
    """Python's own tracker of resources ends a moment after the process that it works for."""
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
