"""Reading offices along atoms: ministers, heads of bodies, envoys, and whose they are.

What the grammar of ``graph.extract.assembly`` is made of, on top of ``graph.extract.reader``.
"""

import re
from dataclasses import dataclass
from functools import cache

from graph.extract.atoms import Label, actor_words
from graph.extract.reader import Reader
from graph.gazetteer import PortfolioMention
from ontology.terms import Portfolio

POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
LEADERSHIP = frozenset({Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT})
GOVERNED = {
    "government": Portfolio.HEAD_OF_GOVERNMENT,
    "cabinet": Portfolio.HEAD_OF_GOVERNMENT,
    "state": Portfolio.HEAD_OF_STATE,
    "diplomacy": Portfolio.FOREIGN_AFFAIRS,
}
"""Whom one is by heading it: "head of the Italian government"."""
VISITING = "visiting"
TITLES = frozenset({"minister", "secretary", "commissioner", "councillor", "undersecretary"})
"""Titles that stand before a name without saying of what: "Minister Ceban"."""
RULERS = frozenset({"leader", "ruler", "strongman"})
"""Words for whoever is at the head of a state, under whatever title."""
ENVOYS = frozenset({Portfolio.EMBASSY, Portfolio.OTHER})
"""Portfolios of those who are sent to a country."""
OPENERS = frozenset(
    {"both", "neighbouring", "neighboring", "capital", "head", "leader", "chief"}
    | {"two", "three", "four", "five"}
)
"""Words that open a phrase for an actor, beside offices, groups and articles."""
ARTICLES = frozenset({"the", "a", "an"})
STYLES = frozenset({"extraordinary", "plenipotentiary", "designate", "elect"})
"""What may follow a title: "Ambassador Extraordinary and Plenipotentiary"."""
SAYING = frozenset({"said", "says", "reports", "reported", "informs", "told"})
PRESIDING = frozenset(
    {Portfolio.HEAD_OF_STATE, Portfolio.REGIONAL_GOVERNMENT, Portfolio.PARLIAMENT}
)
"""What presidents, governors and speakers are, unless it is of a body."""
AGENCIES = {
    "university": Portfolio.EDUCATION,
    "school": Portfolio.EDUCATION,
    "academy": Portfolio.SCIENCE,
    "company": Portfolio.STATE_COMPANY,
    "corporation": Portfolio.STATE_COMPANY,
    "group": Portfolio.STATE_COMPANY,
    "bank": Portfolio.FINANCE,
    "fund": Portfolio.FINANCE,
}
"""Portfolios of bodies by what they call themselves."""
AGENCY_JOINTS = frozenset({"of", "for", "and", "on", "the", "&", "-"})
AGENCY_WORDS = 9
"""Most atoms of a body's name."""
REGIONS = frozenset({"prefecture", "region", "province", "oblast", "county", "district", "state"})


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
    owned: bool = False
    """It stands after "its", "his", "their"."""
    visiting: bool = False
    """Said to be away from home: "the visiting premier"."""
    posted: str | None = None
    """The principal that an envoy is sent to."""


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


@cache
def chief_starts() -> frozenset[str]:
    """The words that a word for somebody at the head of a body may start with."""
    return frozenset(words.split()[0] for words in actor_words().chiefs)


@cache
def starters() -> frozenset[str]:
    """The plain words that an actor phrase may start with."""
    words = actor_words()
    groups = (
        words.office_modifiers,
        words.former,
        words.counterparts,
        words.groups,
        chief_starts(),
    )
    first = (word.split()[0] for group in groups for word in group)
    return frozenset(first) | ARTICLES | POSSESSIVES | OPENERS


class Phrases(Reader):
    """Reads parts of actor phrases from the atoms of one paragraph."""

    def owners(self, i: int) -> tuple[list[str], int]:
        """The states of "(the) Armenian and Azerbaijani", before a plural; none where i stays."""
        codes, j = self.listed(self.skip(i, *ARTICLES, "both"), self._adjective)
        return (codes, j) if len(set(codes)) > 1 else ([], i)

    def _adjective(self, i: int) -> tuple[str | None, int]:
        name = self.name_at(i)
        return (name.code, i + 1) if name is not None and not name.city else (None, i)

    def office(self, i: int) -> tuple[Office | None, int]:
        """An office with what says whose it is."""
        office = Office(start=i)
        j = self.skip(i, *ARTICLES, "both")
        if self.lower(j) in POSSESSIVES:
            office.owned = self.lower(j) != "our"
            j += 1
        j, former = self._modifiers(j)
        j, office.principal = self.possessor(j)
        j, also_former = self._modifiers(j)
        office.former = former or also_former
        first = j
        j = self._office_head(j, office)
        if j == first:
            j = self._head_of(j, office)
        if j == first:
            j = self._chief(j, office)
        if j == first:
            j = self._bare_title(j)
        if j == first:
            return None, i
        office.visiting = VISITING in self.lowers[max(i - 1, 0) : first]
        office.title = self.text[self.atoms[first].start : self.atoms[j - 1].end]
        while self.lower(self.skip(j, "and", "-")) in STYLES:
            j = self.skip(j, "and", "-") + 1
        j = self._posted(j, office)
        j = j if office.plural else self._whose(j, office)
        if office.portfolio is Portfolio.REGIONAL_GOVERNMENT:
            j = self._region(j, office)
        return office, j

    def _whose(self, i: int, office: Office) -> int:
        """Index after "of Kazakhstan to Azerbaijan", "in Baku, Anne Boillon" (before her name)."""
        sent = office.portfolio in ENVOYS
        j, code = self.of(i, sent=sent)
        while j > i:
            if self.lower(i) == "of":
                office.principal = office.principal or code
            else:
                office.posted = office.posted or code
            i = j
            j, code = self.of(i, sent=sent)
        place = self.name_at(self.skip(i + 1, "the")) if self.lower(i) == "in" else None
        if office.portfolio is Portfolio.EMBASSY and place is not None and not office.posted:
            j = self.skip(i + 1, "the") + 1
            if self.label(self.skip(j, ",")) is Label.NAME and self.lower(j + 2) not in SAYING:
                office.posted, i = place.code, j
        return i

    def _region(self, i: int, office: Office) -> int:
        """Index after "of Penza Oblast", "prefecture in Japan", where somebody governs."""
        j = i
        if self.lower(i) == "of":
            j = self.skip(i + 1, "the")
            if self.label(j) is Label.PRINCIPAL or self.label(j) is Label.NAME:
                j += 1
        k = self.skip(j, *REGIONS)
        if k == j and j > i and self.label(j - 1) is Label.NAME and " " in self.atoms[j - 1].text:
            return i
        if self.lower(k) in {"in", "of"} and (name := self.name_at(k + 1)) is not None:
            office.principal, k = office.principal or name.code, k + 2
        return k

    def _modifiers(self, i: int) -> tuple[int, bool]:
        former = False
        while self.lower(i) in self.words.office_modifiers | self.words.former:
            former = former or self.lower(i) in self.words.former
            i = self.skip(i + 1, "-")
        return i, former

    def _office_head(self, i: int, office: Office) -> int:
        """Index after "Deputy Prime Minister and Minister of Foreign Affairs" or "colleague"."""
        words = 2 if self.lower(i) == "opposite" else 1
        if " ".join(self.lowers[i : i + words]) in self.words.counterparts:
            office.counterpart = True
            office.plural = self.lower(i + words - 1).endswith("s")
            return i + words
        j = i
        while (found := self.portfolio_at(j)) is not None and found.person:
            if office.portfolio in (None, Portfolio.OTHER):
                office.portfolio = _own_portfolio(found)
                office.organization = found.name
            office.principal = office.principal or found.code
            office.plural = office.plural or found.plural
            i = j + 1
            j = self.skip(i, ",") if self.lower(i) != "and" else i + 1
            j = self.skip(j, "and")
        return self._presiding(i, office)

    def _presiding(self, i: int, office: Office) -> int:
        """Index after "of the Export-Import Bank", of which a president or governor is the head."""
        if office.plural or office.portfolio not in PRESIDING or self.lower(i) != "of":
            return i
        j, code = self.possessor(self.skip(i + 1, "the"))
        body = self.body(j)
        if body is None or (office.portfolio is Portfolio.PARLIAMENT and body.portfolio is None):
            return i
        office.portfolio, office.organization = body.portfolio, body.name
        office.principal = office.principal or code or body.code
        return j + 1

    def _head_of(self, i: int, office: Office) -> int:
        """Index after "head of the Italian government", "leader of the Kazakh state"."""
        if self.lower(i) not in {"head", "leader", "chief"} or self.lower(i + 1) != "of":
            return i
        j, code = self.possessor(self.skip(i + 2, "the"))
        portfolio = GOVERNED.get(self.lower(j))
        if code is None or portfolio is None:
            return i
        office.principal, office.portfolio = code, portfolio
        return j + 1

    def _chief(self, i: int, office: Office) -> int:
        """Index after "Masdar's CEO", "head of the Security Council", "special envoy" (of X)."""
        body = self.body(i)
        j = i if body is None else self.skip(i + 1, "'s", "’s", "'", "’")
        k = self._chief_word(j)
        if k == j:
            return i
        if body is None and self.lower(k) in {"of", "at", "for"}:
            m, code = self.possessor(self.skip(k + 1, "the"))
            body = self.body(m)
            if body is not None:
                office.principal, k = office.principal or code, m + 1
            elif (m := self._agency(k + 1, office)) > k + 1:
                return m
        if body is None and self.lower(k) in {"to", "of"}:
            served, m = self.office(k + 1)
            if served is not None and served.principal is not None and not served.plural:
                office.principal, k = office.principal or served.principal, m
        if body is None and office.principal is None:
            return i
        ruler = body is None and self.lower(k - 1) in RULERS
        if ruler and self.label(self.skip(k, ",")) is not Label.NAME:
            return i
        untold = None if ruler else Portfolio.OTHER
        office.portfolio = untold if body is None else body.portfolio
        office.organization = None if body is None else body.name
        office.principal = office.principal or (body.code if body is not None else None)
        return k

    def _agency(self, i: int, office: Office) -> int:
        """Index after "the National Disaster Centre", a body of no table, before a name.

        Its portfolio is that of the noun that says what it is.
        """
        j = self.skip(i, "the")
        k, kind = j, ""
        while k < len(self.atoms) and k - j < AGENCY_WORDS:
            word = self.atoms[k].text.split()[-1]
            if not (word[0].isupper() or (k > j and word.lower() in AGENCY_JOINTS)):
                break
            k += 1
            kind = word.lower() if word.lower() in self.words.things else kind
            if word.lower() == kind and (self.lower(k) not in AGENCY_JOINTS or self.of(k)[1]):
                break
        of, code = self.of(k)
        after = self.skip(of, ",")
        if not kind or self.label(after) not in (Label.NAME, Label.RANK, Label.HONORIFIC):
            return i
        codes = (n.code for m in range(j, k) if (n := self.name_at(m)) is not None)
        office.principal = office.principal or code or next(codes, None)
        office.portfolio = AGENCIES.get(kind, Portfolio.OTHER)
        office.organization = self.text[self.atoms[j].start : self.atoms[k - 1].end]
        return of

    def _posted(self, i: int, office: Office) -> int:
        """Index after "at the UAE Ministry of Foreign Affairs", where an official works."""
        if self.lower(i) not in {"at", "in"} or office.portfolio is not Portfolio.OTHER:
            return i
        j, code = self.possessor(self.skip(i + 1, "the"))
        body = self.body(j)
        if body is None:
            return i
        office.portfolio, office.organization = body.portfolio, body.name
        office.principal = office.principal or code or body.code
        return j + 1

    def _bare_title(self, i: int) -> int:
        """Index after "Minister" right before a name; a city before it owns no minister."""
        city = i > 0 and (name := self.name_at(i - 1)) is not None and name.city is not None
        if city:
            return i
        named = self.label(i) is Label.NAME and " " not in self.atoms[i].text
        head = i + 1 if named and self.lower(i + 1) == "minister" else i
        return head + 1 if self.titled(head) else i

    def titled(self, i: int) -> bool:
        """Whether a title without a portfolio stands here before a name."""
        if self.lower(i) not in TITLES or self.label(i + 1) is not Label.NAME:
            return False
        owned = i > 0 and self.label(i - 1) is Label.PRINCIPAL and " " in self.atoms[i + 1].text
        return owned or self.atoms[i].text[0].isupper()

    def _chief_word(self, i: int) -> int:
        """Index after the word or words for somebody at or near the head of a body."""
        if self.lower(i) not in chief_starts():
            return i
        for length in (3, 2, 1):
            if " ".join(self.lowers[i : i + length]) in self.words.chiefs:
                return i + length
        return i
