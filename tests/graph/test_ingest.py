"""A batch goes in as a whole but for what cannot be read."""

import sqlite3
from contextlib import closing

import pytest

from graph.errors import InvalidDate, LedgerLocked, UnreadableDocument
from graph.ingest import ingest
from graph.model import Extraction, Rejected
from graph.queries import EventFilter
from graph.store import Ledger
from tests.graph.reports import document, report

PAPERS = [document(number, name=f"{number}.txt", text=f"Text {number}.") for number in range(6)]


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "ledger.db", busy_timeout=0.05) as opened:
        yield opened


def one_each(documents):
    """One report of a day of its own for every document."""
    for paper in documents:
        told = report(paper, date=f"20{10 + PAPERS.index(paper)}-01-01")
        yield Extraction(document=paper, reports=(told,))


def failing(at):
    """An extractor that fails at the document of this name."""

    def extract(documents):
        for paper in documents:
            if paper.name == at:
                yield Rejected(where=at, reason="too strange")
            else:
                yield from one_each([paper])

    return extract


def test_new_documents_are_counted_and_told_of(ledger):
    told = []
    summary = ingest(
        ledger,
        PAPERS,
        extract_many=one_each,
        on_document=lambda paper, new: told.append((paper.name, new)),
    )
    assert (summary.documents_new, summary.documents_known, summary.events) == (6, 0, 6)
    assert told == [(paper.name, True) for paper in PAPERS]


def test_known_documents_are_not_extracted_again(ledger):
    ingest(ledger, PAPERS[:4], extract_many=one_each)
    extracted = []

    def extract(documents):
        for paper in documents:
            extracted.append(paper)
            yield from one_each([paper])

    summary = ingest(ledger, [*PAPERS, PAPERS[5]], extract_many=extract)
    assert (summary.documents_new, summary.documents_known, summary.events) == (2, 5, 2)
    assert extracted == PAPERS[4:]


def test_unreadable_sources_are_passed_on(ledger):
    reject = Rejected(where="x.pdf", reason="binary")
    summary = ingest(ledger, [PAPERS[0], reject, PAPERS[1]], extract_many=one_each)
    assert summary.rejected == (reject,)
    assert summary.documents_new == 2


@pytest.mark.parametrize("paper", PAPERS)
def test_one_document_that_cannot_be_extracted_holds_up_no_other(ledger, paper):
    summary = ingest(ledger, PAPERS, extract_many=failing(paper.name))
    assert summary.rejected == (Rejected(where=paper.name, reason="too strange"),)
    assert summary.documents_new == 5
    with ledger.view() as view:
        assert not view.has_document(paper.id)


def test_one_document_that_cannot_be_recorded_holds_up_no_other(ledger):
    def extract(documents):
        for paper in documents:
            date = "2024-99" if paper is PAPERS[1] else "2024"
            yield Extraction(document=paper, reports=(report(paper, date=date),))

    summary = ingest(ledger, PAPERS[:3], extract_many=extract)
    (rejected,) = summary.rejected
    assert rejected.where == "1.txt"
    assert "2024-99" in rejected.reason
    assert summary.documents_new == 2


def test_a_source_that_breaks_off_is_reported(ledger):
    def sources():
        yield PAPERS[0]
        raise UnreadableDocument("list.jsonl", "cut short")

    summary = ingest(ledger, sources(), extract_many=one_each)
    assert summary.documents_new == 1
    assert summary.rejected == (Rejected(where="list.jsonl", reason="cut short"),)


def test_an_extractor_that_cannot_begin_ends_the_batch(ledger):
    def extract(documents):
        raise InvalidDate("rules.toml")
        yield from one_each(documents)

    with pytest.raises(InvalidDate):
        ingest(ledger, PAPERS, extract_many=extract)


def test_an_error_of_the_ledger_ends_the_batch(ledger):
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLocked):
            ingest(ledger, PAPERS, extract_many=one_each)
    with ledger.view() as view:
        assert view.count(EventFilter()) == 0
