"""Names from someone's table matched to actors: principals, organisations, officials.

Every name of every actor is indexed by the words in it.  A name that is asked for is looked up as
it stands and, if it speaks of a country ("MFA of Turkey"), without it, among that country's actors.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from heapq import nlargest
from math import log

from graph.fuse.people import melody
from graph.gazetteer import gazetteer
from graph.gazetteer.closeness import Spellings
from graph.gazetteer.principals import read_translations
from graph.gazetteer.spelling import fold
from graph.likeness import (
    CLOSE,
    Shared,
    Weights,
    Written,
    bones,
    closeness,
    likeness,
    readings,
    shared,
    written,
)
from graph.queries import ActorKind, KnownActor
from ontology.terms import Portfolio

SAME = 100.0
"""Score of a name that is the same word for word."""
SURE = 90.0
"""Score from which a candidate is taken for a match, if no other comes near."""
LEAD, WIDE_LEAD = 5.0, 10.0
"""How far it must be ahead of the next: a name that is the same, and one that only sounds so."""
LEAST = 40.0
"""Candidates that score less are not worth a look."""
LONGEST = 300
"""Characters of a name that are looked at."""

_OTHER_COUNTRY = 0.5
_COMPARED = 500
"""Names that have most of the words are compared word by word, at most."""
_LOOKED_AT = 50
"""Of these, so many are compared as a whole, at least."""
_MOST_WORDS = 16
"""Words of a name that are looked for; the longest names of actors have no more."""
_KEPT = 4096
"""Words whose like are kept: a table has the same ones again and again."""
_LIKE = 8
"""Words that are like one that is asked for, at most."""


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
    kinds: Collection[ActorKind] = tuple(ActorKind)
    principal: str | None = None
    portfolio: Portfolio | None = None
    limit: int = 5


class Reconciler:
    """Every name of every actor, looked up by the words in it."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        """Index the actors of a ledger; the gazetteer's principals are added to them."""
        principals = _principals()
        self._actors = {actor.id: actor for actor in (*principals, *actors)}
        self._names: list[tuple[str, Written]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        frequency: Counter[str] = Counter()
        for actor in self._actors.values():
            names = principals.get(actor) or tuple(_written_names(actor))
            for name in names:
                for word in name.words:
                    self._by_word[word].append(len(self._names))
                self._names.append((actor.id, name))
            frequency.update({word for name in names for word in name.words})
        most = max(frequency.values(), default=1)
        by_word = {word: 1 + log(most / count) for word, count in frequency.items()}
        self._weights = Weights(by_word, max(by_word.values(), default=1.0))
        self._near = lru_cache(maxsize=_KEPT)(self._like)
        self._by_letters = Spellings(self._by_word)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        for word in self._by_word:
            for sound in {bones(word), melody(word)}:
                self._by_sound[sound].add(word)

    def candidates(self, wanted: Wanted) -> list[Candidate]:
        """The likeliest actors of a name, best first, at most ``wanted.limit``."""
        scores = self._scores(wanted)
        best = sorted((p for p in scores.items() if p[1] >= LEAST), key=lambda p: (-p[1], p[0]))
        sure = _is_sure([score for _, score in best])
        return [
            Candidate(actor=self._actors[id], score=score, match=sure and number == 0)
            for number, (id, score) in enumerate(best[: wanted.limit])
        ]

    def beginning(self, prefix: str, kinds: Collection[ActorKind], limit: int) -> list[KnownActor]:
        """Actors one of whose names has a word that begins so, for completion while typing."""
        start = fold(prefix[:LONGEST])
        if not start:
            return []
        found = {
            id
            for id, name in self._names
            if self._actors[id].kind in kinds and _begins(name.folded, start)
        }
        return sorted((self._actors[id] for id in found), key=lambda a: (len(a.name), a.id))[:limit]

    def actor(self, id: str) -> KnownActor | None:
        """The actor with this key."""
        return self._actors.get(id)

    def _scores(self, wanted: Wanted) -> dict[str, float]:
        """Actors with a name like the one that is wanted, and their scores."""
        text = wanted.name[:LONGEST]
        scores: dict[str, float] = defaultdict(float)
        for asked in readings(text):
            first = wanted if asked.country is None else replace(wanted, principal=asked.country)
            likely = nlargest(
                max(_LOOKED_AT, 4 * wanted.limit), self._likely(asked, first), key=_rank
            )
            for _, common, number in likely:
                id, name = self._names[number]
                score = likeness(asked, name, common) * _fit(self._actors[id], wanted)
                scores[id] = max(scores[id], round(100 * score, 1))
        principal = gazetteer().find(text)
        actor = self._actors.get(principal or "")
        if actor is not None and actor.kind in wanted.kinds:
            scores[actor.id] = round(100 * _fit(actor, wanted), 1)
        return scores

    def _likely(self, asked: Written, wanted: Wanted) -> Iterator[tuple[float, Shared, int]]:
        """The names with a word like one that is asked for: rank, what is in common, number."""
        near = {word: self._near(word) for word in asked.words[:_MOST_WORDS]}
        found: dict[int, float] = defaultdict(float)
        for word, words in near.items():
            for other, degree in words.items():
                for number in self._by_word[other]:
                    found[number] += degree * self._weights.of(word)
        fits = (
            (found[number] * self._fit(number, wanted), number)
            for number in found
            if self._actor(number).kind in wanted.kinds
        )
        for _, number in nlargest(_COMPARED, fits):
            principal = self._actor(number).principal
            common = shared(asked, near, self._names[number][1], principal, self._weights)
            yield max(common.of_both, common.of_asked) * self._fit(number, wanted), common, number

    def _actor(self, number: int) -> KnownActor:
        """Whose name it is."""
        return self._actors[self._names[number][0]]

    def _fit(self, number: int, wanted: Wanted) -> float:
        return _fit(self._actor(number), wanted)

    def _like(self, word: str) -> dict[str, float]:
        """The words of the index that are this one or nearly so, and how close they are."""
        likely = {word, *self._by_letters.close(word, _LIKE, CLOSE)}
        for sound in {bones(word), melody(word)}:
            likely |= self._by_sound.get(sound, set())
        found = {other: closeness(word, other) for other in likely if other in self._by_word}
        return {other: degree for other, degree in found.items() if degree}


@cache
def _principals() -> Mapping[KnownActor, tuple[Written, ...]]:
    """The gazetteer's principals with their names in every language."""
    names: Mapping[str, list[str]] = defaultdict(list)
    for code, name in read_translations():
        names[code].append(name)
    found = (
        KnownActor(
            id=principal.code,
            kind=ActorKind.PRINCIPAL,
            principal=principal.code,
            name=principal.name,
            names=(*principal.known_as, *names[principal.code]),
        )
        for principal in gazetteer().principals()
    )
    return {actor: tuple(_written_names(actor)) for actor in found}


def _written_names(actor: KnownActor) -> Iterator[Written]:
    """The names of an actor; those of a body also in usual words and without its country."""
    for name in dict.fromkeys((actor.name, *actor.names)):
        if actor.kind is ActorKind.ORGANIZATION:
            yield from readings(name)
        else:
            yield written(name)


def _fit(actor: KnownActor, wanted: Wanted) -> float:
    """1, or less for an actor of another country or portfolio."""
    fit = 1.0
    if wanted.principal is not None and wanted.principal != actor.principal:
        fit *= _OTHER_COUNTRY
    if wanted.portfolio and actor.portfolios and wanted.portfolio not in actor.portfolios:
        fit *= _OTHER_COUNTRY
    return fit


def _begins(name: str, start: str) -> bool:
    return name.startswith(start) or f" {start}" in name


def _rank(likely: tuple[float, Shared, int]) -> float:
    return likely[0]


def _is_sure(scores: Sequence[float]) -> bool:
    """Whether the best of some scores is beyond doubt."""
    best, second = (*scores, 0.0, 0.0)[:2]
    return best >= SURE and best - second >= (LEAD if best == SAME else WIDE_LEAD)
