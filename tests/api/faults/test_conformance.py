"""The service against its own OpenAPI document: Schemathesis, all phases, valid and invalid data.

Left out: the stream of changes, which has no end (``tests/api/test_changes.py`` reads it), and
one check, ``positive_data_acceptance``: a name that is no country's or a date that is no EDTF is
a string as the document says, and is refused with the 422 that it declares.
"""

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

from api.service.state import state_path
from tests.api.faults.conftest import own_ledger, serving

CASES = 2_000
COMMAND = (
    "run",
    "--phases=examples,coverage,fuzzing,stateful",
    "--mode=all",
    "--max-examples=1",
    "--seed=1",
    "--generation-database=none",
    "--exclude-operation-id=streamChanges",
    "--exclude-checks=positive_data_acceptance",
    "--continue-on-failure",
    "--no-color",
    "--report=json",
    "--report-json-path=report.json",
)
HOOKS = "tests.api.faults.serializers"
WITH_KEY = '[auth.openapi.key]\napi_key = "{}"\n'


def test_every_answer_is_one_that_the_document_declares(ledger_path: Path, tmp_path: Path) -> None:
    ledger, secret = own_ledger(ledger_path, tmp_path)
    (tmp_path / "schemathesis.toml").write_text(WITH_KEY.format(secret))
    with (
        state_path(ledger).with_suffix(".service-lock").open("wb") as queue,
        serving(ledger, secret, folder=tmp_path) as service,
    ):
        fcntl.flock(queue, fcntl.LOCK_EX)  # what is sent is taken in, but no address is fetched
        tool, document = Path(sys.executable).with_name("schemathesis"), "/openapi.json"
        done = subprocess.run(
            [tool, *COMMAND, service.address + document],
            cwd=tmp_path,
            env={**os.environ, "SCHEMATHESIS_HOOKS": HOOKS},
            capture_output=True,
            text=True,
            check=False,
        )
        assert b"Traceback" not in service.log
        assert b" 500 " not in service.log
    assert done.returncode == 0, done.stdout
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["operations"]["tested"] == report["operations"]["total"] - 1
    assert report["test_cases"]["generated"] >= CASES
