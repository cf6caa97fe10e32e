"""From a settled draft to a report, with the words behind each of its slots."""

from collections.abc import Iterator, Mapping

from graph.extract.calibration import calibrated
from graph.extract.kinds import subject_areas
from graph.extract.model import Draft, named
from graph.model import Document, Evidence, Report, SlotEvidence, digest


def report_id(document: Document, event: Draft, number: int) -> str:
    """The id of a document's report, the same whenever the same sentences tell of it."""
    spans = ",".join(f"{start}-{end}" for start, end in event.sentences)
    return "r" + digest(document.id, event.type, str(number), spans)


def report(event: Draft, ids: Mapping[int, str], document: Document) -> Report:
    """A draft as a report; ``ids`` gives the ids of all drafts of the document by identity."""
    participants = tuple(event.participants)
    told = Report(
        id=ids[id(event)],
        document=document.id,
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        date=event.date,
        end=event.end,
        place=event.place,
        participants=participants,
        name=event.name,
        domain=tuple(event.domain or subject_areas("", participants)),
        part_of=ids[id(event.part_of)] if event.part_of is not None else None,
        evidence=tuple(_evidence(document, span) for span in event.sentences),
        slots=tuple(_slots(event, document)),
        why=tuple(event.why),
    )
    return calibrated(told)


def _slots(event: Draft, document: Document) -> Iterator[SlotEvidence]:
    """Where each slot is said, as far as the text and not the context says it."""
    for slot, (start, end) in event.spans.items():
        yield SlotEvidence(slot=slot, quote=document.text[start:end], start=start, end=end)
    for position, participant in enumerate(event.participants):
        span = event.said.get(named(participant))
        if span is not None:
            start, end = span
            quote = document.text[start:end]
            yield SlotEvidence(
                slot="participant", quote=quote, start=start, end=end, position=position
            )


def _evidence(document: Document, span: tuple[int, int]) -> Evidence:
    start, end = span
    return Evidence(document=document.id, quote=document.text[start:end], start=start, end=end)
