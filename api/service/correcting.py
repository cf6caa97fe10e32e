"""Reading a corrected document for a request that waits for the effect."""

from api.service.jobs import Form, Sent
from graph.correcting import read_correction
from graph.documents.reading import read_bytes
from graph.errors import InvalidQuery, UnreadableDocument
from graph.model import Extraction

APART = 2
"""Processes that read: with more than one, reading is outside of the process of the service."""


def read_sent_correction(sent: Sent) -> Extraction:
    """What the one document that was sent tells.

    Raises ``InvalidQuery`` for a place of the body, ``ExtractionStopped``.
    """
    # Loading extraction takes seconds, which only those who correct should wait for.
    from graph.extract.parallel import extract_with  # noqa: PLC0415
    from graph.extract.registry import DEFAULT  # noqa: PLC0415

    if sent.form is Form.ADDRESS:
        raise InvalidQuery("/text", "", "is missing: a correction is sent whole, not fetched")
    read = extract_with(DEFAULT, jobs=APART)
    try:
        given = read_bytes(sent.payload, sent.form, where="body")
        return read_correction(given, extract_many=read, where="body")
    except UnreadableDocument as error:
        raise InvalidQuery("/", error.where, error.reason) from error
