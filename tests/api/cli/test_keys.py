"""``bilateral keys``, and which addresses may be served."""

import json
import stat
from pathlib import Path

import pytest

from api.service import keys
from api.service.keys import Scope
from api.service.state import State, state_path
from tests.api.conftest import Run


def test_a_key_is_shown_once_listed_and_revoked(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "some.db"
    made = run("keys", "create", "Ada", "--scope", "read,ingest", "--rate", "30", db=db)
    secret = made.stdout.decode().strip()
    assert secret.startswith("bil_")
    assert b"not shown again" in made.stderr
    state = State(state_path(db))
    key = keys.find(state, secret)
    assert key is not None
    assert (key.name, key.scopes, key.rate) == ("Ada", (Scope.READ, Scope.INGEST), 30)
    assert keys.find(state, secret[:-1]) is None
    listed = run("keys", "list", db=db).stdout.decode()
    assert "Ada" in listed
    assert "read ingest" in listed
    assert secret.rpartition("_")[2] not in listed
    assert run("keys", "revoke", key.id, db=db).returncode == 0
    assert keys.find(state, secret) is None
    assert "revoked" in run("keys", "list", db=db).stdout.decode()
    again = run("keys", "revoke", key.id, db=db)
    assert (again.returncode, b"no key in force" in again.stderr) == (1, True)
    state.close()


def test_the_secret_is_nowhere_in_the_file_and_the_file_is_private(
    run: Run, tmp_path: Path
) -> None:
    db = tmp_path / "some.db"
    made = json.loads(run("keys", "create", "Ada", "--json", db=db).stdout)
    secret = made["secret"].rpartition("_")[2].encode()
    kept = [path for path in tmp_path.iterdir() if path.name.startswith(state_path(db).name)]
    assert kept
    for path in kept:
        assert secret not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_unknown_scope_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("keys", "create", "Ada", "--scope", "read,wirte", db=tmp_path / "some.db")
    assert done.returncode == 2
    assert b"'wirte' is none of read, ingest, review, admin" in b" ".join(done.stderr.split())


def test_open_writes_are_served_on_this_machine_only(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILATERAL_OPEN_WRITES", "true")
    for host in ("0.0.0.0", "::", "192.0.2.7"):
        done = run("serve", "--host", host)
        assert done.returncode == 2
        assert b"only a loopback address" in b" ".join(done.stderr.split())
