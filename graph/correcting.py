"""A corrected document in the place of one that is in force."""

from collections.abc import Iterable

from graph.errors import UnreadableDocument
from graph.ingest import ExtractMany
from graph.model import Document, Extraction, Rejected


def read_correction(
    sources: Iterable[Document | Rejected], *, extract_many: ExtractMany, where: str
) -> Extraction:
    """What the one document of ``sources`` tells, for ``Ledger.correct``.

    Raises ``UnreadableDocument``, naming ``where`` unless the fault names its own place, for what
    cannot be read and for none or several documents.
    """
    given = list(sources)
    if len(given) != 1:
        raise UnreadableDocument(where, f"is {len(given)} documents, where one is to be put")
    only = given[0]
    (read,) = [only] if isinstance(only, Rejected) else extract_many([only])
    if isinstance(read, Rejected):
        raise UnreadableDocument(read.where, read.reason)
    return read
