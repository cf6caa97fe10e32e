"""Events out of reports: which reports tell of one happening, why, and what it says.

``fuse`` is pure and does not depend on the order of its input.  Reports are compared only within
a block (type and parties, ``Account.block``), and events grow only along ``linked`` pairs, so that
a ledger may fuse anew only what a chain of links joins to a new document and still have what
fusing everything at once would give.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple

from graph.fuse import values
from graph.fuse.accounts import Account, Published, account, window
from graph.fuse.clusters import Group, Member, cluster
from graph.fuse.competing import Competing, competing, disputed
from graph.fuse.lifecycles import agreements_of
from graph.fuse.matching import linked
from graph.fuse.participants import merge_participants
from graph.fuse.people import person, same_person, skeleton
from graph.fuse.verdicts import Judgement, Verdicts
from graph.model import Event, Report, digest
from ontology.terms import EventType

__all__ = [
    "UNJUDGED",
    "Account",
    "Competing",
    "Fusion",
    "Judgement",
    "Published",
    "Verdicts",
    "account",
    "competing",
    "containing",
    "event_id",
    "fuse",
    "fuse_accounts",
    "fuse_together",
    "fusions",
    "linked",
    "person",
    "same_person",
    "skeleton",
    "window",
]


UNJUDGED = Verdicts()
"""Nobody has judged anything."""


class Fusion(NamedTuple):
    """An event without its place in a larger one, and why each report belongs to it."""

    event: Event
    group: Group

    @property
    def reports(self) -> Iterator[Report]:
        """The reports of the event, clearest first."""
        return (each.account.report for each in self.group)

    @property
    def outer(self) -> Iterator[str]:
        """The containing report of each report that names one."""
        return (report.part_of for report in self.reports if report.part_of)


def fuse(
    reports: Iterable[Report],
    documents: Mapping[str, Published],
    *,
    seniority: Mapping[str, int] | None = None,
    verdicts: Verdicts = UNJUDGED,
) -> list[Event]:
    """Fuse reports into events, sorted by id.

    ``documents`` gives publisher and date by document id.  An event's id derives from its senior
    report: the first in ``seniority`` (report id to rank, as a ledger recorded them), or else the
    earliest published.
    """
    found = fusions(reports, documents, seniority=seniority, verdicts=verdicts)
    home = {report.id: each.event.id for each in found for report in each.reports}
    senior = partial(_seniority, seniority or {})
    led = sorted(found, key=lambda each: min(senior(told) for told, _ in each.group))
    rank = {each.event.id: number for number, each in enumerate(led)}
    agreed = agreements_of([each.event for each in found], rank)
    events = (
        replace(
            each.event,
            part_of=containing(each.event.id, each.outer, home),
            agreement=agreed.get(each.event.id),
        )
        for each in found
    )
    return sorted(events, key=lambda event: event.id)


def fusions(
    reports: Iterable[Report],
    documents: Mapping[str, Published],
    *,
    seniority: Mapping[str, int] | None = None,
    verdicts: Verdicts = UNJUDGED,
) -> list[Fusion]:
    """Fuse reports into events and keep the reasons; ``part_of`` is left to ``containing``."""
    accounts = (account(report, documents.get(report.document)) for report in reports)
    return fuse_accounts(accounts, seniority=seniority, verdicts=verdicts)


def fuse_accounts(
    accounts: Iterable[Account],
    *,
    seniority: Mapping[str, int] | None = None,
    verdicts: Verdicts = UNJUDGED,
) -> list[Fusion]:
    """As ``fusions``, of reports that are paired with their documents already."""
    senior = partial(_seniority, seniority or {})
    return [
        _fusion(group, _leader(group, senior))
        for members in _bundles(accounts, verdicts)
        for group in cluster(members, verdicts)
    ]


def fuse_together(accounts: Iterable[Account], senior: str) -> Fusion:
    """The event of reports that are known to be of one, as it was when ``senior`` led it."""
    members = sorted(accounts, key=lambda each: each.clarity)
    group = tuple(Member(each, ()) for each in members)
    (leader,) = (each.report for each in members if each.report.id == senior)
    return _fusion(group, leader)


def _bundles(accounts: Iterable[Account], verdicts: Verdicts) -> Iterable[list[Account]]:
    """Reports that may be of one event: those of a block, and of the blocks judgements join."""
    blocks: dict[str, list[Account]] = defaultdict(list)
    for each in accounts:
        blocks[each.block].append(each)
    if verdicts:
        home = {each.report.id: name for name, members in blocks.items() for each in members}
        for united in verdicts.united(home):
            _unite(blocks, home, united)
    return blocks.values()


def _unite(blocks: dict[str, list[Account]], home: dict[str, str], reports: list[str]) -> None:
    first, *others = dict.fromkeys(home[each] for each in reports)
    for other in others:
        moved = blocks.pop(other)
        blocks[first] += moved
        home.update((each.report.id, first) for each in moved)


def containing(event: str, outer: Iterable[str], home: Mapping[str, str]) -> str | None:
    """The event that most of an event's reports place it in.

    ``outer`` names the containing report of each of its reports, clearest first, which decides
    between equals; ``home`` maps report to event.
    """
    votes = Counter(home[report] for report in outer if home.get(report, event) != event)
    return max(votes, key=lambda each: votes[each], default=None)


def event_id(report: str) -> str:
    """Id of an event whose senior report is this one; its agreement or exercise has it too."""
    return f"e{digest('event', report)}"


def _leader(group: Group, senior: Callable[[Account], tuple[int, str, str]]) -> Report:
    """The report that the event has its id from."""
    if len(group) == 1:
        return group[0].account.report
    return min([member.account for member in group], key=senior).report


def _seniority(ranks: Mapping[str, int], each: Account) -> tuple[int, str, str]:
    rank = ranks.get(each.report.id)
    if rank is not None:
        return rank, "", ""
    return len(ranks), str(each.published or "9999"), each.report.id


def _fusion(group: Group, senior: Report) -> Fusion:
    return Fusion(_event(event_id(senior.id), [member.account for member in group]), group)


def _event(id: str, accounts: Sequence[Account]) -> Event:
    """What reports, clearest first, say together."""
    event = _alike(id, accounts)
    chosen = _chosen(id, accounts) if len(accounts) > 1 else None
    return replace(event, **chosen, disputed=disputed(accounts)) if chosen else event


def _alike(id: str, accounts: Sequence[Account]) -> Event:
    """What a lone report says, or several of which none says anything else than the others."""
    report = accounts[0].report
    return Event(
        id=id,
        type=report.type,
        subtype=report.subtype,
        status=report.status,
        date=report.date,
        end=report.end,
        place=report.place,
        participants=report.participants,
        name=report.name,
        domain=values.domains_of(accounts),
        agreement=_agreement(id, report.type),
        exercise=_exercise(id, report.type),
        evidence=values.evidence_of(accounts),
        reports=tuple([each.report.id for each in accounts]),
        publishers=values.publishers_of(accounts),
        confidence=values.confidence_of(accounts),
        why=values.rules_of(accounts),
    )


def _agreement(event: str, type: EventType) -> str | None:
    return f"a{event[1:]}" if type is EventType.SIGNING else None


def _exercise(event: str, type: EventType) -> str | None:
    return f"x{event[1:]}" if type is EventType.EXERCISE else None


_SAID = ("type", "subtype", "status", "date", "end", "place", "name", "participants")
"""What reports can contradict one another in."""

_read = attrgetter(*_SAID)


def _chosen(id: str, accounts: Sequence[Account]) -> dict[str, Any]:
    """The value of every attribute that not all reports have the same value of."""
    first, *others = [_read(each.report) for each in accounts]
    if others.count(first) == len(others):
        return {}
    said = zip(_SAID, zip(first, *others, strict=True), strict=True)
    differ = [name for name, told in said if told.count(told[0]) < len(told)]
    status = values.status_of(accounts)
    fitting = [each for each in accounts if each.report.status is status]
    chosen: dict[str, Any] = {}
    for name in differ:
        if name in {"date", "end"}:
            span = values.date_of(fitting) or values.date_of(accounts)
            chosen["date"], chosen["end"] = span or (None, None)
        else:
            chosen[name] = _CHOICES[name](accounts, fitting)
    if "type" in chosen:
        type = chosen["type"]
        chosen |= {"agreement": _agreement(id, type), "exercise": _exercise(id, type)}
    return chosen


_CHOICES: Mapping[str, Callable[[Sequence[Account], Sequence[Account]], object]] = {
    "type": lambda accounts, _: values.type_of(accounts),
    "subtype": lambda accounts, heard: values.subtype_of(heard) or values.subtype_of(accounts),
    "status": lambda accounts, _: values.status_of(accounts),
    "place": lambda accounts, heard: values.place_of(heard) or values.place_of(accounts),
    "name": lambda accounts, heard: values.name_of(heard) or values.name_of(accounts),
    "participants": lambda accounts, _: merge_participants(accounts),
}
"""How each attribute is chosen, from all reports and from those that have the event's status."""
