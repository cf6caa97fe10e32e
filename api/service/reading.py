"""``python -m api.service.reading FORM``: reads the one document on standard input.

It writes what the document tells, or why it cannot be read, to standard output, pickled, for
``api.service.correcting``.
"""

import pickle
import sys

from api.service.jobs import Form
from graph.correcting import read_correction
from graph.documents.reading import read_bytes
from graph.errors import UnreadableDocument
from graph.extract.parallel import extract_with
from graph.model import Extraction, Rejected


def read_one(form: Form, payload: bytes) -> Extraction | Rejected:
    """What the document tells, or what is wrong with it and where."""
    try:
        given = read_bytes(payload, form, where="body")
        return read_correction(given, extract_many=extract_with(), where="body")
    except UnreadableDocument as error:
        return Rejected(where=error.where, reason=error.reason)


if __name__ == "__main__":
    found = read_one(Form(sys.argv[1]), sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(found))
