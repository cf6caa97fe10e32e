"""Who is who within one document: name variants, initials and surnames become one person."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from anyascii import anyascii

from graph.extract.model import Mention, MentionKind, Person
from graph.extract.phrases import RULERS
from graph.gazetteer import OfficeHolder, gazetteer, office_holders
from ontology.terms import Portfolio


def name_tokens(name: str) -> list[str]:
    """The words of a name in ASCII lower case, initials as single letters, "Jr." left out.

    >>> name_tokens("R.Zhaksylykov"), name_tokens("Ilham Əliyev")
    (['r', 'zhaksylykov'], ['ilham', 'eliyev'])
    """
    words = [w for w in re.split(r"[.,\s]+", anyascii(name).lower()) if w]
    return words[:-1] if len(words) > 1 and words[-1] in ("jr", "sr") else words


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


def identify(
    mentions: Sequence[Mention], homes: Sequence[str], day: dt.date | None = None
) -> list[Person]:
    """Give every mention of a person the one ``Person`` it stands for; return the office holders.

    ``homes`` are the principals that the story may speak from, the likeliest first; ``day`` is the
    day of the story, for the table of office holders.  People of whom neither the document nor the
    table tells an office keep no principal and take part in nothing.
    """
    said = frozenset(m.principal for m in mentions if m.principal)
    people: list[Person] = []
    for mention in _by_detail(mentions):
        person = mention.person
        assert person is not None
        known = [p for p in people if same_person(p.name, person.name)]
        if not known and recognise(person, said, day):
            known = [p for p in people if p.name == person.name and p.principal == person.principal]
        if known:
            mention.person = _merge(known[0], person)
        elif _has_office(person) or recognise(person, said, day):
            people.append(person)
    for person in people:
        recognise(person, said, day)
    _complete(people, mentions, homes)
    for person in people:
        _complete_office(person, mentions)
    return people


def recognise(person: Person, said: frozenset[str], day: dt.date | None) -> bool:
    """Fill in what the table of office holders knows of a person in office on the day.

    What the text says goes before: a holder of another principal or portfolio is another person.
    A bare surname counts only where the text speaks of the principal (``said``), and only if one
    person bears it.  Returns whether the person was found.
    """
    held = [
        holder
        for holder in office_holders().holders(person.name, day)
        if person.guessed
        or (
            person.principal in (None, holder.principal)
            and person.portfolio in (None, _portfolio(holder))
            and (len(name_tokens(person.name)) > 1 or holder.principal in said)
        )
    ]
    if len({(holder.principal, holder.name) for holder in held}) != 1:
        return False
    holder = held[0]
    person.name, person.principal = _full_name(person.name, holder), holder.principal
    person.guessed = False
    if person.portfolio is None:
        person.portfolio = _portfolio(holder)
        bodies = gazetteer().scan_portfolios(holder.title)
        person.organization = bodies[0].name if bodies else None
    return True


def _full_name(written: str, holder: OfficeHolder) -> str:
    """The holder's usual name; one written in full with another surname stays as it is.

    So the spellings of a given name, initials and bare surnames become one person.
    """
    tokens = name_tokens(written)
    spelled = [s for s in (holder.name, *holder.spellings) if " " in s]
    alike = [s for s in spelled if name_tokens(s)[-1] == tokens[-1]]
    if alike:
        return alike[0]
    return written if len([token for token in tokens if len(token) > 1]) > 1 else holder.name


def _portfolio(holder: OfficeHolder) -> Portfolio:
    return Portfolio.OTHER if holder.deputy else holder.portfolio


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
    if known.guessed and other.principal and not other.guessed:
        known.principal, known.guessed = other.principal, False
    elif known.principal is None:
        known.guessed = other.guessed
    for field in ("principal", "portfolio", "organization", "title", "rank"):
        if getattr(known, field) is None:
            setattr(known, field, getattr(other, field))
    return known


def _complete(people: list[Person], mentions: Sequence[Mention], homes: Sequence[str]) -> None:
    """Find the principal of officials named without one.

    Taken, in this order, from an unnamed mention of the same office ("the Kazakh minister"), from
    where the document speaks from, and from the principals it speaks of most, which is a guess
    (``Person.guessed``).  Two unplaced holders of one office stay without.
    """
    for person in people:
        if person.principal is None:
            offices = {
                m.principal
                for m in mentions
                if m.kind is MentionKind.OFFICE
                and m.principal
                and m.portfolio == person.portfolio
                and not any(_holds(p, m.principal, m.portfolio) for p in people)
            }
            person.principal = offices.pop() if len(offices) == 1 else None
    _complete_lists(people, mentions, homes)
    counts = Counter(m.principal for m in mentions if m.principal and m.kind is MentionKind.STATE)
    often = [code for code, _ in counts.most_common(2)]
    unplaced = [person for person in people if person.principal is None]
    for person in unplaced:
        peers = [p for p in unplaced if p.portfolio is person.portfolio]
        if len(peers) == 1 or person.portfolio in (None, Portfolio.OTHER):
            candidates = dict.fromkeys((*homes, *often))
            free = [
                c for c in candidates if not any(_holds(p, c, person.portfolio) for p in people)
            ]
            person.principal = next(iter(free), None)
            person.guessed = True


def _complete_lists(
    people: list[Person], mentions: Sequence[Mention], homes: Sequence[str]
) -> None:
    """ "Foreign ministers X and Y": if only one's state is known, the other is the home side's."""
    for mention in mentions:
        listed = [m.person for m in mention.members if m.person is not None]
        unplaced = [p for p in listed if p.principal is None]
        if len(unplaced) == 1 and len(listed) > 1:
            taken = {p.principal for p in listed}
            free = [c for c in homes if c not in taken]
            person = unplaced[0]
            free = [c for c in free if not any(_holds(p, c, person.portfolio) for p in people)]
            person.principal, person.guessed = next(iter(free), None), bool(free)


def _complete_office(person: Person, mentions: Sequence[Mention]) -> None:
    """Tell the portfolio of "Kazakh leader X", and of "Minister X" where one ministry is named."""
    if person.portfolio is not None:
        return
    title = (person.title or "").lower()
    if person.rank:
        person.portfolio = Portfolio.ARMED_FORCES
    elif title.endswith(tuple(RULERS)):
        person.portfolio = Portfolio.HEAD_OF_STATE
    elif title == "minister":
        named = [m for m in mentions if (m.organization or "").startswith("Ministry")]
        bodies = {m.portfolio for m in named if m.principal in (None, person.principal)}
        person.portfolio = bodies.pop() if len(bodies) == 1 else None


def _holds(person: Person, principal: str | None, portfolio: Portfolio | None) -> bool:
    """Whether somebody known holds an office of which a state has but one."""
    return portfolio is not None and (person.principal, person.portfolio) == (principal, portfolio)
