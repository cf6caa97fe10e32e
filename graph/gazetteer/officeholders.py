"""Who held which office on a day: the persons that a name, or an office, may mean."""

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from graph.gazetteer.spelling import fold
from graph.gazetteer.tables import several, table
from ontology.terms import Portfolio

GRACE = dt.timedelta(days=30)
"""How long the news goes on naming somebody by an office after the last day in it."""

_DEPUTIES = ("Vice ", "First Vice ", "Deputy ")
_DIGRAPHS = frozenset({"ch", "dj", "dz", "gh", "kh", "sh", "th", "ts", "ya", "ye", "yu", "zh"})
_ROYAL = frozenset({"crown", "emir", "king", "prince", "princess", "queen", "sheikh", "sultan"})
_HONORIFICS = _ROYAL | {"dame", "dr", "lady", "lord", "mr", "mrs", "ms", "sayyid", "sir"}
_PORTFOLIOS = {portfolio.value: portfolio for portfolio in Portfolio}
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolder:
    """A person in one office, from ``since`` to ``until``, both days included."""

    name: str
    principal: str
    portfolio: Portfolio
    title: str
    since: dt.date | None
    until: dt.date | None
    """The last day in office; None while nothing else is known."""
    spellings: tuple[str, ...] = ()

    @property
    def deputy(self) -> bool:
        """Whether the office is second to another one of its portfolio."""
        return self.title.startswith(_DEPUTIES)

    def held_on(self, day: dt.date) -> bool:
        """Whether the person was in this office on the day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def left_before(self, day: dt.date) -> bool:
        """Whether the person left this office in the ``GRACE`` before the day."""
        return self.until is not None and self.until < day <= self.until + GRACE


class OfficeHolders:
    """The holders of ``officeholders.tsv``, by name and by office."""

    def __init__(self, everyone: Iterable[OfficeHolder]) -> None:
        self._everyone = tuple(everyone)
        self._full: dict[str, list[tuple[_Words, OfficeHolder]]] = defaultdict(list)
        self._short: dict[str, list[OfficeHolder]] = defaultdict(list)
        self._offices: dict[tuple[str, str], list[OfficeHolder]] = defaultdict(list)
        for holder in self._everyone:
            self._offices[holder.principal, holder.portfolio].append(holder)
            self._enter(holder)

    def __iter__(self) -> Iterator[OfficeHolder]:
        return iter(self._everyone)

    def __len__(self) -> int:
        return len(self._everyone)

    def holders(self, name: str, day: dt.date | None) -> tuple[OfficeHolder, ...]:
        """Those whom the name may mean, in the offices they held on the day (None: any day).

        A full name in any spelling, one with initials, or a bare surname, which several persons
        may bear.  A person without office on the day is found up to ``GRACE`` after the last one.

        >>> day = dt.date(2024, 3, 11)
        >>> [holder.title for holder in office_holders().holders("I.Aliyev", day)]
        ['President']
        >>> sorted({holder.name for holder in office_holders().holders("Aliyev", None)})
        ['Heydar Aliyev', 'Ilham Aliyev']
        """
        found = tuple(self._named(_words(name)))
        if day is None:
            return found
        held = tuple(holder for holder in found if holder.held_on(day))
        busy = {holder.name for holder in held}
        return held + tuple(h for h in found if h.name not in busy and h.left_before(day))

    def holder_of(
        self, principal: str, portfolio: Portfolio, day: dt.date, *, title: str | None = None
    ) -> OfficeHolder | None:
        """The one person at the head of a portfolio on the day; None if unknown or ambiguous.

        ``title`` tells offices of one portfolio apart (Iran's "Supreme Leader" and "President");
        deputies are found by their title only.

        >>> holder = office_holders().holder_of("KAZ", Portfolio.DEFENCE, dt.date(2023, 5, 1))
        >>> holder.name if holder else None
        'Ruslan Zhaksylykov'
        """
        held = [
            holder
            for holder in self._offices.get((principal, portfolio), ())
            if holder.held_on(day) and (holder.title == title if title else not holder.deputy)
        ]
        return held[-1] if len({holder.name for holder in held}) == 1 else None

    def _enter(self, holder: OfficeHolder) -> None:
        """Index the holder; one-word spellings stand for the person in place of the surname."""
        surnames, given = [], []
        spelled = (holder.name, *holder.spellings)
        for spelling, key in zip(spelled, _level("|".join(spelled)).split("|"), strict=True):
            if " " in spelling:
                words = tuple(key.split())
                self._full[words[-1]].append((words, holder))
                surnames.append(words[-1])
            else:
                given.append(key.strip())
        for short in set(given or surnames):
            self._short[short].append(holder)

    def _named(self, asked: _Words) -> Iterable[OfficeHolder]:
        """Holders of this name; if there are none, of the name without what stands before it."""
        found = self._called(asked)
        return found or (self._named(asked[1:]) if asked[:1] and asked[0] in _HONORIFICS else ())

    def _called(self, asked: _Words) -> Iterable[OfficeHolder]:
        """Holders of this very name; of its words in another order if there are none."""
        short = self._short.get(" ".join(asked))
        if short or len(asked) < 2:
            return short or ()
        fitting = (
            holder
            for words, holder in self._full.get(asked[-1], ())
            if _fits(asked[:-1], words[:-1])
        )
        turned = (asked[1:] + asked[:1], asked[-1:] + asked[:-1])
        return dict.fromkeys(fitting) or dict.fromkeys(
            holder
            for name in turned
            for words, holder in self._full.get(name[-1], ())
            if words == name
        )


@cache
def office_holders() -> OfficeHolders:
    """The table of office holders, read at its first use and shared by the process."""
    return OfficeHolders(map(_holder, table("officeholders.tsv")))


def _holder(row: list[str]) -> OfficeHolder:
    principal, portfolio, title, name, spellings, since, until = row
    return OfficeHolder(
        name=name,
        principal=principal,
        portfolio=_PORTFOLIOS[portfolio],
        title=title,
        since=_days(since)[0] if since else None,
        until=_days(until)[1] if until else None,
        spellings=several(spellings),
    )


@cache
def _days(literal: str) -> tuple[dt.date, dt.date]:
    """First and last day of a day, month or year; ``graph.dates`` takes 4 ms for one."""
    if len(literal) == len("2024-06-07"):
        day = dt.date.fromisoformat(literal)
        return day, day
    year, *rest = map(int, literal.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    return dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1])


def _words(name: str) -> _Words:
    """The words by which names are compared.

    >>> _words("R.T. Erdoğan"), _words("Kassym-Jomart")
    (('r', 't', 'erdogan'), ('kassym', 'jomart'))
    """
    return tuple(_level(name).split())


def _level(names: str) -> str:
    """Names without case, diacritics, hyphens and dots, in Latin letters."""
    plain = names if names.isascii() else anyascii(names)
    return fold(plain.replace(".", " "))


def _fits(asked: _Words, spelled: _Words) -> bool:
    """Whether given names agree: the one's stand among the other's, initials for names.

    >>> _fits(("r",), ("recep", "tayyip")), _fits(("tayyip",), ("recep", "tayyip"))
    (True, True)
    >>> _fits(("v", "v"), ("vladimir",)), _fits(("h",), ("ilham",))
    (True, False)
    """
    if len(asked) <= len(spelled):
        return _among(asked, spelled)
    return bool(spelled) and _same(asked[0], spelled[0]) and _among(spelled[1:], asked[1:])


def _among(few: _Words, many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(any(_same(word, other) for other in rest) for word in few)


def _same(word: str, other: str) -> bool:
    """Whether a given name is the other one or its initial (``Sh. Mirziyoyev``)."""
    return word == other or ((len(word) == 1 or word in _DIGRAPHS) and other.startswith(word))
