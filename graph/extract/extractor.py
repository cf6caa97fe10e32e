"""What an extractor is, and how any of them is run: one answer a document, in order."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Protocol, runtime_checkable

from graph.errors import BilateralError
from graph.model import Document, Extraction, Rejected

BATCH = 16
"""Documents that are handed to an extractor together: many are faster on several at once."""


@runtime_checkable
class Extractor(Protocol):
    """Reads documents and says what each tells.

    It need not stamp its reports, nor survive a document that it cannot read: ``read_each`` does
    both.
    """

    @property
    def name(self) -> str:
        """What it is called in a report: ``rules``."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same document may be read differently."""
        ...

    def extract_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """One extraction a document, in their order; any number may be read ahead."""
        ...


def read_each(
    extractor: Extractor, documents: Iterable[Document]
) -> Iterator[Extraction | Rejected]:
    """Every document's extraction, in order, or why the extractor failed on that document.

    Reports get the extractor's name and version.  Documents are read in batches; when one fails,
    whatever the reason, the rest of its batch is read document by document.
    """
    stream = iter(documents)
    while batch := tuple(islice(stream, BATCH)):
        yield from read_batch(extractor, batch)


def read_batch(extractor: Extractor, batch: Sequence[Document]) -> Iterator[Extraction | Rejected]:
    """As ``read_each``, of one batch."""
    try:
        done = list(_stamped(extractor, batch))
    except Exception as error:
        if len(batch) == 1:
            yield Rejected(where=_called(batch[0]), reason=_reason(batch[0], error))
            return
        for document in batch:
            yield from read_batch(extractor, [document])
    else:
        yield from done


def _stamped(extractor: Extractor, batch: Sequence[Document]) -> Iterator[Extraction]:
    extractions = tuple(extractor.extract_many(iter(batch)))
    if [each.document.id for each in extractions] != [document.id for document in batch]:
        raise ValueError(f"extractor {extractor.name!r} did not answer document by document")
    for extraction in extractions:
        reports = tuple(
            replace(report, extractor=extractor.name, version=extractor.version)
            for report in extraction.reports
        )
        yield replace(extraction, reports=reports)


def _called(document: Document) -> str:
    return document.name or document.url or document.id


def _reason(document: Document, error: Exception) -> str:
    """What an error says; of one that no one foresaw, also where it arose."""
    if isinstance(error, BilateralError):
        return str(error).removeprefix(f"{_called(document)}: ")
    frames = traceback.extract_tb(error.__traceback__)
    origin = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"extraction failed: {type(error).__name__}: {error}{origin}"
