"""Events made for hand-computed cases: a meeting of AZE and KAZ on a day of June 2024."""

from itertools import count

from graph.evaluate import GoldArticle, GoldEvent
from graph.model import Document, Evidence, Participant, Place, Report
from ontology.terms import EventType, Portfolio, Role, Status

_ids = count()


def who(code, role=Role.PARTICIPANT, official=None, portfolio=None):
    return Participant(role=role, principal=code, official=official, portfolio=portfolio)


def both(*codes):
    return tuple(who(code) for code in codes)


def event(date="2024-06-07", type=EventType.MEETING, participants=None, document="a1", **slots):
    return Report(
        id=f"r{next(_ids)}",
        document=document,
        type=type,
        date=date,
        participants=both("AZE", "KAZ") if participants is None else participants,
        **slots,
    )


def gold(*reports, id="a1", keys=None):
    events = [
        GoldEvent(report=report, key=keys[n] if keys else None) for n, report in enumerate(reports)
    ]
    return GoldArticle(document=Document(id=id, text="They met."), events=tuple(events))


def evidence(start, end, document="a1"):
    return Evidence(document=document, quote="x" * (end - start), start=start, end=end)


__all__ = [
    "EventType",
    "Place",
    "Portfolio",
    "Role",
    "Status",
    "both",
    "event",
    "evidence",
    "gold",
    "who",
]
