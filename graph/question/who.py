"""Parties, officials and offices as the filters they make and the conditions no filter can say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.question.grammar import Office, Parts
from graph.question.items import Item
from graph.question.parties import Party
from graph.question.reading import Condition, Side
from graph.question.vocabulary import Kind
from ontology.terms import EventType

DIRECTED = frozenset(
    {
        EventType.VISIT,
        EventType.INVITATION,
        EventType.MESSAGE,
        EventType.AID,
        EventType.ARMS_TRANSFER,
        EventType.AWARD,
        EventType.STATEMENT,
        EventType.APPEAL,
        EventType.ACCUSATION,
        EventType.REJECTION,
        EventType.THREAT,
        EventType.SANCTION,
        EventType.MOBILIZATION,
        EventType.CLASH,
    }
)
"""Types whose roles tell from whom to whom (annotation guide, "role")."""

_SIDES = {"by": Side.BY, "from": Side.BY, "to": Side.TO, "object": Side.TO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who takes part, and where."""

    principals: tuple[str, ...]
    official: str | None
    organization: str | None
    place: str | None
    conditions: tuple[Condition, ...]
    surplus: tuple[Item, ...]
    """Names that found no place in the filters."""


def find_who(parts: Parts) -> Who:
    """Share out the names of a question."""
    present = [one for one in parts.parties if not one.absent]
    places = _places(present)
    names = [one for one in present if one not in places and one.item.kind is Kind.NAME]
    officials = [one for one in present if one.item.kind is Kind.OFFICIAL]
    fixed = [one for one in names if one.choice is None]
    directed = bool(parts.types) and DIRECTED.issuperset(parts.types)
    sides = _Sides(present if directed else ())
    return Who(
        principals=tuple(sorted({one.item.value for one in fixed})),
        official=officials[0].item.value if officials else None,
        organization=parts.offices[0].portfolio.value if parts.offices else None,
        place=places[0].place if places else None,
        conditions=tuple(
            dict.fromkeys(
                [
                    *_office_conditions(parts.offices, sides),
                    *_of_names(fixed, parts.offices, sides),
                    *_of_officials(officials, sides),
                    *_choices(names, sides),
                    *_absences(parts.parties),
                ]
            )
        ),
        surplus=tuple(one.item for one in parts.parties if _has_no_place(one, places)),
    )


def _places(present: Sequence[Party]) -> list[Party]:
    """Names that say where; two states after "in" are parties, as no event is in both."""
    places = [one for one in present if one.is_place]
    states = {one.item.value for one in places if one.item.kind is Kind.NAME}
    if len(states) > 1:
        return [one for one in places if one.item.kind is Kind.CITY]
    return places


def _has_no_place(party: Party, places: Sequence[Party]) -> bool:
    """Whether it is a place besides the one that the filter takes."""
    if party.absent:
        return party.item.kind is Kind.CITY
    return party in places[1:] and party.place != places[0].place


class _Sides:
    """From whom to whom, where the question says so."""

    def __init__(self, parties: Iterable[Party]) -> None:
        found = list(parties)
        towards = any(_SIDES.get(one.relation) is Side.TO for one in found)
        self._of = {one.at: _side(one, towards=towards) for one in found}

    def of(self, party: Party) -> Side | None:
        """The side of one party."""
        return self._of.get(party.at)


def _side(party: Party, *, towards: bool) -> Side | None:
    """``towards``: somebody else is said to be at the receiving end."""
    if party.is_place:
        return None
    if party.relation == "own":
        owns = party.item.possessive or party.item.kind is Kind.OFFICIAL or towards
        return Side.BY if owns else None
    if party.relation == "of":
        return Side.BY if towards else None
    return _SIDES.get(party.relation)


def _office_conditions(offices: Sequence[Office], sides: _Sides) -> Iterator[Condition]:
    """Of a directed event the office's side; and every portfolio after the first."""
    for number, office in enumerate(offices):
        party = office.party
        side = sides.of(party) if party is not None else None
        if party is not None and side is not None:
            yield Condition(principals=(party.item.value,), portfolio=office.portfolio, side=side)
        elif number and office.portfolio is not offices[0].portfolio:
            yield Condition(portfolio=office.portfolio)


def _of_names(
    names: Sequence[Party], offices: Sequence[Office], sides: _Sides
) -> Iterator[Condition]:
    told = {office.party.at for office in offices if office.party is not None}
    for one in names:
        side = sides.of(one)
        if side is not None and one.at not in told:
            yield Condition(principals=(one.item.value,), side=side)


def _of_officials(officials: Sequence[Party], sides: _Sides) -> Iterator[Condition]:
    """The side of each, and everyone after the first, whom the filter takes."""
    for number, one in enumerate(officials):
        side = sides.of(one)
        if number or side is not None:
            yield Condition(officials=(one.item.value,), side=side)


def _choices(names: Sequence[Party], sides: _Sides) -> Iterator[Condition]:
    """Names tied by "or": any one of them."""
    groups: dict[int, list[Party]] = {}
    for one in names:
        if one.choice is not None:
            groups.setdefault(one.choice, []).append(one)
    for group in groups.values():
        codes = tuple(sorted({one.item.value for one in group}))
        yield Condition(principals=codes, side=sides.of(group[0]))


def _absences(parties: Sequence[Party]) -> Iterator[Condition]:
    for one in parties:
        if one.absent and one.item.kind is Kind.NAME:
            yield Condition(principals=(one.item.value,), absent=True)
        elif one.absent and one.item.kind is Kind.OFFICIAL:
            yield Condition(officials=(one.item.value,), absent=True)
