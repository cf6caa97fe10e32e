"""The grammar of actor phrases: offices, ranks and names beside each other become mentions.

"the Minister of Defense of the Republic of Kazakhstan, Colonel General Ruslan Zhaksylykov" is one
mention of one official; "Kazakh Defence Ministry" one organisation.  The grammar reads atoms from
left to right and needs no parse, because the parser is at its worst inside such phrases.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from graph.extract.atoms import ActorWords, Atom, Label, actor_words
from graph.extract.model import Mention, MentionKind, Person
from graph.gazetteer import NameMention, PortfolioMention, gazetteer
from ontology.terms import Portfolio

POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
GOVERNMENT = "government"
LEADERSHIP = frozenset({Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT})
NUMERALS = frozenset({"two", "three", "four", "five"})
ARTICLES = frozenset({"the", "a", "an"})


DETERMINERS = ARTICLES | POSSESSIVES | NUMERALS | {"both"}
SIDES = frozenset({"delegation", "side", "guest", "leader", "minister", "president"})
"""Groups that "the" alone makes a known one."""


@dataclass(slots=True)
class Office:
    """What the grammar has read of an office so far."""

    start: int
    portfolio: Portfolio | None = None
    organization: str | None = None
    title: str = ""
    principal: str | None = None
    plural: bool = False
    former: bool = False
    counterpart: bool = False
    principals: list[str] = field(default_factory=list)


def _own_portfolio(office: PortfolioMention) -> Portfolio:
    """The portfolio of an office: a deputy of a head of state or government has none of its own."""
    deputy = office.form.startswith("deputy")
    return Portfolio.OTHER if deputy and office.portfolio in LEADERSHIP else office.portfolio


def singular(title: str) -> str:
    """One holder's title from that of several.

    >>> singular("foreign ministers"), singular("Heads of State")
    ('foreign minister', 'Head of State')
    """
    head, *rest = re.split(r"(?= of )", title, maxsplit=1)
    return head.removesuffix("s") + "".join(rest)


class Assembler:
    """Reads the atoms of one paragraph into mentions with document offsets."""

    def __init__(self, text: str, atoms: list[Atom], offset: int) -> None:
        self.text = text
        self.atoms = atoms
        self.offset = offset
        self.words: ActorWords = actor_words()

    def mentions(self) -> list[Mention]:
        """All mentions in order, not overlapping."""
        found: list[Mention] = []
        i = 0
        while i < len(self.atoms):
            mention, j = self._at(i)
            if mention is not None:
                found.append(mention)
            i = max(j, i + 1)
        return found

    def _at(self, i: int) -> tuple[Mention | None, int]:
        for rule in (self._official, self._honoured, self._apposition, self._ranked, self._simple):
            mention, j = rule(i)
            if j > i:
                return mention, j
        return None, i + 1

    # -- atoms ---------------------------------------------------------------------------------

    def _label(self, i: int) -> Label | None:
        return self.atoms[i].label if i < len(self.atoms) else None

    def _lower(self, i: int) -> str:
        return self.atoms[i].lower if 0 <= i < len(self.atoms) else ""

    def _name_mention(self, i: int) -> NameMention | None:
        payload = self.atoms[i].payload if i < len(self.atoms) else None
        return payload if isinstance(payload, NameMention) else None

    def _portfolio(self, i: int) -> PortfolioMention | None:
        payload = self.atoms[i].payload if i < len(self.atoms) else None
        return payload if isinstance(payload, PortfolioMention) else None

    def _skip(self, i: int, *words: str) -> int:
        return i + 1 if self._lower(i) in words else i

    # -- rules ---------------------------------------------------------------------------------

    def _official(self, i: int) -> tuple[Mention | None, int]:
        """[Kazakh] Minister of Defence [of Kazakhstan] [,] [Colonel General] [X. Surname]"""
        office, j = self._office(i)
        if office is None:
            return None, i
        if office.plural:
            return self._offices(office, j)
        name, k = self._name_after(j)
        if name is not None:
            return self._official_mention(office, name, k), k
        if office.former:
            return None, j
        return self._office_mention(office, j), j

    def _offices(self, office: Office, j: int) -> tuple[Mention | None, int]:
        """The presidents of Kyrgyzstan and Tajikistan [, Sadyr Japarov and Emomali Rahmon]"""
        codes, j = self._list(j, self._country)
        if office.principal and not codes:
            codes = [office.principal]
        mention = self._office_mention(office, j)
        opened = self._skip(j, ",", "–", "—", "-", "(")
        names, k = self._list(opened, self._name)
        if len(names) > 1 and len(codes) in (0, len(names)):
            mention = self._office_mention(office, self._skip(k, "–", "—", ")"))
            people = [Person(name=self._clean(name)) for name in names]
            mention.members = [self._holder(office, person, mention) for person in people]
            for member, code in zip(mention.members, codes, strict=False):
                assert member.person is not None
                member.person.principal = code
            return mention, self._skip(k, "–", "—", ")")
        if len(codes) > 1:
            mention.members = [replace(mention, principal=code, plural=False) for code in codes]
        return mention, j

    def _list(self, i: int, item: Callable[[int], tuple[str | None, int]]) -> tuple[list[str], int]:
        """Items joined by commas and "and", and the index after the last."""
        found: list[str] = []
        j = i
        while True:
            value, k = item(j)
            if value is None:
                return found, i
            found.append(value)
            i = k
            j = self._skip(self._skip(i, ","), "and")
            if j == i:
                return found, i

    def _country(self, i: int) -> tuple[str | None, int]:
        i = self._skip(self._skip(i, "of", "from"), "the")
        name = self._name_mention(i)
        return (name.code, i + 1) if name is not None and not name.city else (None, i)

    def _name(self, i: int) -> tuple[str | None, int]:
        while self._label(i) in (Label.RANK, Label.HONORIFIC):
            i += 1
        return (self.atoms[i].text, i + 1) if self._label(i) is Label.NAME else (None, i)

    def _holder(self, office: Office, person: Person, whole: Mention) -> Mention:
        """One of several holders of an office, within the mention of them all."""
        person.portfolio, person.organization = office.portfolio, office.organization
        person.title = singular(office.title)
        return Mention(
            kind=MentionKind.OFFICIAL,
            start=whole.start,
            end=whole.end,
            text=person.name,
            person=person,
        )

    def _honoured(self, i: int) -> tuple[Mention | None, int]:
        """Mr. Alim Bayel [, Ambassador of Kazakhstan]"""
        if self._label(i) is not Label.HONORIFIC:
            return None, i
        if self._label(i + 1) is Label.NAME:
            return self._named(i, i + 1)
        return None, i

    def _apposition(self, i: int) -> tuple[Mention | None, int]:
        """Rashid Meredov [, Minister of Foreign Affairs of Turkmenistan]"""
        if self._label(i) is not Label.NAME:
            return None, i
        if self._lower(i - 1) in ARTICLES | {"on"}:
            return None, i + 1
        if any(c.isdigit() for c in self.atoms[i].text):
            return self._mention(MentionKind.TITLE, i, i + 1, name=self.atoms[i].text), i + 1
        return self._named(i, i)

    def _ranked(self, i: int) -> tuple[Mention | None, int]:
        """[Azerbaijani] Colonel General Z.Hasanov"""
        j, principal = self._possessor(i)
        if self._label(j) is not Label.RANK or self._label(j + 1) is not Label.NAME:
            return None, i
        mention, k = self._named(i, j + 1)
        if mention is not None and mention.person is not None:
            mention.person.rank = self.atoms[j].text
            mention.person.principal = mention.person.principal or principal
        return mention, k

    def _simple(self, i: int) -> tuple[Mention | None, int]:
        """A principal, a city, an organisation, a title, a side."""
        atom = self.atoms[i]
        if atom.label is Label.TITLE:
            return self._mention(MentionKind.TITLE, i, i + 1, name=atom.text), i + 1
        capital, j = self._capital(i)
        if capital is not None:
            return capital, j
        group, j = self._group(i)
        if group is not None:
            return group, j
        organization, j = self._organization(i)
        if organization is not None:
            return organization, j
        if atom.label is Label.PRINCIPAL:
            return self._principal(i), i + 1
        return None, i

    # -- parts ---------------------------------------------------------------------------------

    def _possessor(self, i: int) -> tuple[int, str | None]:
        """Index after "Azerbaijan's", "Kazakh", "Azerbaijan" (before an office), and its code."""
        name = self._name_mention(i)
        if name is None:
            return i, None
        j = self._skip(i + 1, "'s", "’s", "'", "’")
        return j, name.code

    def _of(self, i: int) -> tuple[int, str | None]:
        """Index after "of the Republic of Kazakhstan", and its code."""
        if self._lower(i) not in {"of", "for", "to"}:
            return i, None
        j = self._skip(i + 1, "the")
        name = self._name_mention(j)
        if name is None or (name.kind == "demonym" and self._lower(j + 1) != "republic"):
            return i, None
        return j + 1, name.code

    def _office(self, i: int) -> tuple[Office | None, int]:
        """An office with what says whose it is."""
        office = Office(start=i)
        j = self._skip(i, *ARTICLES, "both")
        if self._lower(j) in POSSESSIVES:
            j += 1
        j, former = self._modifiers(j)
        j, office.principal = self._possessor(j)
        j, also_former = self._modifiers(j)
        office.former = former or also_former
        first = j
        j = self._office_head(j, office)
        if j == first:
            return None, i
        office.title = self.text[self.atoms[first].start : self.atoms[j - 1].end]
        k, code = (j, None) if office.plural else self._of(j)
        while k > j:
            office.principal = office.principal or code
            j = k
            k, code = self._of(j)
        return office, j

    def _modifiers(self, i: int) -> tuple[int, bool]:
        former = False
        while self._lower(i) in self.words.office_modifiers | self.words.former:
            former = former or self._lower(i) in self.words.former
            i = self._skip(i + 1, "-")
        return i, former

    def _office_head(self, i: int, office: Office) -> int:
        """Index after "Deputy Prime Minister and Minister of Foreign Affairs" or "colleague"."""
        if self._lower(i) in self.words.counterparts:
            office.counterpart = True
            office.plural = self._lower(i).endswith("s")
            return i + 1
        j = i
        while (found := self._portfolio(j)) is not None and found.person:
            if office.portfolio is None:
                office.portfolio = _own_portfolio(found)
                office.organization = found.name
            office.principal = office.principal or found.code
            office.plural = office.plural or found.plural
            i = j + 1
            j = self._skip(i, ",") if self._lower(i) != "and" else i + 1
            j = self._skip(j, "and")
        return i

    def _name_after(self, i: int) -> tuple[Person | None, int]:
        """A name after an office: perhaps a comma, a rank, an honorific between."""
        j = self._skip(i, ",", "–", "—", "-")
        rank = None
        if self._label(j) is Label.HONORIFIC:
            j += 1
        if self._label(j) is Label.RANK:
            rank = self.atoms[j].text
            j += 1
        if self._label(j) is not Label.NAME:
            return None, i
        if j > i and rank is None and self._starts_clause(j):
            return None, i
        return Person(name=self._clean(self.atoms[j].text), rank=rank), j + 1

    def _starts_clause(self, i: int) -> bool:
        """Whether a name after a comma belongs to what follows: "the minister, Baku said"."""
        return self._lower(i - 1) in {",", "–", "—", "-"} and self._lower(i + 1) in {
            "said",
            "says",
            "reports",
            "reported",
            "informs",
            "told",
        }

    def _named(self, start: int, i: int) -> tuple[Mention | None, int]:
        """A name at ``i``, with the office that follows it in apposition, if one does."""
        person = Person(name=self._clean(self.atoms[i].text))
        j, person.principal = self._of(i + 1)
        if self._lower(j) == ",":
            office, k = self._office(j + 1)
            mere = office is None or office.plural or self._lower(k) in {"'s", "’s"}
            if office is not None and not mere and not office.former:
                if self._label(k) is not Label.NAME or self._lower(k - 1) == ",":
                    return self._official_mention(office, person, k, start=start), k
        return self._person_mention(start, j, person), j

    def _capital(self, i: int) -> tuple[Mention | None, int]:
        """The Kyrgyz capital; the capital of Kyrgyzstan"""
        j, code = self._possessor(self._skip(i, *ARTICLES))
        if self._lower(j) != "capital":
            return None, i
        j += 1
        if code is None:
            j, code = self._of(j)
        city = gazetteer().principal(code).capital if code else None
        if city is None:
            return None, i
        mention = self._mention(MentionKind.CITY, i, j, name=city)
        mention.principal, mention.city = code, city
        return mention, j

    def _group(self, i: int) -> tuple[Mention | None, int]:
        """The Kazakh delegation; both sides; the sides; ministers of the two countries."""
        j = self._skip(i, *ARTICLES, "both")
        both = self._lower(i) == "both"
        if self._lower(j) in NUMERALS:
            j += 1
            both = True
        j, principal = self._possessor(j)
        word = self._lower(j)
        if word not in self.words.groups:
            return None, i
        alone = principal is None and not word.endswith("s")
        if alone and (j == i or word not in SIDES):
            return None, i
        kind = MentionKind.STATE if principal and not both else MentionKind.GROUP
        j += 1
        if principal is None:
            k, code = self._of(j)
            if k > j:
                j, principal, kind = k, code, MentionKind.STATE
        mention = self._common(kind, i, j)
        mention.principal = principal
        mention.plural = kind is MentionKind.GROUP
        mention.title = word
        if word == GOVERNMENT and principal is not None:
            mention.kind = MentionKind.ORGANIZATION
            mention.organization = "Government"
        return mention, j

    def _organization(self, i: int) -> tuple[Mention | None, int]:
        """[Azerbaijan] Defense Ministry [of Azerbaijan]; Government of the Republic of X"""
        j = self._skip(i, *ARTICLES)
        j, principal = self._possessor(j)
        found = self._portfolio(j)
        if found is None or found.person:
            return None, i
        k, code = self._of(j + 1)
        mention = self._common(MentionKind.ORGANIZATION, i, k)
        mention.principal = principal or code or found.code
        mention.portfolio = None if found.portfolio is Portfolio.OTHER else found.portfolio
        mention.organization = found.name
        mention.plural = found.plural
        return mention, k

    # -- mentions ------------------------------------------------------------------------------

    def _mention(self, kind: MentionKind, i: int, j: int, *, name: str) -> Mention:
        return Mention(
            kind=kind,
            start=self.atoms[i].start + self.offset,
            end=self.atoms[j - 1].end + self.offset,
            text=name,
        )

    def _common(self, kind: MentionKind, i: int, j: int) -> Mention:
        """A mention by a common noun: its determiners stay outside, where the parser wants them."""
        first = i
        while self._lower(first) in DETERMINERS and first < j - 1:
            first += 1
        phrase = self.text[self.atoms[i].start : self.atoms[j - 1].end]
        return self._mention(kind, first, j, name=phrase)

    def _principal(self, i: int) -> Mention:
        name = self._name_mention(i)
        assert name is not None
        kind = MentionKind.CITY if name.city else MentionKind.STATE
        mention = self._mention(kind, i, i + 1, name=name.surface)
        mention.principal, mention.city = name.code, name.city
        mention.attributive = name.kind == "demonym"
        return mention

    def _official_mention(
        self, office: Office, person: Person, end: int, *, start: int | None = None
    ) -> Mention | None:
        if office.former:
            return None
        person.principal = office.principal
        person.portfolio = office.portfolio
        person.organization = office.organization
        person.title = None if office.counterpart else office.title
        mention = self._person_mention(office.start if start is None else start, end, person)
        if office.counterpart:
            mention.kind = MentionKind.COUNTERPART
            mention.principal = office.principal
        return mention

    def _office_mention(self, office: Office, end: int) -> Mention:
        kind = MentionKind.COUNTERPART if office.counterpart else MentionKind.OFFICE
        mention = self._common(kind, office.start, end)
        mention.principal = office.principal
        mention.portfolio = office.portfolio
        mention.organization = office.organization
        mention.title = office.title
        mention.plural = office.plural
        return mention

    def _person_mention(self, start: int, end: int, person: Person) -> Mention:
        mention = self._mention(MentionKind.OFFICIAL, start, end, name=person.name)
        mention.person = person
        return mention

    @staticmethod
    def _clean(name: str) -> str:
        return name.rstrip(".,").removesuffix("’s").removesuffix("'s")
