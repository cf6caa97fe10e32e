"""The program as a whole: its help, its version, its exit codes, what it loads."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from api import VERSION
from api.cli.program import COMMANDS, app, load

SLOW = ("spacy", "trafilatura")
"""Libraries that commands should not wait for unless they need them."""


def loaded_by(*words: str) -> set[str]:
    """Modules that the program has loaded when it ends."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr))\n"
        f"sys.argv = ['bilateral', *{words!r}]\n"
        "from api.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    return set(done.stderr.decode().split())


@pytest.mark.parametrize("words", [("--help",), ("ask", "--help"), ("serve", "--help")])
def test_help_does_not_wait_for_the_extractor(words):
    modules = loaded_by(*words)
    assert "api.cli.program" in modules
    assert not modules & {*SLOW, "graph.extract"}


def test_a_question_does_not_wait_for_the_extractor(ledger_path):
    modules = loaded_by("ask", "visits", "--db", str(ledger_path))
    assert "graph.question" in modules
    assert not modules & {*SLOW, "graph.extract"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name):
    summary = (load(name).help or "").split("\n\n")[0]
    assert " ".join(summary.split()).startswith(COMMANDS[name].rstrip("."))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_ledger(name):
    command = load(name)
    for each in getattr(command, "commands", {"": command}).values():
        assert "--db" in {option for param in each.params for option in param.opts}


def test_the_version_is_that_of_the_distribution():
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.output) == (0, f"bilateral {VERSION}\n")


def test_without_a_command_the_help_is_shown():
    done = CliRunner().invoke(app, [])
    assert done.exit_code == 2
    assert "ingest" in done.output


def test_a_mistyped_command_is_answered_with_what_was_meant():
    done = CliRunner().invoke(app, ["timelin"])
    assert done.exit_code == 2
    assert "timeline" in done.output


def test_a_reader_that_ends_early_is_no_error(ledger_path):
    command = f"{sys.executable} -m api.cli export --db {ledger_path} | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, len(done.stdout), done.stderr) == (0, 1, b"")


def test_output_to_nobody_ends_silently(ledger_path):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "api.cli", "export", "--db", str(ledger_path)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_control_c_ends_a_command_with_130_and_without_a_word(monkeypatch):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr("api.cli.ask.command", interrupted)
    done = CliRunner().invoke(app, ["ask"])
    assert (done.exit_code, done.output) == (130, "")


def test_output_survives_a_terminal_of_another_encoding(ledger_path):
    command = [sys.executable, "-m", "api.cli", "ask", "exercises", "--db", str(ledger_path)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Read as" in done.stdout
