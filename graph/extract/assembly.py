"""The grammar of actor phrases: offices, ranks and names beside each other become mentions.

"the Minister of Defense of the Republic of Kazakhstan, Colonel General Ruslan Zhaksylykov" is one
mention of one official; "Kazakh Defence Ministry" one organisation.  The grammar reads atoms from
left to right and needs no parse, because the parser is at its worst inside such phrases.
"""

from dataclasses import replace
from itertools import pairwise

from graph.extract.atoms import Label
from graph.extract.groups import Groups
from graph.extract.model import Mention, MentionKind, Person
from graph.extract.phrases import (
    ARTICLES,
    LEADERSHIP,
    SAYING,
    Office,
    singular,
    starters,
)

DASHES = frozenset({",", "–", "—", "-"})


class Assembler(Groups):
    """Reads the atoms of one paragraph into mentions with document offsets."""

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
        mention.visiting = office.visiting
        mention.title = person.title
        if office.counterpart:
            mention.kind = MentionKind.COUNTERPART
            mention.principal = office.principal
        return mention

    def _office_mention(self, office: Office, end: int) -> Mention:
        kind = MentionKind.COUNTERPART if office.counterpart else MentionKind.OFFICE
        mention = self._common(kind, office.start, end)
        mention.principal, mention.posted = office.principal, office.posted
        mention.visiting = office.visiting
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
