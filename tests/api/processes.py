"""``bilateral`` as a process of its own: started, asked, ended with everything it has started."""

import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2

SERVING = re.compile(rb"Serving .*?(http://127\.0\.0\.1:(\d+))")


@contextlib.contextmanager
def started(*words: str, folder: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    given = {f"BILATERAL_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, "-u", "-m", "api.cli", *words]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment() | given,
        start_new_session=True,
    )
    try:
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):  # workers too: they hold the pipe
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if "BILATERAL" not in name}


def address_of(running: subprocess.Popen[bytes]) -> str:
    """The address that a starting service prints."""
    assert running.stdout is not None
    seen = b""
    for line in running.stdout:
        seen += line
        if found := SERVING.search(line):
            return found[1].decode()
    raise AssertionError(seen.decode())


def get(url: str) -> httpx2.Response:
    transport = httpx2.HTTPTransport(retries=5)
    with httpx2.Client(transport=transport, timeout=30) as http:
        return http.get(url)
