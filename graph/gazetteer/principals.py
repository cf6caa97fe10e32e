"""Principals: states, former states and international organisations, and the names they go by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from graph.gazetteer.tables import header, several, table

PrincipalKind = Literal["state", "organisation", "former"]
_KINDS: dict[str, PrincipalKind] = {kind: kind for kind in get_args(PrincipalKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """A state or international organisation with its names and its codes in other systems."""

    code: str
    """ISO 3166-1 alpha-3, ``XKX``, or the acronym of an organisation."""
    name: str
    official: str
    kind: PrincipalKind
    iso2: str | None = None
    numeric: str | None = None
    cow: str | None = None
    fips: str | None = None
    cameo: str | None = None
    wikidata: str | None = None
    names: tuple[str, ...] = ()
    """Further English and native names; a leading ``~`` keeps one out of text scanning."""
    demonyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[tuple[str, ...], ...] = ()
    """Capitals and seats of government, each with its spellings; the first is the main one."""
    metonyms: tuple[str, ...] = ()

    @property
    def capital(self) -> str | None:
        """The main capital's common English name."""
        return self.capitals[0][0] if self.capitals else None

    @property
    def known_as(self) -> tuple[str, ...]:
        """Every English and native name, without marks."""
        names = (self.name, self.official, *self.names)
        return tuple(dict.fromkeys(name.removeprefix("~") for name in names))


def read_principals() -> dict[str, Principal]:
    """All principals by code, in the order of the table."""
    return {principal.code: principal for principal in map(_principal, table("principals.tsv"))}


def read_translations() -> Iterator[tuple[str, str]]:
    """Pairs of a state's code and its name in one of the languages of CLDR."""
    for code, *names in table("translations.tsv"):
        for name in dict.fromkeys(names):
            yield code, name


def languages() -> tuple[str, ...]:
    """The languages whose names of states ``resolve`` understands, as CLDR codes."""
    return tuple(header("translations.tsv")[1:])


def _principal(row: list[str]) -> Principal:
    code, kind, iso2, numeric, cow, fips, cameo, wikidata, name, official, *lists = row
    names, demonyms, people, capitals, metonyms = map(several, lists)
    return Principal(
        code=code,
        kind=_kind(kind),
        name=name,
        official=official or name,
        iso2=iso2 or None,
        numeric=numeric or None,
        cow=cow or None,
        fips=fips or None,
        cameo=cameo or None,
        wikidata=wikidata or None,
        names=names,
        demonyms=demonyms,
        people=people,
        capitals=tuple(tuple(city.split("=")) for city in capitals),
        metonyms=metonyms,
    )


def _kind(value: str) -> PrincipalKind:
    return _KINDS[value]
