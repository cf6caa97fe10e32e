"""Documents in, one transaction each; what cannot be read is reported, the rest goes in."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.errors import BilateralError, LedgerError, UnreadableDocument
from graph.model import Document, Extraction, Rejected
from graph.queries import EventFilter
from graph.store.ledger import Ledger
from graph.store.view import View

ExtractMany = Callable[[Iterable[Document]], Iterator[Extraction]]
"""Reads documents, any number ahead, and says in their order what each tells."""

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


def ingest(
    ledger: Ledger,
    sources: Iterable[Document | Rejected],
    *,
    extract_many: ExtractMany,
    on_document: OnDocument | None = None,
) -> Summary:
    """Extract, record and fuse documents as they come.

    A document that is known already is not extracted again.  One that raises a domain error is
    rejected and the next ones go in; only an error of the ledger itself (``LedgerError``) ends
    the batch, with everything recorded so far in place.
    """
    with ledger.view() as view:
        before = view.count(EventFilter())
        batch = _Batch(ledger, view, extract_many, on_document or _no_progress)
        batch.take(sources)
        return Summary(
            documents_new=batch.new,
            documents_known=batch.known,
            events=view.count(EventFilter()) - before,
            rejected=tuple(batch.rejected),
        )


class _Batch:
    """The state of one ingest."""

    def __init__(
        self, ledger: Ledger, view: View, extract_many: ExtractMany, on_document: OnDocument
    ) -> None:
        self._ledger = ledger
        self._view = view
        self._extract_many = extract_many
        self._on_document = on_document
        self._waiting: deque[Document] = deque()
        """Handed to the extractor and not yet given back, oldest first."""
        self.new = 0
        self.known = 0
        self.rejected: list[Rejected] = []

    def take(self, sources: Iterable[Document | Rejected]) -> None:
        """Ingest everything; an extractor that fails is started anew behind its failure."""
        unread = self._unread(sources)
        while True:
            try:
                self._extract(unread)
            except LedgerError:
                raise
            except BilateralError:
                if not self._waiting:
                    raise
                self._retry()
            else:
                return

    def _extract(self, documents: Iterable[Document]) -> None:
        for extraction in self._extract_many(documents):
            self._waiting.popleft()
            self._record(extraction)

    def _retry(self) -> None:
        """Extract what a failure held up one by one, to find whose failure it was."""
        held_up, self._waiting = self._waiting, deque()
        for document in held_up:
            try:
                self._extract(self._unread([document]))
            except LedgerError:
                raise
            except BilateralError as error:
                self._waiting.clear()
                self._reject(document, error)

    def _unread(self, sources: Iterable[Document | Rejected]) -> Iterator[Document]:
        """The documents that the ledger does not have yet; a failing source ends the batch."""
        try:
            for source in sources:
                if isinstance(source, Rejected):
                    self.rejected.append(source)
                elif self._view.has_document(source.id):
                    self._count(source, new=False)
                else:
                    self._waiting.append(source)
                    yield source
        except UnreadableDocument as error:
            self.rejected.append(Rejected(where=error.where, reason=error.reason))

    def _record(self, extraction: Extraction) -> None:
        document = extraction.document
        try:
            self._count(document, new=self._ledger.add(document, extraction.reports))
        except LedgerError:
            raise
        except BilateralError as error:
            self._reject(document, error)

    def _count(self, document: Document, *, new: bool) -> None:
        self.new += new
        self.known += not new
        self._on_document(document, new)

    def _reject(self, document: Document, error: BilateralError) -> None:
        where = document.name or document.url or document.id
        self.rejected.append(Rejected(where=where, reason=_reason(where, error)))


def _reason(where: str, error: BilateralError) -> str:
    """What an error says, without repeating where."""
    return str(error).removeprefix(f"{where}: ")


def _no_progress(document: Document, new: bool) -> None:
    """For a caller who wants no progress."""
