"""``serve`` and ``demo`` as processes: they answer, say where, and end when they are told to."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.processes import address_of, environment, get, started


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)]
)
def test_the_service_answers_until_a_signal_ends_it(ledger_path, tmp_path, sent, code):
    with started("serve", "--db", str(ledger_path), "--port", "0", folder=tmp_path) as running:
        address = address_of(running)
        assert get(f"{address}/v1/events").json()["total"] == 5
        running.send_signal(sent)
        rest, _ = running.communicate(timeout=30)
        assert b"Traceback" not in rest
        assert running.returncode == code


def test_several_processes_answer_over_one_port(ledger_path, tmp_path):
    words = ("serve", "--db", str(ledger_path), "--port", "0", "--workers", "2")
    with started(*words, folder=tmp_path) as running:
        address = address_of(running)
        assert get(f"{address}/healthz").status_code == 200
        running.send_signal(signal.SIGTERM)
        rest, _ = running.communicate(timeout=30)
        assert b"Traceback" not in rest


def test_a_port_in_use_is_one_line_that_names_it(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().splitlines() == [
        f"bilateral: 127.0.0.1:{port}: this port is in use; choose another with --port"
    ]


def test_a_host_that_is_not_here_is_one_line(run):
    done = run("serve", "--host", "no.such.host.invalid")
    assert done.returncode == 1
    assert done.stderr.startswith(b"bilateral: no.such.host.invalid:8000: ")


def test_a_setting_that_makes_no_sense_is_named(ledger_path, tmp_path):
    command = [sys.executable, "-m", "api.cli", "serve", "--db", str(ledger_path)]
    odd = {**environment(), "BILATERAL_BASE_IRI": "nonsense"}
    done = subprocess.run(command, capture_output=True, env=odd, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert b"BILATERAL_BASE_IRI" in done.stderr


def test_the_demo_serves_the_sample_and_everything_it_suggests_works(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with started("demo", "--port", str(port), folder=tmp_path) as running:
            address = address_of(running)
            assert not address.endswith(f":{port}")
            lines = suggestions(running)
            assert len(lines) == 5
            for line in lines:
                try_out(line, tmp_path)


def suggestions(running: subprocess.Popen[bytes]) -> list[str]:
    """The numbered lines that follow the address."""
    assert running.stdout is not None
    found: list[str] = []
    for line in running.stdout:
        if numbered := re.match(r"  \d\. (.*)", line.decode()):
            found.append(numbered[1])
        if len(found) == 5:
            break
    return found


def try_out(line: str, folder: Path) -> None:
    if line.startswith("http"):
        response = get(line)
        assert response.status_code == 200, line
        assert response.text
        return
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, cwd=folder, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b""), line
    assert done.stdout, line


def test_the_demo_without_service_prints_commands_that_work(tmp_path):
    command = [sys.executable, "-m", "api.cli", "demo", "--no-serve"]
    done = subprocess.run(
        command, capture_output=True, cwd=tmp_path, env=environment(), check=False
    )
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b""), done.stderr
    assert (tmp_path / "bilateral-demo.db").exists()
    lines = re.findall(r"^  \d\. (.*)$", text, re.MULTILINE)
    assert len(lines) == 5
    for line in lines:
        if "serve" not in line and ">" not in line:
            try_out(line, tmp_path)
