"""What people judged, as recorded: written, undone, and read as verdicts."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from graph.errors import NotFound
from graph.fuse import Judgement, Verdicts
from graph.queries import Page, Ruling
from graph.store.bulk import fetch, insert_rows
from graph.store.paging import Bookmark, Position, read_cursor, write_cursor
from graph.store.schema import judgement_members, judgements, reports
from graph.store.sqlite import among

LEFT, RIGHT = 0, 1
_LIST = "judgements"
"""What the cursors of the list are bound to."""

Members = dict[tuple[int, int], set[str]]
"""What judgements speak of, by number and side."""


def verdicts_on(connection: Connection, kind: str) -> Verdicts:
    """The verdicts in force on things of a kind: ``event`` (by report) or ``actor`` (by name)."""
    in_force = judgements.c.kind == kind, judgements.c.undone_at.is_(None)
    rows = fetch(connection, select(judgements).where(*in_force))
    if not rows:
        return Verdicts()
    members = _members(connection, [row["number"] for row in rows])
    if kind == "event":
        members = _succeeded(connection, members)
    return Verdicts(
        Judgement(
            number=row["number"],
            same=row["verdict"] == "same",
            left=frozenset(members[row["number"], LEFT]),
            right=frozenset(members[row["number"], RIGHT]),
        )
        for row in rows
    )


def _succeeded(connection: Connection, members: Members) -> Members:
    """Members with the reports that stand in their place since they were extracted again."""
    heirs: dict[str, str] = {}
    wanted = set().union(*members.values())
    while wanted:
        told = select(*reports.c["id", "successor"]).where(
            among(reports.c.id, wanted), reports.c.successor.is_not(None)
        )
        new = {row.id: row.successor for row in connection.execute(told)}
        heirs |= new
        wanted = set(new.values()) - heirs.keys()
    return {key: {_last(each, heirs) for each in ids} for key, ids in members.items()}


def _last(report: str, heirs: dict[str, str]) -> str:
    while report in heirs:
        report = heirs[report]
    return report


def _members(connection: Connection, numbers: Iterable[int]) -> Members:
    found: Members = defaultdict(set)
    told = select(judgement_members).where(among(judgement_members.c.judgement, numbers))
    for row in fetch(connection, told):
        found[row["judgement"], row["side"]].add(row["subject"])
    return found


def record_judgement(
    connection: Connection,
    ruling: Ruling,
    left: Iterable[str],
    right: Iterable[str],
) -> int:
    """Write a judgement; its number."""
    values = {
        "at": ruling.at,
        "author": ruling.author,
        "reason": ruling.reason,
        "verdict": "same" if ruling.same else "different",
        "kind": ruling.kind,
        "said": ruling.said,
    }
    (number,) = connection.execute(insert(judgements), values).inserted_primary_key or (0,)
    members = [(number, LEFT, each) for each in sorted(set(left))]
    members += [(number, RIGHT, each) for each in sorted(set(right) - set(left))]
    insert_rows(connection, judgement_members, members)
    return int(number)


def undo_judgement(
    connection: Connection, number: int, author: str, at: str
) -> tuple[str, set[str]]:
    """Take a judgement back; its kind, and what it spoke of."""
    found = select(judgements.c.kind).where(
        judgements.c.number == number, judgements.c.undone_at.is_(None)
    )
    kind = connection.execute(found).scalar()
    if kind is None:
        raise NotFound("judgement in force", str(number))
    undone = update(judgements).where(judgements.c.number == number)
    connection.execute(undone.values(undone_at=at, undone_by=author))
    members = _members(connection, [number])
    if kind == "event":
        members = _succeeded(connection, members)
    return kind, set().union(*members.values())


def list_judgements(connection: Connection, limit: int, cursor: str | None) -> Page[Ruling]:
    """One page of all judgements, the latest first."""
    chosen = select(judgements).order_by(judgements.c.number.desc()).limit(limit + 1)
    if cursor is not None:
        after = read_cursor(_LIST, cursor).position.key
        chosen = chosen.where(judgements.c.number < after)
    found = [_ruling(row) for row in fetch(connection, chosen)]
    more = len(found) > limit
    mark = Bookmark(Position("", found[limit - 1].number)) if more else None
    total = connection.execute(select(func.count()).select_from(judgements)).scalar_one()
    token = write_cursor(_LIST, mark) if mark else None
    return Page(items=tuple(found[:limit]), total=total, cursor=token)


def _ruling(row: RowMapping) -> Ruling:
    return Ruling(
        number=row["number"],
        kind=row["kind"],
        same=row["verdict"] == "same",
        said=row["said"],
        author=row["author"],
        reason=row["reason"],
        at=row["at"],
        undone_at=row["undone_at"],
        undone_by=row["undone_by"],
    )
