"""Who is who within one document: name variants, initials and surnames become one person."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii

from graph.extract.memory import is_state, principal_of
from graph.extract.model import Mention, MentionKind, Person
from graph.extract.phrases import RULERS
from graph.gazetteer import OfficeHolder, gazetteer, office_holders
from ontology.terms import Portfolio

KEPT = 20_000
"""Names whose words are kept in memory."""
LONG = 5
"""Letters from which a surname is hardly a word of its own."""
Held = set[tuple[str | None, Portfolio]]
"""The offices of which a state has but one and that somebody known holds: whose, and which."""


@lru_cache(maxsize=KEPT)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name in ASCII lower case, initials as single letters, "Jr." left out.

    >>> name_tokens("R.Zhaksylykov"), name_tokens("Ilham Əliyev")
    (('r', 'zhaksylykov'), ('ilham', 'eliyev'))
    """
    words = tuple(w for w in re.split(r"[.,\s]+", anyascii(name).lower()) if w)
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


class _Company:
    """The people of a document so far, filed by the names by which another may be one of them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._places: dict[int, int] = {}
        self._filed: dict[str, dict[int, None]] = {}

    def add(self, person: Person) -> Person:
        """File a person, or one known whose name has changed, and return the person."""
        place = self._places.setdefault(id(person), len(self.people))
        if place == len(self.people):
            self.people.append(person)
        for name in _names(person.name):
            self._filed.setdefault(name, {})[place] = None
        return person

    def find(self, name: str) -> Person | None:
        """The first who may be the one of that name."""
        return next((p for p in self._alike(name) if same_person(p.name, name)), None)

    def find_holder(self, person: Person) -> Person | None:
        """The first of exactly that name and principal."""
        wanted = (person.name, person.principal)
        return next((p for p in self._alike(person.name) if (p.name, p.principal) == wanted), None)

    def _alike(self, name: str) -> list[Person]:
        places = {place for key in _names(name) for place in self._filed.get(key, ())}
        return [self.people[place] for place in sorted(places)]


def _names(name: str) -> set[str]:
    """The words of a name, one of which two names of one person share (see ``same_person``)."""
    tokens = name_tokens(name)
    return {*tokens[:1], *tokens[-1:], *(tokens[-2:-1] if len(tokens) > 2 else ())}


def identify(
    mentions: Sequence[Mention], homes: Sequence[str], day: dt.date | None = None
) -> list[Person]:
    """Give every mention of a person the one ``Person`` it stands for; return the office holders.

    ``homes`` are the principals that the story may speak from, the likeliest first; ``day`` is the
    day of the story, for the table of office holders.  People of whom neither the document nor the
    table tells an office keep no principal and take part in nothing.
    """
    said = frozenset(m.principal for m in mentions if m.principal)
    company = _Company()
    for mention in _by_detail(mentions):
        person = mention.person
        assert person is not None
        known = company.find(person.name)
        if known is None and recognise(person, said, day):
            known = company.find_holder(person)
        if known is not None:
            mention.person = company.add(_merge(known, person))
        elif _has_office(person) or recognise(person, said, day):
            company.add(person)
    people = company.people
    for person in people:
        recognise(person, said, day)
    _complete(people, mentions, homes)
    ministries = _ministries(mentions)
    for person in people:
        _complete_office(person, ministries)
    return people


def recognise(person: Person, said: frozenset[str], day: dt.date | None) -> bool:
    """Fill in what the table of office holders knows of a person in office on the day.

    What the text says goes before: a holder of another principal or portfolio is another person.
    A bare surname counts only where the text speaks of the principal (``said``) or means a head of
    state or government, and only if one person bears it.  Returns whether the person was found.
    """
    held = [
        holder
        for holder in office_holders().holders(person.name, day)
        if (person.guessed or person.principal in (None, holder.principal))
        and (person.portfolio in (None, _portfolio(holder)) or _presides(person, holder))
        and (len(name_tokens(person.name)) > 1 or holder.principal in said or _leads(holder))
    ]
    if len({(holder.principal, holder.name) for holder in held}) != 1:
        return False
    holder = held[0]
    person.name, person.principal = _full_name(person.name, holder), holder.principal
    person.guessed = False
    if person.portfolio is None or _presides(person, holder):
        person.portfolio = _portfolio(holder)
        bodies = gazetteer().scan_portfolios(holder.title)
        person.organization = bodies[0].name if bodies else None
    return True


def _presides(person: Person, holder: OfficeHolder) -> bool:
    """Whether "President X" is the president of an organisation, which has no head of state."""
    titled = (person.title or "").lower() == "president" and holder.title.startswith("President")
    return titled and not is_state(holder.principal)


def _leads(holder: OfficeHolder) -> bool:
    """Whether a bare surname is enough: of a head whose name is no short word."""
    heads = (Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT)
    return _portfolio(holder) in heads and len(name_tokens(holder.name)[-1]) >= LONG


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
    held = {(person.principal, person.portfolio) for person in people if person.portfolio}
    offices: dict[Portfolio | None, set[str]] = defaultdict(set)
    for m in mentions:
        if m.kind is MentionKind.OFFICE and m.principal:
            offices[m.portfolio].add(m.principal)
    for person in people:
        if person.principal is None:
            named = {c for c in offices[person.portfolio] if (c, person.portfolio) not in held}
            _place(person, named.pop() if len(named) == 1 else None, held)
    _complete_lists(mentions, homes, held)
    _complete_pairs(mentions, held)
    counts = Counter(m.principal for m in mentions if m.principal and m.kind is MentionKind.STATE)
    often = [code for code, _ in counts.most_common(2)]
    unplaced = [person for person in people if person.principal is None]
    peers = Counter(person.portfolio for person in unplaced)
    for person in unplaced:
        person.unplaced = True
        if peers[person.portfolio] == 1 or person.portfolio in (None, Portfolio.OTHER):
            candidates = dict.fromkeys(c for c in (*homes, *often) if _may_hold(person, c))
            free = (c for c in candidates if (c, person.portfolio) not in held)
            _place(person, next(free, None), held)
            person.guessed = True


def _complete_lists(mentions: Sequence[Mention], homes: Sequence[str], held: Held) -> None:
    """ "Foreign ministers X and Y": if only one's state is known, the other is the home side's."""
    for mention in mentions:
        listed = [m.person for m in mention.members if m.person is not None]
        unplaced = [p for p in listed if p.principal is None]
        if len(unplaced) == 1 and len(listed) > 1:
            taken = {p.principal for p in listed}
            person = unplaced[0]
            free = [c for c in homes if c not in taken and (c, person.portfolio) not in held]
            _place(person, next(iter(free), None), held)
            person.guessed = bool(free)


def _complete_pairs(mentions: Sequence[Mention], held: Held) -> None:
    """ "Security ministers X and Y": of the states of those listed before, in their order."""
    sides: list[str | None] = []
    for mention in (m for m in mentions if m.members):
        people = [m.person for m in mention.members if m.person is not None]
        known = [principal_of(m) for m in mention.members]
        if all(known):
            sides = known
        elif len(people) == len(sides) and not any(known):
            for person, code in zip(people, sides, strict=True):
                _place(person, code, held)
                person.guessed = True


def _place(person: Person, principal: str | None, held: Held) -> None:
    """Say whose a person is, who then holds the office if a state has but one of it."""
    person.principal = principal
    if person.portfolio is not None:
        held.add((principal, person.portfolio))


Ministries = dict[str | None, set[Portfolio | None]]


def _ministries(mentions: Iterable[Mention]) -> Ministries:
    """The portfolios of the ministries that a document names, by their principals."""
    found: Ministries = defaultdict(set)
    for mention in mentions:
        if (mention.organization or "").startswith("Ministry"):
            found[mention.principal].add(mention.portfolio)
    return found


def _complete_office(person: Person, ministries: Ministries) -> None:
    """Tell the portfolio of "Kazakh leader X", and of "Minister X" where one ministry is named."""
    if person.portfolio is not None:
        return
    title = (person.title or "").lower()
    if person.rank:
        person.portfolio = Portfolio.ARMED_FORCES
    elif title.endswith(tuple(RULERS)):
        person.portfolio = Portfolio.HEAD_OF_STATE
    elif title == "minister":
        bodies = ministries[None] | ministries[person.principal]
        person.portfolio = bodies.pop() if len(bodies) == 1 else None


def _may_hold(person: Person, principal: str) -> bool:
    """Whether a principal has such an office: no organisation has a head of state."""
    state = gazetteer().principal(principal).kind != "organisation"
    return state or person.portfolio is not Portfolio.HEAD_OF_STATE
