"""Names from someone's table matched to actors: principals, organisations, officials.

Two names are compared word by word, each word reduced to what survives the crossing from one
alphabet to another (``graph.fuse.people.skeleton``); rare words weigh more than common ones, so
that "Ministry of Defence" does not hide the surname beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import log

from graph.errors import UnknownActor
from graph.fuse.people import skeleton
from graph.gazetteer import gazetteer
from graph.gazetteer.principals import read_translations
from graph.gazetteer.spelling import fold
from graph.model import slug
from graph.queries import ActorKind, KnownActor

SURE = 90.0
"""Score from which a candidate is taken for a match, if no other comes near."""
LEAD = 5.0
"""How far it must be ahead of the next."""
LEAST = 40.0
"""Candidates that score less are not worth a look."""
LONGEST = 300
"""Characters of a name that are looked at."""

_SHARE = 0.75
"""What of the score comes from words in common; the rest from how alike the names look."""
_CLOSE = 0.84
"""From which likeness on two words count as one misspelt."""
_OTHER_COUNTRY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An actor that a name may mean."""

    actor: KnownActor
    score: float
    """0 to 100."""
    match: bool = False
    """Whether it is the one that is meant, beyond doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for: a name, and what else is known of its bearer."""

    name: str
    kind: ActorKind | None = None
    principal: str | None = None
    portfolio: str | None = None
    limit: int = 5


class Reconciler:
    """Every name of every actor, looked up by the words in it."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        """Index the actors of a ledger; the gazetteer's principals are added to them."""
        self._actors: dict[str, KnownActor] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, set[str]] = defaultdict(set)
        frequency: Counter[str] = Counter()
        for actor in (*_principals(), *actors):
            known = self._actors.setdefault(actor.id, actor)
            for name in (actor.name, *actor.names, *_with_country(actor)):
                self._names[known.id].append(name)
                for word in _words(name):
                    self._by_word[word].add(known.id)
            frequency.update({word for name in self._names[known.id] for word in _words(name)})
        most = max(frequency.values(), default=1)
        self._weight = {word: 1 + log(most / count) for word, count in frequency.items()}
        self._rarest = max(self._weight.values(), default=1.0)

    def candidates(self, wanted: Wanted) -> list[Candidate]:
        """The likeliest actors of a name, best first, at most ``wanted.limit``."""
        name = wanted.name[:LONGEST]
        scored = [(self._score(name, id, wanted), id) for id in self._possible(name, wanted)]
        best = sorted((pair for pair in scored if pair[0] >= LEAST), key=lambda p: (-p[0], p[1]))
        lead = best[0][0] - best[1][0] if len(best) > 1 else LEAD
        return [
            Candidate(
                actor=self._actors[id],
                score=round(score, 1),
                match=number == 0 and score >= SURE and lead >= LEAD,
            )
            for number, (score, id) in enumerate(best[: wanted.limit])
        ]

    def beginning(self, prefix: str, kind: ActorKind | None, limit: int) -> list[KnownActor]:
        """Actors one of whose names has a word that begins so, for completion while typing."""
        start = fold(prefix[:LONGEST])
        if not start:
            return []
        found = (
            actor
            for id, actor in self._actors.items()
            if kind in (None, actor.kind)
            and any(_begins(fold(name), start) for name in self._names[id])
        )
        return sorted(found, key=lambda actor: (len(actor.name), actor.id))[:limit]

    def actor(self, id: str) -> KnownActor | None:
        """The actor with this key."""
        return self._actors.get(id)

    def _possible(self, name: str, wanted: Wanted) -> set[str]:
        """Actors that share a word with the name, or a word like one of its words."""
        words = set(_words(name))
        near = {word for word in self._by_word for own in words if _alike(own, word)}
        ids = set[str]().union(*(self._by_word[word] for word in words | near))
        principal = _resolved(name)
        ids |= {principal} & self._actors.keys() if principal else set()
        return {id for id in ids if wanted.kind in (None, self._actors[id].kind)}

    def _score(self, name: str, id: str, wanted: Wanted) -> float:
        actor = self._actors[id]
        if actor.kind is ActorKind.PRINCIPAL and _resolved(name) == id:
            best = 1.0
        else:
            best = max(self._likeness(name, other) for other in self._names[id])
        if wanted.principal is not None and wanted.principal != actor.principal:
            best *= _OTHER_COUNTRY
        if wanted.portfolio is not None and actor.portfolio not in (None, wanted.portfolio):
            best *= _OTHER_COUNTRY
        return 100 * best

    def _likeness(self, one: str, other: str) -> float:
        """From 0 to 1: words in common by weight, and how alike the two look."""
        left, right = _words(one), _words(other)
        pairs = {word: _partner(word, right) for word in left}
        shared = sum(self._heavy(word) for word, partner in pairs.items() if partner)
        missed = set(right) - set(pairs.values())
        every = sum(map(self._heavy, left)) + sum(map(self._heavy, missed))
        if not any(partner and len(word) > 1 < len(partner) for word, partner in pairs.items()):
            return 0.0
        looks = SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()
        if shared == every:
            looks = 1.0
        return _SHARE * shared / every + (1 - _SHARE) * looks

    def _heavy(self, word: str) -> float:
        return self._weight.get(word, self._rarest)


def _principals() -> Iterator[KnownActor]:
    names: Mapping[str, list[str]] = defaultdict(list)
    for code, name in read_translations():
        names[code].append(name)
    for principal in gazetteer().principals():
        yield KnownActor(
            id=principal.code,
            kind=ActorKind.PRINCIPAL,
            principal=principal.code,
            name=principal.name,
            names=(*principal.known_as, *names[principal.code]),
        )


def _with_country(actor: KnownActor) -> Iterator[str]:
    """The names of an organisation together with those of its state."""
    if actor.kind is ActorKind.ORGANIZATION:
        principal = gazetteer().principal(actor.principal)
        for whose in dict.fromkeys((principal.name, principal.code, *principal.demonyms[:1])):
            yield f"{whose} {actor.name}"


def _words(name: str) -> Sequence[str]:
    return tuple(dict.fromkeys(skeleton(word) for word in slug(name).split("-") if word))


def _partner(word: str, others: Sequence[str]) -> str | None:
    """The same word among others, an initial of it, or one that is nearly the same."""
    if word in others:
        return word
    initials = (o for o in others if 1 in (len(word), len(o)) and word[0] == o[0])
    return next(initials, None) or next((o for o in others if _alike(word, o)), None)


def _alike(one: str, other: str) -> bool:
    """Whether two words differ by a slip of the pen."""
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _CLOSE


def _begins(name: str, start: str) -> bool:
    return name.startswith(start) or f" {start}" in name


def _resolved(name: str) -> str | None:
    try:
        return gazetteer().resolve(name)
    except UnknownActor:
        return None
