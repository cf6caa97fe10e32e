"""Reading a corrected document for a request that waits for the effect."""

import pickle
import subprocess

from api.service.jobs import Form, Sent
from graph.errors import ExtractionStopped, InvalidQuery
from graph.model import Extraction, Rejected
from graph.processes import own_process

READER = "api.service.reading"
"""What reads, in a process of its own: extraction takes more memory than all of the service."""

PATIENCE = 300.0
"""Seconds that it may take; the process is ended after them."""


def read_sent_correction(sent: Sent) -> Extraction:
    """What the one document that was sent tells.

    Raises ``InvalidQuery`` for a place of the body, ``ExtractionStopped``.
    """
    if sent.form is Form.ADDRESS:
        raise InvalidQuery("/text", "", "is missing: a correction is sent whole, not fetched")
    command = own_process(READER, sent.form)
    try:
        done = subprocess.run(
            command, input=sent.payload, stdout=subprocess.PIPE, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise ExtractionStopped(f"it was not read within {PATIENCE:g} s") from None
    if done.returncode:
        raise ExtractionStopped(f"the process that read it ended with {done.returncode}")
    read: Extraction | Rejected = pickle.loads(done.stdout)
    if isinstance(read, Rejected):
        raise InvalidQuery("/", read.where, read.reason)
    return read
