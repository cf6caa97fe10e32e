"""Fixtures: one small ledger made by hand, the service over it, and the command line.

The ledger holds three documents.  Two publishers tell of a visit of Kazakhstan's foreign minister
to Baku in March 2023 (a visit, a meeting within it and the signing of a plan); the third, with a
hostile title, of a naval exercise of Azerbaijan, Kazakhstan and Türkiye planned for May 2024, whose
name would steer a terminal, and of an invitation to Georgia without a date.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import anyio
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli.program import app as program
from api.server import address, listen
from api.settings import Settings
from graph.documents import make_document
from graph.model import Document, Evidence, Participant, Place, Report, digest
from graph.store.ledger import Ledger
from ontology.terms import EventType, Portfolio, Role, Status

MINISTRY = "Ministry of Foreign Affairs"
PLAN = "Plan of Consultations for 2023-2024"
VISIT = "Foreign Minister Marat Orazov of Kazakhstan arrived in Baku on 14 March 2023."
MEETING = "He held talks with his colleague Elnur Samadov."
SIGNING = f"The ministers signed the {PLAN} between their ministries."
SAME_SIGNING = f"In Baku the {PLAN} was signed by Samadov and Orazov on 14 March."
EXERCISE = "Azerbaijan, Kazakhstan and Türkiye will hold the naval exercise Calm Sea in May 2024."
INVITATION = "Baku has invited the Georgian prime minister."
HOSTILE = "<script>alert(1)</script> Calm Sea"
STEERING = "Calm Sea\x1b[31m"


def person(role: Role, principal: str, name: str) -> Participant:
    """An official of a foreign ministry."""
    return Participant(
        role=role,
        principal=principal,
        organization=MINISTRY,
        portfolio=Portfolio.FOREIGN_AFFAIRS,
        official=name,
        title="Foreign Minister",
    )


def side(role: Role, principal: str) -> Participant:
    """A side of which no body or person is named."""
    return Participant(role=role, principal=principal)


def report(document: Document, type: EventType, quote: str, **fields: object) -> Report:
    """A report with one quote, which must stand in the document."""
    start = document.text.index(quote)
    span = Evidence(document=document.id, quote=quote, start=start, end=start + len(quote))
    return Report(
        id="r" + digest(document.id, type, quote),
        document=document.id,
        type=type,
        evidence=(span,),
        confidence=0.8,
        why=("by-hand",),
        **fields,
    )


def first_document() -> tuple[Document, list[Report]]:
    document = make_document(
        f"{VISIT} {MEETING} {SIGNING}",
        title="Orazov in Baku",
        url="https://one.example/orazov",
        publisher="One Gazette",
        published=date(2023, 3, 14),
    )
    when = {"date": "2023-03-14", "place": Place(city="Baku", country="AZE")}
    visitor = person(Role.VISITOR, "KAZ", "Marat Orazov")
    visit = report(
        document,
        EventType.VISIT,
        VISIT,
        subtype="official",
        participants=(visitor, side(Role.HOST, "AZE")),
        **when,
    )
    both = tuple(
        person(Role.PARTICIPANT, *who)
        for who in (("KAZ", "Marat Orazov"), ("AZE", "Elnur Samadov"))
    )
    meeting = report(
        document,
        EventType.MEETING,
        MEETING,
        subtype="bilateral",
        participants=both,
        part_of=visit.id,
        **when,
    )
    return document, [visit, meeting, signing(document, SIGNING, part_of=visit.id)]


def signing(document: Document, quote: str, **fields: object) -> Report:
    signatories = tuple(
        person(Role.SIGNATORY, *who) for who in (("AZE", "Elnur Samadov"), ("KAZ", "Marat Orazov"))
    )
    return report(
        document,
        EventType.SIGNING,
        quote,
        subtype="plan",
        date="2023-03-14",
        place=Place(city="Baku", country="AZE"),
        participants=signatories,
        name=PLAN,
        domain=(Portfolio.FOREIGN_AFFAIRS,),
        **fields,
    )


def second_document() -> tuple[Document, list[Report]]:
    document = make_document(
        SAME_SIGNING,
        title="Plan signed",
        url="https://two.example/plan",
        publisher="Two Wire",
        published=date(2023, 3, 15),
    )
    return document, [signing(document, SAME_SIGNING)]


def third_document() -> tuple[Document, list[Report]]:
    document = make_document(
        f"{EXERCISE} {INVITATION}",
        title=HOSTILE,
        url="https://one.example/calm-sea",
        publisher="One Gazette",
        published=date(2024, 2, 1),
    )
    organizers = tuple(side(Role.ORGANIZER, code) for code in ("AZE", "KAZ", "TUR"))
    exercise = report(
        document,
        EventType.EXERCISE,
        EXERCISE,
        subtype="naval",
        status=Status.PLANNED,
        date="2024-05",
        participants=organizers,
        name=STEERING,
        domain=(Portfolio.DEFENCE,),
    )
    invitation = report(
        document,
        EventType.INVITATION,
        INVITATION,
        participants=(side(Role.SENDER, "AZE"), side(Role.RECIPIENT, "GEO")),
    )
    return document, [exercise, invitation]


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "small.db"
    with Ledger.open(path) as ledger:
        for document, reports in (first_document(), second_document(), third_document()):
            assert ledger.add(document, reports)
    return path


@pytest.fixture(scope="session")
def app(ledger_path: Path) -> FastAPI:
    return create_app(Settings(db=ledger_path))


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    """Follows no redirect and lets no exception through: it sees what a browser would."""
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def run_apart(*called: Any) -> Any:
    """Run an asynchronous call in a thread of its own: tests of pages hold a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, *called).result()


@contextlib.contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """A real server in a thread; gives its address."""
    bound = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield address(bound)
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


@pytest.fixture(scope="session")
def address_of_service(app: FastAPI) -> Iterator[str]:
    with serving(app) as url:
        yield url


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    returncode: int
    stdout: bytes
    stderr: bytes


Run = Callable[..., Done]


@pytest.fixture
def run(ledger_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``bilateral`` in this process, over the small ledger, in an empty folder.

    Any exception that the program lets through is one here.
    """
    monkeypatch.chdir(tmp_path)

    def run(*words: str, stdin: bytes = b"", db: Path = ledger_path) -> Done:
        environment = {"BILATERAL_DB": str(db)}
        done = CliRunner().invoke(program, words, input=stdin, env=environment)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout_bytes, done.stderr_bytes)

    return run
