"""A correction is read by one process beside the service, which itself never loads extraction."""

import subprocess
import sys

import pytest

from api.service import correcting
from api.service.correcting import read_sent_correction
from api.service.jobs import Form, Sent
from graph.errors import ExtractionStopped, InvalidQuery

NEWS = "Oslo, 3 March 2025. The foreign ministers of Norway and Estonia met in Oslo on Monday."
READ_AND_TELL = f"""
import sys
from api.app import create_app
from api.service.correcting import read_sent_correction
from api.service.jobs import Form, Sent
read = read_sent_correction(Sent(form=Form.TEXT, payload={NEWS.encode()!r}))
print(*(report.type for report in read.reports))
print(*(name for name in sys.modules if name.split(".")[0] == "spacy" or "graph.extract" in name))
"""


def test_what_is_sent_is_read_and_extraction_is_not_loaded_here():
    done = subprocess.run(
        [sys.executable, "-c", READ_AND_TELL], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["meeting", ""]


@pytest.mark.parametrize(
    ("form", "payload", "reason"),
    [
        (Form.JSON_LINES, b'{"text": "a"}\n{"text": "b"}', "is 2 documents"),
        (Form.JSON, b'{"text": 7}', "text"),
        (Form.ADDRESS, b"https://news.example/1", "not fetched"),
    ],
)
def test_what_is_no_one_document_is_refused_with_its_place(form, payload, reason):
    with pytest.raises(InvalidQuery, match=reason) as caught:
        read_sent_correction(Sent(form=form, payload=payload))
    assert caught.value.field.startswith("/")


def test_a_reader_that_ends_before_its_time_is_one_clear_error(monkeypatch):
    monkeypatch.setattr(correcting, "READER", "api.service.nothing_of_this_name")
    with pytest.raises(ExtractionStopped, match="ended with 1"):
        read_sent_correction(Sent(form=Form.TEXT, payload=b"Rain."))


def test_a_reader_that_never_ends_is_ended(monkeypatch, tmp_path):
    tmp_path.joinpath("never_ending.py").write_text("import time\ntime.sleep(600)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(correcting, "READER", "never_ending")
    monkeypatch.setattr(correcting, "PATIENCE", 0.5)
    with pytest.raises(ExtractionStopped, match=r"not read within 0\.5 s"):
        read_sent_correction(Sent(form=Form.TEXT, payload=b"Rain."))
