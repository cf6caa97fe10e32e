"""Documents in, one transaction each; what cannot be read is reported, the rest goes in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.errors import BilateralError, LedgerError, UnreadableDocument
from graph.model import Document, Extraction, Rejected
from graph.queries import EventFilter
from graph.store.ledger import Ledger
from graph.store.view import View

ExtractMany = Callable[[Iterable[Document]], Iterator[Extraction | Rejected]]
"""Reads documents, any number ahead, and says in their order what each tells, or why it failed."""

OnDocument = Callable[[Document, bool], None]
"""Told of every document that is in the ledger now, and whether it is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of a batch."""

    documents_new: int
    documents_known: int
    events: int
    """Events that the ledger has more than before."""
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[Rejected, ...] = ()
    """Documents that are recorded, but in which nothing could be read."""


def ingest(
    ledger: Ledger,
    sources: Iterable[Document | Rejected],
    *,
    extract_many: ExtractMany,
    on_document: OnDocument | None = None,
) -> Summary:
    """Extract, record and fuse documents as they come.

    A document that is known already is not extracted again.  One that cannot be recorded is
    rejected like one that could not be read, and the next ones go in.  An error of the ledger
    itself (``LedgerError``) or of extraction as a whole ends the batch, with everything recorded
    so far in place.
    """
    with ledger.view() as view:
        before = view.count(EventFilter())
        batch = _Batch(ledger, view, on_document or _no_progress)
        batch.take(sources, extract_many)
        return Summary(
            documents_new=batch.new,
            documents_known=batch.known,
            events=view.count(EventFilter()) - before,
            rejected=tuple(batch.rejected),
            skipped=tuple(batch.skipped),
        )


class _Batch:
    """The state of one ingest."""

    def __init__(self, ledger: Ledger, view: View, on_document: OnDocument) -> None:
        self._ledger = ledger
        self._view = view
        self._on_document = on_document
        self.new = 0
        self.known = 0
        self.rejected: list[Rejected] = []
        self.skipped: list[Rejected] = []

    def take(self, sources: Iterable[Document | Rejected], extract_many: ExtractMany) -> None:
        """Ingest everything."""
        for read in extract_many(self._unread(sources)):
            if isinstance(read, Rejected):
                self.rejected.append(read)
            else:
                self._record(read)

    def _unread(self, sources: Iterable[Document | Rejected]) -> Iterator[Document]:
        """The documents that the ledger does not have yet; a failing source ends the batch."""
        try:
            for source in sources:
                if isinstance(source, Rejected):
                    self.rejected.append(source)
                elif self._view.has_document(source.id):
                    self._count(source, new=False)
                else:
                    yield source
        except UnreadableDocument as error:
            self.rejected.append(Rejected(where=error.where, reason=error.reason))

    def _record(self, extraction: Extraction) -> None:
        document = extraction.document
        try:
            new = self._ledger.add(document, extraction.reports, extraction.offices)
            self._count(document, new=new)
            if extraction.skipped is not None:
                self.skipped.append(Rejected(where=_called(document), reason=extraction.skipped))
        except LedgerError:
            raise
        except BilateralError as error:
            self._reject(document, error)

    def _count(self, document: Document, *, new: bool) -> None:
        self.new += new
        self.known += not new
        self._on_document(document, new)

    def _reject(self, document: Document, error: BilateralError) -> None:
        where = _called(document)
        self.rejected.append(Rejected(where=where, reason=_reason(where, error)))


def _called(document: Document) -> str:
    return document.name or document.url or document.id


def _reason(where: str, error: BilateralError) -> str:
    """What an error says, without repeating where."""
    return str(error).removeprefix(f"{where}: ")


def _no_progress(document: Document, new: bool) -> None:
    """For a caller who wants no progress."""
