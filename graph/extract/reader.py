"""Reading along atoms: names, whose they are, and lists of them.

A reader takes the index of an atom and returns what it has read with the index after it; the index
is its own where there is nothing.
"""

from collections.abc import Callable
from typing import TypeVar

from graph.extract.atoms import ActorWords, Atom, Label, actor_words
from graph.gazetteer import NameMention, PortfolioMention

Item = TypeVar("Item")
FORCES = frozenset(
    {"navy", "army", "military", "armed forces", "forces", "government", "delegation", "side"}
)
"""Of what somebody is who is "of the Brazilian Navy"."""


FRIENDLY = ("friendly", "brotherly", "fraternal", "sisterly", "neighbouring", "neighboring")


class Reader:
    """Reads names and what they belong to from the atoms of one paragraph."""

    def __init__(self, text: str, atoms: list[Atom]) -> None:
        self.text = text
        self.atoms = atoms
        self.lowers = [atom.lower for atom in atoms]
        self.words: ActorWords = actor_words()

    def label(self, i: int) -> Label | None:
        """What the atom is; None past the end."""
        return self.atoms[i].label if i < len(self.atoms) else None

    def lower(self, i: int) -> str:
        """The atom in lower case; empty outside the paragraph."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def name_at(self, i: int) -> NameMention | None:
        """The principal or place that the atom names."""
        payload = self.atoms[i].payload if i < len(self.atoms) else None
        return payload if isinstance(payload, NameMention) else None

    def portfolio_at(self, i: int) -> PortfolioMention | None:
        """The office or body that the atom names."""
        payload = self.atoms[i].payload if i < len(self.atoms) else None
        return payload if isinstance(payload, PortfolioMention) else None

    def skip(self, i: int, *words: str) -> int:
        """Index after the atom if it is one of the words, else its own."""
        return i + 1 if self.lower(i) in words else i

    def possessor(self, i: int) -> tuple[int, str | None]:
        """Index after "Azerbaijan's", "Kazakh", "Azerbaijan" (before an office), and its code."""
        name = self.name_at(i)
        if name is None:
            return i, None
        j = self.skip(i + 1, "'s", "’s", "'", "’")
        return j, name.code

    def of(self, i: int, *, sent: bool = False) -> tuple[int, str | None]:
        """Index after "of the Republic of Kazakhstan", and its code; envoys are also sent "to"."""
        if self.lower(i) != "of" and not (sent and self.lower(i) in {"for", "to"}):
            return i, None
        j = self.skip(i + 1, "the", *FRIENDLY)
        j = self.skip(j, "state", "nation", "of") if self.lower(j + 1) == "of" else j
        name = self.name_at(j)
        if name is None or (name.kind == "demonym" and self.lower(j + 1) != "republic"):
            serving = name is not None and (self.body(j + 1) or self.lower(j + 1) in FORCES)
            return (j + 2, name.code) if name is not None and serving else (i, None)
        return j + 1, name.code

    def bracketed(self, i: int) -> tuple[int, str | None]:
        """Index after "(Zambia)", and its code."""
        name = self.name_at(i + 1) if self.lower(i) == "(" else None
        return (i + 3, name.code) if name is not None and self.lower(i + 2) == ")" else (i, None)

    def listed(
        self, i: int, item: Callable[[int], tuple[Item | None, int]]
    ) -> tuple[list[Item], int]:
        """Items joined by commas and "and", and the index after the last."""
        found: list[Item] = []
        j = i
        while True:
            value, k = item(j)
            if value is None:
                return found, i
            found.append(value)
            i = k
            j = self.skip(self.skip(i, ","), "and")
            if j == i:
                return found, i

    def country(self, i: int) -> tuple[str | None, int]:
        """The code of a principal, perhaps after "of the", and the index after it."""
        i = self.skip(self.skip(i, "of", "from"), "the")
        name = self.name_at(i)
        return (name.code, i + 1) if name is not None and not name.city else (None, i)

    def name(self, i: int) -> tuple[tuple[str, str | None] | None, int]:
        """A person's name without what honours it, whose the person is, and the index after.

        "Frank Tayali (Zambia)", "Jacob Hara of Malawi"
        """
        while self.label(i) in (Label.RANK, Label.HONORIFIC):
            i += 1
        if self.label(i) is not Label.NAME:
            return None, i
        j, code = self.bracketed(i + 1)
        if code is None:
            j, code = self.of(i + 1)
        return (self.atoms[i].text, code), j

    def body(self, i: int) -> PortfolioMention | None:
        """The one body that the atom names."""
        found = self.portfolio_at(i)
        return found if found is not None and not found.person and not found.plural else None
