"""Settings come from the environment, are checked, and are documented."""

import socket
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.server import address, environment, listen
from api.settings import Settings

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_the_environment_sets_what_arguments_leave_open(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BILATERAL_DB", "other.db")
    monkeypatch.setenv("BILATERAL_PORT", "9000")
    settings = Settings(port=9001)
    assert (settings.db, settings.port) == (Path("other.db"), 9001)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("WORKERS", "0"),
        ("BASE_IRI", "x"),
        ("BASE_IRI", "https://graph.example/<x>/"),
        ("SECRET", "short"),
        ("CORS_ORIGINS", "news.example"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(f"BILATERAL_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_settings_pass_through_the_environment_to_worker_processes(monkeypatch):
    settings = Settings(db=Path("somewhere.db"), port=9002, base_iri="https://graph.example/")
    for name, value in environment(settings).items():
        monkeypatch.setenv(name, value)
    assert Settings() == settings


def test_a_socket_says_that_it_is_tcp_so_that_small_answers_are_sent_at_once():
    with listen("127.0.0.1", 0) as bound:
        assert bound.proto == socket.IPPROTO_TCP
        assert address(bound).startswith("http://127.0.0.1:")


def test_every_setting_is_documented():
    text = REFERENCE.read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"`BILATERAL_{name.upper()}`" in text
