"""The thread that looks for documents to read."""

from pathlib import Path
from threading import Event

import pytest

from api.service import runner


def test_the_queue_is_looked_for_again_after_its_folder_could_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [PermissionError("denied"), False]
    asked_again = Event()

    def exists(_: Path) -> bool:
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, OSError):
            raise answer
        asked_again.set()
        return bool(answer)

    state = type("State", (), {"exists": exists})
    monkeypatch.setattr(runner, "state_path", lambda _: state())
    monkeypatch.setattr(runner, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(runner, "PAUSE_SECONDS", 0.01)
    looking = runner.Runner(tmp_path / "ledger.db")
    looking.start()
    assert asked_again.wait(30)
    looking.stop(30)
