"""Who is who within one document: name variants, initials and surnames become one person."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from anyascii import anyascii

from graph.extract.model import Mention, MentionKind, Person


def name_tokens(name: str) -> list[str]:
    """The words of a name in ASCII lower case, initials as single letters.

    >>> name_tokens("R.Zhaksylykov"), name_tokens("Ilham Əliyev")
    (['r', 'zhaksylykov'], ['ilham', 'eliyev'])
    """
    return [w for w in re.split(r"[.\s]+", anyascii(name).lower()) if w]


def same_person(one: str, other: str) -> bool:
    """Whether two names of one document can be one person's.

    The surnames agree and no given name contradicts the other; a single word may be either name
    ("Xi" and "Xi Jinping").

    >>> same_person("R.Zhaksylykov", "Ruslan Zhaksylykov"), same_person("Heydar Aliyev", "I.Aliyev")
    (True, False)
    """
    a, b = sorted((name_tokens(one), name_tokens(other)), key=len)
    if not a or not b:
        return False
    if len(a) == 1:
        return a[0] in (b[-1], b[0]) or (len(b) > 2 and a[0] == b[-2])
    if a[-1] != b[-1]:
        return False
    return all(any(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for y in b) for x in a[:-1])


def identify(mentions: Sequence[Mention], home: str | None) -> list[Person]:
    """Give every mention of a person the one ``Person`` it stands for; return the office holders.

    ``home`` is the principal that the publisher or dateline speaks from, if any.  People of whom
    the document tells no office keep no principal and take part in nothing.
    """
    people: list[Person] = []
    for mention in _by_detail(mentions):
        person = mention.person
        assert person is not None
        known = [p for p in people if same_person(p.name, person.name)]
        if known:
            mention.person = _merge(known[0], person)
        elif _has_office(person):
            people.append(person)
    _complete(people, mentions, home)
    return people


def _by_detail(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions of people, those with an office and a full name first, else in text order."""
    named = [m for m in mentions if m.person is not None]

    def rank(mention: Mention) -> tuple[bool, int]:
        person = mention.person
        assert person is not None
        return (not _has_office(person), -len([t for t in name_tokens(person.name) if len(t) > 1]))

    return sorted(named, key=rank)


def _has_office(person: Person) -> bool:
    return bool(person.title or person.portfolio or person.rank or person.principal)


def _merge(known: Person, other: Person) -> Person:
    if len(name_tokens(other.name)) >= len(name_tokens(known.name)) and len(other.name) > len(
        known.name
    ):
        known.name = other.name
    for field in ("principal", "portfolio", "organization", "title", "rank"):
        if getattr(known, field) is None:
            setattr(known, field, getattr(other, field))
    return known


def _complete(people: list[Person], mentions: Sequence[Mention], home: str | None) -> None:
    """Find the principal of officials named without one.

    Taken, in this order, from an unnamed mention of the same office ("the Kazakh minister"), from
    where the document speaks from, and from its commonest principal that no namesake office has.
    """
    for person in people:
        if person.principal is not None:
            continue
        offices = {
            m.principal
            for m in mentions
            if m.kind is MentionKind.OFFICE
            and m.principal
            and m.portfolio == person.portfolio
            and not any(p.principal == m.principal and p.portfolio == m.portfolio for p in people)
        }
        if len(offices) == 1:
            person.principal = offices.pop()
    counts = Counter(m.principal for m in mentions if m.principal and m.kind is MentionKind.STATE)
    for person in people:
        if person.principal is None:
            held = {p.principal for p in people if p.portfolio == person.portfolio}
            candidates = [home, *(code for code, _ in counts.most_common(3))]
            person.principal = next((c for c in candidates if c and c not in held), None)
