"""The grammar of actor phrases: offices, ranks and names beside each other become mentions.

"the Minister of Defense of the Republic of Kazakhstan, Colonel General Ruslan Zhaksylykov" is one
mention of one official; "Kazakh Defence Ministry" one organisation.  The grammar reads atoms from
left to right and needs no parse, because the parser is at its worst inside such phrases.
"""

from dataclasses import replace
from itertools import pairwise

from graph.extract.atoms import Atom, Label
from graph.extract.model import Mention, MentionKind, Person
from graph.extract.phrases import (
    ARTICLES,
    LEADERSHIP,
    POSSESSIVES,
    SAYING,
    Office,
    Phrases,
    singular,
    starters,
)
from graph.gazetteer import gazetteer
from ontology.terms import Portfolio

GOVERNMENT = "government"
DASHES = frozenset({",", "–", "—", "-"})
NUMERALS = frozenset({"two", "three", "four", "five"})
DETERMINERS = ARTICLES | POSSESSIVES | NUMERALS | {"both"}
ARMED = frozenset(
    {"military", "armed forces", "army", "armies", "navy", "navies", "troops", "servicemen"}
    | {"forces", "soldiers", "sailors"}
)
"""Groups that are a state's armed forces."""
SIDES = frozenset(
    {"delegation", "side", "guest", "leader", "minister", "president", "country", "government"}
    | {"alliance", "bloc", "union", "neighbour", "neighbor", "ministry", "kingdom", "republic"}
    | {"organisation", "organization", "nation", "host", "capital", "premier", "visitor"}
    | {"interlocutor", "secretary", "chancellor"}
)
"""Groups that "the" alone makes a known one."""


class Assembler:
    """Reads the atoms of one paragraph into mentions with document offsets."""

    def __init__(self, text: str, atoms: list[Atom], offset: int) -> None:
        self.text = text
        self.atoms = atoms
        self.offset = offset
        self.phrases = Phrases(text, atoms)

    def mentions(self) -> list[Mention]:
        """All mentions in order, not overlapping."""
        found: list[Mention] = []
        i = 0
        while i < len(self.atoms):
            mention, j = self._at(i)
            if mention is not None:
                found.append(mention)
            i = max(j, i + 1)
        for one, other in pairwise(found):
            self._share_state(one, other)
        return found

    def _share_state(self, one: Mention, other: Mention) -> None:
        """ "The EU's policy chief X and trade commissioner Y": the first tells whose both are.

        A guess, for a visitor may stand beside the host; so heads and equals do not share.
        """
        first, second = one.person, other.person
        if first is None or second is None or second.principal or not second.portfolio:
            return
        between = self.text[one.end - self.offset : other.start - self.offset]
        beside = between.replace(",", "").strip() in ("and", "")
        alike = second.portfolio in (first.portfolio, *LEADERSHIP)
        if beside and not alike and not other.owned and not other.text.startswith("the "):
            second.principal, second.guessed = first.principal, first.principal is not None

    def _at(self, i: int) -> tuple[Mention | None, int]:
        if self.atoms[i].label is Label.WORD and self.phrases.lower(i) not in starters():
            return None, i + 1
        for rule in (self._official, self._honoured, self._apposition, self._ranked, self._simple):
            mention, j = rule(i)
            if j > i:
                return mention, j
        return None, i + 1

    # -- rules ---------------------------------------------------------------------------------

    def _official(self, i: int) -> tuple[Mention | None, int]:
        """[Kazakh] Minister of Defence [of Kazakhstan] [,] [Colonel General] [X. Surname]"""
        codes, first = self.phrases.owners(i)
        office, j = self.phrases.office(first)
        if office is None or (codes and not office.plural):
            return None, i
        if office.plural:
            office.start = i
            return self._offices(office, j, codes)
        name, k = self._name_after(j)
        if name is not None:
            k, name.principal = self.phrases.bracketed(k)
            if name.principal is None and office.principal is None:
                k, name.principal = self.phrases.of(k)
            return self._official_mention(office, name, k), k
        if office.former:
            return None, j
        return self._office_mention(office, j), j

    def _offices(self, office: Office, j: int, codes: list[str]) -> tuple[Mention | None, int]:
        """The presidents of Kyrgyzstan and Tajikistan [, Sadyr Japarov and Emomali Rahmon]"""
        if not codes:
            codes, j = self.phrases.listed(j, self.phrases.country)
        if office.principal and not codes:
            codes = [office.principal]
        mention = self._office_mention(office, j)
        opened = self.phrases.skip(j, ",", "–", "—", "-", "(")
        listed, k = self.phrases.listed(opened, self.phrases.name)
        names, told = [name for name, _ in listed], [code for _, code in listed]
        if len(names) > 1 and len(codes) in (0, len(names)):
            mention = self._office_mention(office, self.phrases.skip(k, "–", "—", ")"))
            people = [Person(name=self._clean(name)) for name in names]
            mention.members = [self._holder(office, person, mention) for person in people]
            for member, code in zip(mention.members, codes or told, strict=False):
                assert member.person is not None
                member.person.principal = code
            return mention, self.phrases.skip(k, "–", "—", ")")
        if len(codes) > 1:
            mention.members = [replace(mention, principal=code, plural=False) for code in codes]
        return mention, j

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
        """Mr. Alim Bayel [, Ambassador of Kazakhstan]; His Majesty Sultan Haitham bin Tariq"""
        j = i
        while self.phrases.label(j) is Label.HONORIFIC:
            j += 1
        if j > i and self.phrases.label(j) is Label.NAME:
            return self._named(i, j)
        return None, i

    def _apposition(self, i: int) -> tuple[Mention | None, int]:
        """Rashid Meredov [, Minister of Foreign Affairs of Turkmenistan]"""
        if self.phrases.label(i) is not Label.NAME:
            return None, i
        if self.phrases.lower(i - 1) in ARTICLES | {"on"}:
            return None, i + 1
        if any(c.isdigit() for c in self.atoms[i].text):
            return self._mention(MentionKind.TITLE, i, i + 1, name=self.atoms[i].text), i + 1
        return self._named(i, i)

    def _ranked(self, i: int) -> tuple[Mention | None, int]:
        """[Azerbaijani] Colonel General Z.Hasanov; France's Emmanuel Macron"""
        j, principal = self.phrases.possessor(i)
        if j == i + 2 and self.phrases.label(j) is Label.NAME and " " in self.atoms[j].text:
            mention, k = self._named(i, j)
            if mention is not None and mention.person is not None:
                mention.person.principal = mention.person.principal or principal
            return mention, k
        if self.phrases.label(j) is not Label.RANK or self.phrases.label(j + 1) is not Label.NAME:
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

    def _name_after(self, i: int) -> tuple[Person | None, int]:
        """A name after an office: perhaps a comma, a rank, an honorific between."""
        j = self.phrases.skip(i, ",", "–", "—", "-")
        if 0 < j < len(self.atoms) and "." in self._gap(j):
            return None, i
        rank = None
        while self.phrases.label(j) is Label.HONORIFIC:
            j += 1
        if self.phrases.label(j) is Label.RANK:
            rank = self.atoms[j].text
            j += 1
        last = j + 1 if self._named_after_a_place(j) else j
        if self.phrases.label(last) is not Label.NAME:
            return None, i
        if j > i and rank is None and self._starts_clause(last):
            return None, i
        name = self.text[self.atoms[j].start : self.atoms[last].end]
        return Person(name=self._clean(name), rank=rank), last + 1

    def _gap(self, i: int) -> str:
        """What stands between an atom and the one before it."""
        return self.text[self.atoms[i - 1].end : self.atoms[i].start]

    def _named_after_a_place(self, i: int) -> bool:
        """Whether a place right before a name is the given name: "Israel Katz", "Aden Duale"."""
        if self.phrases.label(i) is not Label.PRINCIPAL or i + 1 >= len(self.atoms):
            return False
        gap = self.text[self.atoms[i].end : self.atoms[i + 1].start]
        name = self.phrases.name_at(i)
        return gap == " " and name is not None and name.kind != "demonym"

    def _starts_clause(self, i: int) -> bool:
        """Whether a name after a comma belongs to what follows: "the minister, Baku said"."""
        opened = self.phrases.lower(i - 1) in DASHES
        return opened and self.phrases.lower(i + 1) in SAYING

    def _named(self, start: int, i: int) -> tuple[Mention | None, int]:
        """A name at ``i``, with the office that follows it in apposition, if one does."""
        person = Person(name=self._clean(self.atoms[i].text))
        single = " " not in person.name and start == i
        j, person.principal = self.phrases.bracketed(i + 1)
        if person.principal is None and not single:
            j, person.principal = self.phrases.of(i + 1)
        if self.phrases.lower(j) == ",":
            office, k = self._sent_by(*self.phrases.office(j + 1))
            mere = office is None or office.plural or self.phrases.lower(k) in {"'s", "’s"}
            if office is not None and not mere and not office.former:
                another = self.phrases.label(k) in (Label.NAME, Label.RANK, Label.HONORIFIC)
                if not another or self.phrases.lower(k - 1) == ",":
                    return self._official_mention(office, person, k, start=start), k
        return self._person_mention(start, j, person), j

    def _sent_by(self, office: Office | None, i: int) -> tuple[Office | None, int]:
        """ "The American president's special envoy": an office by whose holder it is."""
        if office is None or self.phrases.lower(i) not in {"'s", "’s"}:
            return office, i
        own, j = self.phrases.office(i + 1)
        if own is None or own.principal is not None:
            return office, i
        own.principal, own.start = office.principal, office.start
        return own, j

    def _capital(self, i: int) -> tuple[Mention | None, int]:
        """The Kyrgyz capital; the capital of Kyrgyzstan"""
        j, code = self.phrases.possessor(self.phrases.skip(i, *ARTICLES))
        if self.phrases.lower(j) != "capital":
            return None, i
        j += 1
        if code is None:
            j, code = self.phrases.of(j)
        city = gazetteer().principal(code).capital if code else None
        if city is None:
            return None, i
        mention = self._mention(MentionKind.CITY, i, j, name=city)
        mention.principal, mention.city = code, city
        return mention, j

    def _group(self, i: int) -> tuple[Mention | None, int]:
        """The Kazakh delegation; both sides; the sides; ministers of the two countries."""
        j = self.phrases.skip(i, *ARTICLES, *POSSESSIVES, "both")
        both = self.phrases.lower(i) == "both"
        j = self.phrases.skip(j, "neighbouring", "neighboring")
        counted = self.phrases.lower(j) in NUMERALS
        j, principal = self.phrases.possessor(j + counted)
        both = both or (counted and principal is None)
        word = self.phrases.lower(j)
        if word not in self.phrases.words.groups or self.phrases.titled(j):
            return None, i
        alone = principal is None and not word.endswith("s")
        if alone and (j == i or word not in SIDES):
            return None, i
        kind = MentionKind.STATE if principal and not both else MentionKind.GROUP
        j += 1
        codes, k = self.phrases.listed(j, self.phrases.country)
        if principal is None and len(codes) > 1 and self.phrases.lower(j) in {"of", "from"}:
            return self._of_several(i, k, word, codes), k
        if principal is None:
            k, code = self.phrases.of(j)
            if k == j and word in self.phrases.words.delegations:
                k, code = self._sent_from(j)
            if k > j:
                j, principal, kind = k, code, MentionKind.STATE
        mention = self._common(kind, i, j)
        mention.principal = principal
        mention.plural = kind is MentionKind.GROUP
        mention.title = word
        if word == GOVERNMENT and principal is not None:
            mention.kind = MentionKind.ORGANIZATION
            mention.organization = "Government"
        elif word in ARMED and principal is not None:
            mention.portfolio, mention.organization = Portfolio.ARMED_FORCES, "Armed Forces"
        return mention, j

    def _sent_from(self, i: int) -> tuple[int, str | None]:
        """ "A delegation from Port-au-Prince": a state by its name or that of a city."""
        j = self.phrases.skip(i + 1, "the")
        name = self.phrases.name_at(j) if self.phrases.lower(i) == "from" else None
        return (j + 1, name.code) if name is not None and name.kind != "demonym" else (i, None)

    def _of_several(self, i: int, j: int, word: str, codes: list[str]) -> Mention:
        """ "The navies of Iran and Oman": those of each."""
        mention = self._common(MentionKind.GROUP, i, j)
        mention.plural, mention.title = True, word
        one = replace(mention, kind=MentionKind.STATE, plural=False)
        if word in ARMED:
            one.portfolio, one.organization = Portfolio.ARMED_FORCES, "Armed Forces"
        mention.members = [replace(one, principal=code) for code in codes]
        return mention

    def _organization(self, i: int) -> tuple[Mention | None, int]:
        """[Azerbaijan] Defense Ministry [of Azerbaijan]; Government of the Republic of X"""
        codes, j = self.phrases.owners(i)
        j = self.phrases.skip(j, *ARTICLES, *POSSESSIVES)
        j, principal = self.phrases.possessor(j)
        found = self.phrases.portfolio_at(j)
        each = found is not None and (found.plural or found.surface.endswith("s"))
        if found is None or found.person or (codes and not each):
            return None, i
        k = j + 1
        if found.plural and not codes:
            codes, k = self.phrases.listed(k, self.phrases.country)
        known = codes or (found.code and self.phrases.lower(j + 1) in {"for", "to"})
        sent = found.portfolio is Portfolio.EMBASSY
        k, code = (k, None) if known else self.phrases.of(j + 1, sent=sent)
        code = code or found.code or (None if sent else self._seated(k))
        mention = self._common(MentionKind.ORGANIZATION, i, k)
        mention.principal = principal or code
        mention.portfolio = None if found.portfolio is Portfolio.OTHER else found.portfolio
        mention.organization = found.name
        mention.plural = found.plural or bool(codes)
        mention.members = [replace(mention, principal=code, plural=False) for code in codes]
        return mention, k

    def _seated(self, i: int) -> str | None:
        """The state in whose city a body sits: "the Foreign Ministry in Baku"."""
        city = self.phrases.name_at(i + 1) if self.phrases.lower(i) == "in" else None
        return city.code if city is not None and city.city else None

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
        while self.phrases.lower(first) in DETERMINERS and first < j - 1:
            first += 1
        phrase = self.text[self.atoms[i].start : self.atoms[j - 1].end]
        return self._mention(kind, first, j, name=phrase)

    def _principal(self, i: int) -> Mention:
        name = self.phrases.name_at(i)
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
        person.principal = office.principal or person.principal
        person.portfolio = office.portfolio
        person.organization = office.organization
        person.title = None if office.counterpart else office.title
        mention = self._person_mention(office.start if start is None else start, end, person)
        mention.owned, mention.posted = office.owned, office.posted
        mention.title = person.title
        if office.counterpart:
            mention.kind = MentionKind.COUNTERPART
            mention.principal = office.principal
        return mention

    def _office_mention(self, office: Office, end: int) -> Mention:
        kind = MentionKind.COUNTERPART if office.counterpart else MentionKind.OFFICE
        mention = self._common(kind, office.start, end)
        mention.principal, mention.posted = office.principal, office.posted
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
