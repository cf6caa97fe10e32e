"""Fixtures: a ledger of one's own with a key that may do everything, and a service over it."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from api.service import keys
from api.service.keys import Scope
from api.service.state import State, state_path
from tests.api.processes import address_of, started


@dataclass(frozen=True, slots=True)
class Service:
    """A running ``bilateral serve``, its ledger, and a key for it."""

    process: subprocess.Popen[bytes]
    address: str
    ledger: Path
    key: str
    log: bytearray
    """What the service has printed after its address; grows."""

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def headers(self) -> dict[str, str]:
        return {"X-API-Key": self.key}


def own_ledger(small: Path, folder: Path) -> tuple[Path, str]:
    """A copy of the small ledger, and the secret of a key of the scope ``admin``."""
    ledger = Path(shutil.copy(small, folder / "own.db"))
    state = State(state_path(ledger))
    _, secret = keys.create(state, "Ada", [Scope.ADMIN], rate=1_000_000)
    state.close()
    return ledger, secret


@contextmanager
def serving(
    ledger: Path, secret: str, *words: str, folder: Path, **settings: str
) -> Iterator[Service]:
    """``bilateral serve`` over a ledger, with further words of the command and settings."""
    command = ("serve", "--db", str(ledger), "--port", "0", *words)
    with started(*command, folder=folder, **settings) as process:
        address, log = address_of(process), bytearray()
        reader = Thread(target=_drain, args=(process, log))
        reader.start()
        try:
            yield Service(process, address, ledger, secret, log)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            reader.join()


def _drain(process: subprocess.Popen[bytes], log: bytearray) -> None:
    """Read on, so that the process never waits for a full pipe."""
    assert process.stdout is not None
    for line in process.stdout:
        log.extend(line)


@pytest.fixture(scope="module")
def service(ledger_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that waits 2 seconds for the head of a request, and 3 for its body."""
    folder = tmp_path_factory.mktemp("service")
    ledger, secret = own_ledger(ledger_path, folder)
    with serving(ledger, secret, folder=folder, header_seconds="2", body_seconds="3") as running:
        yield running
