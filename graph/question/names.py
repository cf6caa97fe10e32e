"""Names of principals and cities in questions: any case, dash and language of the gazetteer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.errors import UnknownActor
from graph.gazetteer import Principal, gazetteer
from graph.gazetteer.principals import read_translations
from graph.gazetteer.spelling import fold
from graph.gazetteer.tables import several, table
from graph.question.tokens import Token
from graph.question.vocabulary import vocabulary

LONGEST = 8
"""Words in the longest name looked for."""

_SHORT = 3
"""Up to so many letters a word may be a code or a name only by chance."""
_LOCATING = frozenset({"in", "to", "from", "at", "near", "visit", "visited"})


@dataclass(frozen=True, slots=True)
class Name:
    """What a name means: a principal or, with ``city``, a city of one."""

    code: str
    city: str | None = None
    """The city's common English name, of capitals too."""
    capital: bool = False
    """A capital, which may stand for its state."""
    shy: bool = False
    """A word that is a name only where a place is expected, or in capitals."""


class Names:
    """Every spelling of every name, looked up by whole words."""

    def __init__(self) -> None:
        self._index: dict[str, Name] = {}
        for spelling, name in _spellings():
            self._index.setdefault(fold(spelling), name)
        self._ambiguous = frozenset(_choices())
        for meaningless in ("", *self._ambiguous):
            self._index.pop(meaningless, None)

    def is_ambiguous(self, text: str) -> bool:
        """Whether several principals go by this name."""
        return fold(text) in self._ambiguous

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[int, Name] | None:
        """The longest name that starts at this place, and the number of its tokens."""
        words: list[str] = []
        ends: list[int] = []
        for end in range(at, min(len(tokens), at + 2 * LONGEST)):
            token = tokens[end]
            if token.kind in {"word", "number"} or token.key == "&":
                words.append(fold(token.owner))
                ends.append(end + 1)
            elif not token.is_dash or not words:
                break
            if len(words) == LONGEST or token.possessive:
                break
        for size in range(len(words), 0, -1):
            name = self._index.get(" ".join(words[:size]))
            if name is not None and self._meant(name, tokens, at, ends[size - 1]):
                return ends[size - 1] - at, name
        return None

    def _is_name_part(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a capitalised word beside it makes a longer name: "Kim Jong Un"."""
        beside = tokens[at] if 0 <= at < len(tokens) else None
        if beside is None or not beside.capital:
            return False
        name = self._index.get(fold(beside.owner))
        return (name is None or name.shy) and vocabulary().longest((beside.key,)) is None

    def _meant(self, name: Name, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Whether the words are this name here, and not ordinary ones."""
        first = tokens[at]
        before = tokens[at - 1].key if at else ""
        if name.shy:
            part = self._is_name_part(tokens, at - 1) or self._is_name_part(tokens, end)
            return (first.capital or before in _LOCATING) and not part
        if end - at > 1:
            return True
        if first.key in vocabulary().code_words:
            return first.text.isupper() and first.capital
        if len(first.text) < _SHORT and first.text.isascii():
            return first.text.isupper()
        return True


@cache
def names() -> Names:
    """The names, shared by the process."""
    return Names()


def suggestions(word: str) -> tuple[str, ...]:
    """Principals that a word not understood may have meant, as ``Kazakhstan (KAZ)``."""
    try:
        gazetteer().resolve(word)
    except UnknownActor as error:
        return error.suggestions
    return ()


def _choices() -> Iterator[str]:
    """Names of several principals, as "Congo", which alone mean none of them."""
    return (fold(row[1]) for row in table("ambiguity.tsv") if row[0] == "choice")


def _spellings() -> Iterator[tuple[str, Name]]:
    """Every spelling and what it means, the surest first."""
    principals = sorted(gazetteer().principals(), key=lambda one: one.kind == "former")
    for principal in principals:
        yield principal.code, Name(principal.code)
    for principal in principals:
        yield from _of_principal(principal)
    yield from _capitals(principals)
    for principal in principals:
        yield from ((name, Name(principal.code)) for name in principal.metonyms)
    for code, name in read_translations():
        if len(name) > _SHORT or not fold(name).isascii():
            yield name, Name(code)
    yield from _cities()


def _of_principal(principal: Principal) -> Iterator[tuple[str, Name]]:
    yield from ((name, Name(principal.code)) for name in principal.known_as)
    if principal.iso2 and principal.kind == "state":
        yield principal.iso2, Name(principal.code)
    for name in principal.demonyms:
        yield name, Name(principal.code)
    yield from ((name, Name(principal.code)) for name in principal.people)


def _capitals(principals: Sequence[Principal]) -> Iterator[tuple[str, Name]]:
    for principal in principals:
        for spellings in principal.capitals:
            name = Name(principal.code, city=spellings[0], capital=True)
            yield from ((spelling, name) for spelling in spellings)


def _cities() -> Iterator[tuple[str, Name]]:
    for city, country, spellings in table("places.tsv"):
        for spelling in (city, *several(spellings)):
            yield spelling, Name(country, city=city)
    for city, country, _, _ in table("cities.tsv"):
        yield city, Name(country, city=city, shy=True)
