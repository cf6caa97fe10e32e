"""What the page of an event says of its past, and of values that its reports do not agree on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from graph.fuse import Competing
from graph.gazetteer import principal_name
from graph.model import Event
from graph.queries import Difference
from graph.store.effects import differences
from graph.store.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """An attribute of which reports give several values, the chosen ones first."""

    name: str
    values: tuple[Competing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One change of an event."""

    day: str
    changes: tuple[Difference, ...]


def contested(view: View, event: Event) -> tuple[Contested, ...]:
    """The attributes that the reports of an event differ on."""
    found = groupby(view.competing(event.id), key=lambda each: each.attribute)
    every = [(name, tuple(values)) for name, values in found]
    return tuple(
        Contested(name=_name(name), values=values) for name, values in every if len(values) > 1
    )


def _name(attribute: str) -> str:
    kind, _, code = attribute.partition(" ")
    return f"People of {principal_name(code)}" if code else kind.capitalize()


def pasts(view: View, event: Event) -> Sequence[Past]:
    """How an event came to be what it is, the first change first; empty if it never changed."""
    versions = view.history(event.id)
    changed = (
        Past(day=now.since[:10], changes=tuple(differences(was.event, now.event)))
        for was, now in pairwise(versions)
    )
    return [each for each in changed if each.changes]
