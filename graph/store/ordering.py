"""The order of answers, and where in it to go on: parts of statements that are kept."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, bindparam, tuple_

from graph.queries import Order
from graph.store.schema import NO_DAY

_FIRST = bindparam("first", type_=String, required=False)
_KEY, MOST = (bindparam(name, type_=Integer, required=False) for name in ("key", "most"))
"""What a kept statement is told when it is asked (``bulk.ask``)."""


def after(
    chosen: Select[Any],
    first: ColumnElement[str],
    key: ColumnElement[int],
    order: Order,
    *,
    dated: bool,
    further: bool,
) -> Select[Any]:
    """Those with or without a date, and after ``:first`` and ``:key`` if they are ``further``."""
    chosen = chosen.where(first > NO_DAY if dated else first == NO_DAY)
    if not further:
        return chosen
    here, there = tuple_(first, key), tuple_(_FIRST, _KEY)
    return chosen.where(here < there if order is Order.NEWEST else here > there)


def ordered(
    chosen: Select[Any], first: ColumnElement[str], key: ColumnElement[int], order: Order
) -> Select[Any]:
    """In the order of their first days and keys."""
    newest = order is Order.NEWEST
    return chosen.order_by(*((first.desc(), key.desc()) if newest else (first, key)))
