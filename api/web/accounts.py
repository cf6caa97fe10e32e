"""What each document says of an event, ready to be shown beside the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.web.evidence import Passage, article_url, passages
from api.web.words import event_type, when
from graph.model import Document, Event, Report
from graph.store.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report with its document, its quotes in context, and where it differs."""

    report: Report
    document: Document
    passages: tuple[Passage, ...]
    differences: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    """Why the report belongs to this event; none for one that stands alone."""

    @property
    def title(self) -> str:
        """The document's title, or what else names it."""
        return title_of(self.document)

    @property
    def external(self) -> bool:
        """Whether the article is on the web."""
        return article_url(self.document) is not None

    @property
    def href(self) -> str:
        """The article at its first quote, or else the page of the document."""
        published = article_url(self.document, self.report.evidence)
        return published or f"/documents/{self.document.id}"


def accounts(view: View, event: Event) -> tuple[Account, ...]:
    """Every report of an event, clearest first."""
    reasons = {support.report: support.reasons for support in view.supports(event.id)}
    reports = view.reports(event.id)
    documents = view.documents(report.document for report in reports)
    return tuple(
        Account(
            report=report,
            document=documents[report.document],
            passages=passages(documents[report.document].text, report.evidence),
            differences=tuple(_differences(event, report)),
            reasons=reasons.get(report.id, ()),
        )
        for report in reports
    )


def _differences(event: Event, report: Report) -> Iterable[tuple[str, str]]:
    """Where the report says otherwise than the event, not merely less."""
    if report.type is not event.type:
        yield "type", event_type(report.type)
    if report.status is not event.status:
        yield "status", report.status.value
    if report.date and (report.date, report.end) != (event.date, event.end):
        yield "date", when(report.date, report.end)
    if report.name and report.name != event.name:
        yield "name", report.name


def title_of(document: Document) -> str:
    """What a document is called."""
    return document.title or document.name or f"Document {document.id}"


def quoted(view: View, document: Document) -> list[tuple[Event, list[str]]]:
    """The events that a document tells of, each with the sentences that tell of it."""
    return [
        (event, [span.quote for span in event.evidence if span.document == document.id])
        for event in view.told_in(document.id)
    ]
