"""The grammar of who is no person: states, capitals, bodies, sides, forces, delegations."""

from dataclasses import replace

from graph.extract.atoms import Atom, Label
from graph.extract.model import Mention, MentionKind
from graph.extract.phrases import ARTICLES, POSSESSIVES, Phrases
from graph.gazetteer import gazetteer
from ontology.terms import Portfolio

GOVERNMENT = "government"
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


class Groups:
    """Reads phrases of one paragraph that name states and those who act for them."""

    def __init__(self, text: str, atoms: list[Atom], offset: int) -> None:
        self.text = text
        self.atoms = atoms
        self.offset = offset
        self.phrases = Phrases(text, atoms)

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
        codes, j = self.phrases.owners(i)
        word = self.phrases.lower(j)
        if codes and word.endswith("s") and word in self.phrases.words.groups:
            return self._of_several(i, j + 1, word, codes), j + 1
        j = self.phrases.skip(i, *ARTICLES, *POSSESSIVES, "both")
        j = self.phrases.skip(j, "neighbouring", "neighboring")
        counted = self.phrases.lower(j) in NUMERALS
        j, principal = self.phrases.possessor(j + counted)
        both = self.phrases.lower(i) == "both" or (counted and principal is None)
        word = self.phrases.lower(j)
        if word not in self.phrases.words.groups or self.phrases.titled(j):
            return None, i
        alone = principal is None and not word.endswith("s")
        if alone and (j == i or word not in SIDES):
            return None, i
        if principal is not None:
            return self._side(i, j + 1, word, principal, both=both), j + 1
        codes, k = self.phrases.listed(j + 1, self.phrases.country)
        if len(codes) > 1 and self.phrases.lower(j + 1) in {"of", "from"}:
            return self._of_several(i, k, word, codes), k
        k, code = self.phrases.of(j + 1)
        if k == j + 1 and word in self.phrases.words.delegations:
            k, code = self._sent_from(j + 1)
        return self._side(i, k, word, code, both=both and k == j + 1), k

    def _side(self, i: int, j: int, word: str, principal: str | None, *, both: bool) -> Mention:
        """A side of one state, or sides without one."""
        one = principal is not None and not both
        mention = self._common(MentionKind.STATE if one else MentionKind.GROUP, i, j)
        mention.principal, mention.plural, mention.title = principal, not one, word
        if word == GOVERNMENT and principal is not None:
            mention.kind = MentionKind.ORGANIZATION
            mention.organization = "Government"
        elif word in ARMED and principal is not None:
            mention.portfolio, mention.organization = Portfolio.ARMED_FORCES, "Armed Forces"
        return mention

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
