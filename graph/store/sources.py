"""The documents in force, listed without their texts."""

from sqlalchemy import ColumnElement, Connection, func, select

from graph.queries import Page, Source
from graph.store.objects import day
from graph.store.paging import Bookmark, Position, read_cursor, write_cursor
from graph.store.schema import documents


def list_sources(
    connection: Connection, publisher: str | None, limit: int, cursor: str | None
) -> Page[Source]:
    """One page of them, of one publisher or all, the latest recorded first."""
    asked = f"documents {publisher!r}"
    where: list[ColumnElement[bool]] = [documents.c.retracted_at.is_(None)]
    if publisher is not None:
        where.append(documents.c.publisher == publisher)
    total = select(func.count()).select_from(documents).where(*where)
    chosen = select(documents).where(*where).order_by(documents.c.key.desc()).limit(limit + 1)
    if cursor is not None:
        chosen = chosen.where(documents.c.key < read_cursor(asked, cursor).position.key)
    rows = connection.execute(chosen).mappings().all()
    items = tuple(
        Source(
            id=row["id"],
            title=row["title"],
            url=row["url"],
            publisher=row["publisher"],
            published=day(row["published"]),
            language=row["language"],
        )
        for row in rows[:limit]
    )
    last = Bookmark(Position("", rows[limit - 1]["key"])) if len(rows) > limit else None
    return Page(
        items=items,
        total=connection.execute(total).scalar_one(),
        cursor=write_cursor(asked, last) if last else None,
    )
