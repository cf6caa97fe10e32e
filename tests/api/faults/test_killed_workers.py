"""Worker processes that are killed while documents are sent: what was acknowledged is kept."""

import os
import re
import signal
import time
from pathlib import Path

import httpx2

from tests.api.faults.conftest import own_ledger, serving

NEWS = "Oslo, 3 March 2025. The foreign ministers of Norway and Estonia met in Oslo. It was no. {}."
DOCUMENTS = 20
KILLED_AFTER = (5, 12)


def test_what_was_acknowledged_is_in_the_ledger_though_workers_are_killed(
    ledger_path: Path, tmp_path: Path
) -> None:
    ledger, secret = own_ledger(ledger_path, tmp_path)
    with (
        serving(ledger, secret, "--workers", "2", folder=tmp_path) as service,
        httpx2.Client(base_url=service.address, headers=service.headers, timeout=60) as client,
    ):
        acknowledged: list[str] = []
        killed: set[int] = set()
        for number in range(DOCUMENTS):
            if number in KILLED_AFTER:
                killed.add(kill_one(service.process.pid, but=killed))
            acknowledged.append(sent(client, NEWS.format(number)))
        jobs = [ended(client, at) for at in acknowledged]
        assert [job["state"] for job in jobs] == ["done"] * DOCUMENTS
        ids = {id for job in jobs for id in job["result"]["documents"]}
        assert len(ids) == DOCUMENTS
        assert {asked(client, f"/v1/documents/{id}")["id"] for id in ids} == ids
    assert len(killed) == len(KILLED_AFTER)


def sent(client: httpx2.Client, text: str) -> str:
    """Where the job of a document is, sent until the service acknowledges it."""
    for _ in range(100):
        try:
            answer = client.post("/v1/documents", json={"text": text})
        except httpx2.TransportError:  # the worker that had it was killed: nothing acknowledged
            time.sleep(0.1)
            continue
        assert answer.status_code == 202
        return answer.headers["location"]
    raise AssertionError("nobody takes documents in any more")


def ended(client: httpx2.Client, at: str) -> dict:
    for _ in range(900):
        job = asked(client, at)
        if job["state"] in {"done", "failed"}:
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def asked(client: httpx2.Client, path: str) -> dict:
    for _ in range(100):
        try:
            return client.get(path).json()
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError("nobody answers any more")


def kill_one(parent: int, *, but: set[int]) -> int:
    """Kill a worker process of the service, and give its number."""
    for folder in Path("/proc").glob("[0-9]*"):
        number = int(folder.name)
        try:
            stat, words = (folder / "stat").read_text(), (folder / "cmdline").read_bytes()
        except OSError:  # it has ended since
            continue
        of_service = re.search(rf"\) \S {parent} ", stat) is not None
        if of_service and b"spawn_main" in words and number not in but:
            os.kill(number, signal.SIGKILL)
            return number
    raise AssertionError("there is no worker to kill")
