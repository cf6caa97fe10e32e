"""Who and where: the names of a question, each with the word that ties it to the events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.gazetteer import gazetteer
from graph.question.items import Item
from graph.question.vocabulary import Kind

_NAMES = frozenset({Kind.NAME, Kind.CITY, Kind.OFFICIAL})
_NEW_PART = frozenset(
    {Kind.TYPE, Kind.DOCUMENT, Kind.EVENT, Kind.TIME}
    | {Kind.OTHER_TYPE, Kind.OTHER_STATUS, Kind.DENIED}
)
"""Behind these a word that tied names, or shut them out, has no more to say."""
_BETWEEN = frozenset(
    {Kind.SUBJECT, Kind.QUALIFIER, Kind.STATUS, Kind.RANK, Kind.OFFICE, Kind.STOP, Kind.SCOPE}
)
"""What may stand between a name and the noun it belongs to: "Kazakhstan's planned state visits"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A name and its part in the question."""

    item: Item
    at: int
    """Its place among the items."""
    relation: str = ""
    """by, from, to, in, of, with, own ("Kazakh visits"), object ("visited Baku"), or nothing."""
    absent: bool = False
    choice: int | None = None
    """Names tied by "or" share a number."""

    @property
    def is_place(self) -> bool:
        """Whether it says where, not who."""
        if self.item.kind is Kind.CITY:
            return True
        located = self.item.kind is Kind.NAME and self.relation == "in"
        return located and gazetteer().principal(self.item.value).kind != "organisation"

    @property
    def place(self) -> str:
        """The city's name, or the state's code."""
        name = self.item.name
        return self.item.value if name is None or name.city is None else name.city


def read_parties(items: Sequence[Item]) -> tuple[Party, ...]:
    """All names of the question in their order."""
    return tuple(_chosen(items, list(_parties(items))))


def _parties(items: Sequence[Item]) -> Iterator[Party]:
    relation, absent, named = "", False, False
    for at, item in enumerate(items):
        if item.kind is Kind.RELATION:
            relation = relation if _of_office(items, at) else item.value
            absent = absent and not named
        elif item.is_a(Kind.JOINT, "not"):
            relation, absent, named = "", True, False
        elif item.kind in _NAMES:
            tie = relation or _unspoken(items, at)
            yield Party(item=item, at=at, relation=tie, absent=absent)
            named = True
        elif item.kind in _NEW_PART:
            relation, absent = "", False


def _of_office(items: Sequence[Item], at: int) -> bool:
    """Whether it is the "of" of "presidents of Kazakhstan": the word before them still counts."""
    before = at - 1
    while before >= 0 and items[before].kind is Kind.STOP:
        before -= 1
    return items[at].value == "of" and before >= 0 and items[before].kind is Kind.OFFICE


def _unspoken(items: Sequence[Item], at: int) -> str:
    """The tie of a name without a preposition: owner or subject, object, or none."""
    after = at + 1
    while after < len(items) and items[after].kind in _BETWEEN:
        after += 1
    if after < len(items) and items[after].kind is Kind.TYPE:
        return "own"
    before = at - 1
    while before >= 0 and items[before].kind is Kind.STOP:
        before -= 1
    follows = before >= 0 and items[before].kind is Kind.TYPE and not items[before].plural
    return "object" if follows and not _paired(items, at) else ""


def _paired(items: Sequence[Item], at: int) -> bool:
    """Whether another name follows at once, as in "visit Azerbaijan Kazakhstan"."""
    after = at + 1
    while after < len(items) and items[after].is_a(Kind.JOINT, "and", "-", "/", ","):
        after += 1
    return after < len(items) and items[after].kind in _NAMES


def _chosen(items: Sequence[Item], parties: list[Party]) -> Iterable[Party]:
    """Number the groups of names that "or" ties together."""
    groups: dict[int, int] = {}
    for number, (one, other) in enumerate(pairwise(parties)):
        between = items[one.at + 1 : other.at]
        if any(item.is_a(Kind.JOINT, "or") for item in between) and _only_joins(between):
            groups[other.at] = groups.setdefault(one.at, number)
    for party in parties:
        yield Party(
            item=party.item,
            at=party.at,
            relation=party.relation,
            absent=party.absent,
            choice=groups.get(party.at),
        )


def _only_joins(items: Iterable[Item]) -> bool:
    return all(item.kind in {Kind.JOINT, Kind.STOP, Kind.RELATION} for item in items)
