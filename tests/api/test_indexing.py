"""The process that makes the RDF index is part of the service: its log, and what ends it."""

import json
import subprocess
import sys
from pathlib import Path

INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from api.service import indexing
indexing.build = lambda *_: os.kill(os.getpid(), signal.SIGINT)
sys.exit(indexing.main(Path("any.db"), "https://graph.example/"))
"""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)


def test_what_cannot_be_made_is_a_line_of_the_log(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BILATERAL_LOG_FORMAT", "json")
    missing = str(tmp_path / "missing.db")
    done = run("-m", "api.service.indexing", missing, "https://graph.example/")
    assert done.returncode == 1
    [line] = map(json.loads, done.stderr.splitlines())
    assert (line["level"], line["logger"]) == ("error", "bilateral.sparql")
    assert "the RDF index cannot be made" in line["message"]


def test_an_interrupt_at_the_terminal_is_left_to_the_service() -> None:
    done = run("-c", INTERRUPTED)
    assert (done.returncode, done.stderr) == (0, "")
