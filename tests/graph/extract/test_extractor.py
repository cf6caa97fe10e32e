"""Any extractor is run so that one document cannot spoil another."""

import pytest

from graph.extract.extractor import BATCH, Extractor, read_each
from graph.extract.rule_based import RuleExtractor
from graph.model import Document, Extraction, Rejected
from tests.graph.extract.echo import Echo


def documents(*texts):
    return [Document(id=f"d{n}", text=text, name=f"{n}.txt") for n, text in enumerate(texts)]


def test_reports_carry_the_extractor_and_its_version():
    (told,) = read_each(Echo(), documents("hello"))
    (report,) = told.reports
    assert (report.extractor, report.version) == ("echo", "7")


def test_what_is_read_comes_in_the_order_of_the_documents():
    papers = documents(*["hello"] * (2 * BATCH + 3))
    assert [told.document for told in read_each(Echo(), papers)] == papers


@pytest.mark.parametrize("at", [0, 5, BATCH - 1, BATCH])
def test_a_document_that_it_fails_on_is_rejected_alone(at):
    texts = ["hello"] * (BATCH + 2)
    texts[at] = "fail"
    told = list(read_each(Echo(), documents(*texts)))
    assert [n for n, each in enumerate(told) if isinstance(each, Rejected)] == [at]
    assert told[at].where == f"{at}.txt"
    assert told[at].reason.startswith("extraction failed: RuntimeError: too strange (echo.py:")
    assert len(told) == len(texts)


def test_a_reason_in_words_of_the_domain_is_given_as_it_is():
    (told,) = read_each(Echo(), [Document(id="d7", text="refuse", name="7.txt")])
    assert told == Rejected(where="7.txt", reason="not in English")


@pytest.mark.parametrize("text", ["swallow", "swap"])
def test_an_answer_that_is_missing_or_of_another_document_is_a_failure(text):
    told = list(read_each(Echo(), documents("hello", text, "hello")))
    assert [type(each) for each in told] == [Extraction, Rejected, Extraction]
    assert "did not answer document by document" in told[1].reason


def test_nothing_is_read_further_ahead_than_a_batch():
    taken = []

    def source():
        for document in documents(*["hello"] * (3 * BATCH)):
            taken.append(document)
            yield document

    next(read_each(Echo(), source()))
    assert len(taken) == BATCH


def test_a_source_that_fails_is_no_failure_of_the_extractor():
    def source():
        yield from documents("hello")
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(read_each(Echo(), source()))


def test_the_rules_are_an_extractor():
    assert isinstance(RuleExtractor(), Extractor)
    assert not isinstance(object(), Extractor)
