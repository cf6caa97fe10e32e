"""The names of officials over all documents: kept by spelling, and whom each one means.

``graph.fuse.officials`` decides; here its input is kept up to date, one surname of one principal
at a time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, or_, select

from graph.fuse import Account, Verdicts, person
from graph.fuse.officials import NEAR, Identity, Spelling, resolve
from graph.model import HeldOffice, official_key
from graph.store.bulk import Row, fetch, insert_rows
from graph.store.derived import events, participations, spellings
from graph.store.objects import claim_of, day
from graph.store.reading import batches, load_accounts
from graph.store.schema import NO_DAY, documents, office_claims, report_participants, reports
from graph.store.sqlite import among
from ontology.terms import Status

MOST_DAYS = 31
"""An event whose date leaves more open than this says of no day who held an office."""

Surname = tuple[str, str]
"""A principal and the skeleton of a surname."""

Office = tuple[str, str, str]
"""A name as written, a portfolio and a title."""


@dataclass(slots=True)
class Moved:
    """What new spellings change for events that are there already."""

    actors: set[str] = field(default_factory=set)
    """Keys that some spelling meant before, and no longer does."""
    offices: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Principal and portfolio, and the days between which somebody more is known to hold it."""

    def events(self, connection: Connection) -> set[int]:
        """Keys of the events that show one of the actors, or a title that may be filled now."""
        found: set[int] = set()
        if self.actors:
            shown = select(participations.c.event)
            shown = shown.where(among(participations.c.official_id, self.actors))
            found.update(connection.execute(shown).scalars())
        for (principal, portfolio), (first, last) in self.offices.items():
            titled = _titled(principal, portfolio, first, last)
            found.update(connection.execute(titled).scalars())
        return found


def _titled(principal: str, portfolio: str, first: str, last: str) -> Select[Any]:
    since = _shifted(first, -1)
    until = _shifted(last, 1)
    return (
        select(participations.c.event)
        .join(events, events.c.key == participations.c.event)
        .where(
            participations.c.portfolio == portfolio,
            participations.c.principal == principal,
            participations.c.title.is_not(None),
            or_(participations.c.official.is_(None), participations.c.inferred),
            events.c.first >= since,
            events.c.first <= until,
        )
    )


def _shifted(stored: str, sign: int) -> str:
    found = day(stored)
    assert found is not None
    return (found + sign * NEAR).isoformat()


def sightings(
    accounts: Iterable[Account], claims: Iterable[tuple[HeldOffice, str | None]]
) -> dict[Surname, dict[Office, Spelling]]:
    """The spellings that reports and office claims (with their day) have, by surname."""
    found: dict[Surname, dict[Office, Spelling]] = defaultdict(dict)
    for each in accounts:
        when = None
        for p in each.report.participants:
            if p.official:
                when = _when(each) if when is None else when
                where = p.principal, p.official, p.portfolio or "", p.title or ""
                _see(found, Spelling(*where, when, when, 1))
    for claim, published in claims:
        day = published or NO_DAY
        said = claim.principal, claim.official, claim.portfolio or "", claim.title
        _see(found, Spelling(*said, day, day, 1))
    return found


def _see(found: dict[Surname, dict[Office, Spelling]], seen: Spelling) -> None:
    group = found[seen.principal, person(seen.name).surname]
    key = office_key(seen)
    group[key] = _merged(group[key], seen) if key in group else seen


def claim_in(row: RowMapping) -> tuple[HeldOffice, str | None]:
    """An office claim, and the day of the document that makes it."""
    return claim_of({**row, "document": row["document_id"]}), row["published"]


def _when(each: Account) -> str:
    """The day that a report shows its officials on: of a held event its own, else the paper's."""
    if each.report.status is Status.HELD and each.bounds is not None:
        first, last = each.bounds
        if (last - first).days <= MOST_DAYS:
            return first.isoformat()
    return each.published.isoformat() if each.published else NO_DAY


def _merged(one: Spelling, other: Spelling) -> Spelling:
    dated = [s for s in (one, other) if s.first]
    return one._replace(
        first=min((s.first for s in dated), default=NO_DAY),
        last=max((s.last for s in dated), default=NO_DAY),
        told=one.told + other.told,
    )


def note(
    connection: Connection,
    seen: Mapping[Surname, Mapping[Office, Spelling]],
    verdicts: Verdicts,
) -> Moved:
    """Add sightings to what is known, and see anew whom the names mean."""
    moved = Moved()
    for surname, group in seen.items():
        before = known(connection, surname)
        after = {office_key(s): s for s in before}
        for key, spelling in group.items():
            after[key] = _merged(after[key], spelling) if key in after else spelling
        settle(connection, surname, list(after.values()), verdicts, moved)
    return moved


def names_in(connection: Connection, document: int) -> set[Surname]:
    """The surnames of the officials whom a document names."""
    told = select(*report_participants.c["principal", "official"]).join(
        reports, reports.c.key == report_participants.c.report
    )
    named = told.where(reports.c.document == document, report_participants.c.official.is_not(None))
    claimed = select(*office_claims.c["principal", "official"]).where(
        office_claims.c.document == document
    )
    rows = [*connection.execute(named), *connection.execute(claimed)]
    return {(row.principal, person(row.official).surname) for row in rows}


def recount(
    connection: Connection, surnames: Iterable[Surname], verdicts: Verdicts, moved: Moved
) -> None:
    """Count the spellings of surnames anew, from the reports and claims that are in force."""
    for principal, surname in surnames:
        names = {s.name for s in known(connection, (principal, surname))}
        seen = sightings(
            _accounts_naming(connection, principal, names),
            _claims_naming(connection, principal, names),
        )
        spelled = list(seen.get((principal, surname), {}).values())
        settle(connection, (principal, surname), spelled, verdicts, moved)


def _accounts_naming(
    connection: Connection, principal: str, names: Iterable[str]
) -> Iterable[Account]:
    told = (
        select(report_participants.c.report)
        .join(reports, reports.c.key == report_participants.c.report)
        .where(
            report_participants.c.principal == principal,
            among(report_participants.c.official, names),
            reports.c.retracted_at.is_(None),
        )
    )
    keys = sorted(set(connection.execute(told).scalars()))
    for batch in batches(keys):
        yield from load_accounts(connection, batch).values()


def _claims_naming(
    connection: Connection, principal: str, names: Iterable[str]
) -> list[tuple[HeldOffice, str | None]]:
    claims = select(office_claims, documents.c.published, documents.c.id.label("document_id"))
    mine = claims.join(documents).where(
        office_claims.c.principal == principal,
        among(office_claims.c.official, names),
        office_claims.c.retracted_at.is_(None),
    )
    return [claim_in(row) for row in fetch(connection, mine)]


def settle(
    connection: Connection,
    surname: Surname,
    spelled: Collection[Spelling],
    verdicts: Verdicts,
    moved: Moved,
) -> None:
    """Put these spellings of a surname in the place of those that were there."""
    others = _kin(surname, spelled, verdicts) if verdicts else set()
    before, after = known(connection, surname), list(spelled)
    for other in others:
        more = known(connection, other)
        before.update(more)
        after.extend(more)
    resolved = resolve(after, verdicts)
    _compare(before, resolved, moved)
    for each in (surname, *others):
        connection.execute(delete(spellings).where(*_of(each)))
    insert_rows(connection, spellings, [_row(s, who) for s, who in resolved.items()])


def surname_of(key: str) -> Surname:
    """The surname in an official's key."""
    principal, _, name = key.partition(".")
    return principal, person(name.replace("-", " ")).surname


def _kin(surname: Surname, spelled: Iterable[Spelling], verdicts: Verdicts) -> set[Surname]:
    """Other surnames of which somebody has judged that they are, or are not, a person's of this."""
    found = set()
    for s in spelled:
        for key in verdicts.partners(official_key(s.principal, s.name)):
            found.add(surname_of(key))
    return found - {surname}


def _compare(
    before: Mapping[Spelling, Identity], after: Mapping[Spelling, Identity], moved: Moved
) -> None:
    meant = {_named(s): (s, who) for s, who in before.items()}
    for s, who in after.items():
        old, was = meant.pop(_named(s), (None, None))
        if was is not None and was != who:
            moved.actors.add(was.actor)
        if old is None or (old.first, old.last) != (s.first, s.last) or was != who:
            _widen(moved, s)
    for s, who in meant.values():
        moved.actors.add(who.actor)
        _widen(moved, s)


def _widen(moved: Moved, s: Spelling) -> None:
    if not s.first or not s.portfolio:
        return
    office = s.principal, s.portfolio
    first, last = moved.offices.get(office, (s.first, s.last))
    moved.offices[office] = min(first, s.first), max(last, s.last)


def office_key(s: Spelling) -> Office:
    """What tells the spellings of one surname apart."""
    return s.name, s.portfolio, s.title


def _named(s: Spelling) -> tuple[str, str, str, str]:
    return s.principal, s.name, s.portfolio, s.title


def _of(surname: Surname) -> tuple[Any, ...]:
    return spellings.c.principal == surname[0], spellings.c.surname == surname[1]


def _row(s: Spelling, who: Identity) -> Row:
    where = (s.principal, person(s.name).surname, s.name, s.portfolio, s.title)
    return (*where, s.first, s.last, s.told, who.actor, who.name)


def known(connection: Connection, surname: Surname) -> dict[Spelling, Identity]:
    """The spellings of a surname, and whom each means."""
    return read(connection, select(spellings).where(*_of(surname)))


def read(connection: Connection, question: Select[Any]) -> dict[Spelling, Identity]:
    """The spellings that a question about their table finds, and whom each means."""
    return {
        Spelling(
            row["principal"],
            row["name"],
            row["portfolio"],
            row["title"],
            row["first"],
            row["last"],
            row["told"],
        ): Identity(row["actor"], row["official"])
        for row in fetch(connection, question)
    }
