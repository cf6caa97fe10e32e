"""Who "both ministers", "his colleague", "the sides" and "he" are, at each point of the story."""

from collections.abc import Sequence
from dataclasses import replace

from graph.extract.memory import (
    Memory,
    is_called,
    is_office,
    is_state,
    portfolio_of,
    principal_of,
    state_mention,
)
from graph.extract.model import Mention, MentionKind, Person
from graph.extract.tokens import Token
from ontology.terms import Portfolio

PAIRS = frozenset(
    {
        "sides",
        "parties",
        "countries",
        "states",
        "nations",
        "governments",
        "delegations",
        "armies",
        "navies",
        "neighbours",
        "neighbors",
        "capitals",
        "republics",
        "ministries",
    }
)
ARMIES = frozenset({"armies", "navies"})
LEADERS = {
    "leaders": frozenset({Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT}),
    "presidents": frozenset({Portfolio.HEAD_OF_STATE}),
    "heads of state": frozenset({Portfolio.HEAD_OF_STATE}),
    "premiers": frozenset({Portfolio.HEAD_OF_GOVERNMENT}),
}
PERSONAL = frozenset(
    {"minister", "president", "leader", "guest", "official", "head of state", "premier", "visitor"}
    | {"host", "interlocutor", "secretary", "chancellor", "ambassador", "general"}
)
UNIONS = frozenset({"alliance", "bloc", "union", "organisation", "organization"})
LANDS = frozenset(
    {"capital", "country", "kingdom", "republic", "nation", "neighbour", "neighbor", "sultanate"}
    | {"emirate", "island", "archipelago", "federation"}
)
OWN = ("its ", "his ", "her ", "their ")
OFFICE_OF = {
    "president": Portfolio.HEAD_OF_STATE,
    "head of state": Portfolio.HEAD_OF_STATE,
    "premier": Portfolio.HEAD_OF_GOVERNMENT,
}
"""The portfolio of whom a word alone means."""
OTHERS = frozenset({"guest", "host", "interlocutor", "visitor"})
"""Who is somebody's guest or host is of the other side."""
HEADS = frozenset({"leader", "president", "head of state"})
RULERS = frozenset({"king", "queen", "emir", "amir", "sultan", "emperor", "president"})
"""Titles of heads of state that keep two of them apart."""
NO_MINISTER = frozenset({Portfolio.HEAD_OF_STATE, Portfolio.EMBASSY})
MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


class Discourse(Memory):
    """Says whom a phrase stands for at this point of the story."""

    def resolve(self, mention: Mention, beside: Sequence[Mention] = ()) -> list[Mention]:
        """The actors a mention stands for; ``beside`` are those of the same clause."""
        if mention.kind is MentionKind.OFFICIAL:
            self._place(mention, beside)
            return [mention] if principal_of(mention) else []
        if mention.members:
            return [r for m in mention.members for r in self.resolve(m)]
        if mention.kind is MentionKind.COUNTERPART:
            return self._counterpart(mention, beside)
        if mention.kind is MentionKind.OFFICE:
            return self._office(mention, beside)
        if mention.kind is MentionKind.GROUP:
            return self._group(mention, beside)
        if mention.kind is MentionKind.STATE and (mention.title or "") in PERSONAL:
            return self._personal(mention)
        if mention.kind is MentionKind.ORGANIZATION and mention.principal is None:
            return self._owned(mention, beside)
        return [] if mention.kind is MentionKind.TITLE else [mention]

    def _place(self, mention: Mention, beside: Sequence[Mention]) -> None:
        """ "Its ambassador, Mudassir Tipu": let whose the office is say whose the person is."""
        person = mention.person
        if not mention.owned or person is None or not person.guessed:
            return
        before = [m for m in beside if m.start < mention.start and principal_of(m)]
        codes = {principal_of(m) for m in before[-1:] or self.last_subject}
        if len(codes) == 1:
            person.principal, person.guessed = codes.pop(), False

    def pronoun(self, token: Token) -> list[Mention]:
        """Who "he", "she" or "they" is, by the subject of the sentence before."""
        if token.lower_ in ("we", "us", "our", "ours"):
            return [state_mention(self.home)] if self.home else []
        if token.lower_ in ("he", "she", "his", "her", "him"):
            people = [m for m in self.last_subject if m.person is not None or is_office(m)]
            return people[:1] or self.officials[-1:]
        if token.lower_ in ("it", "its", "itself"):
            codes = {principal_of(m) for m in self.last_subject} - {None}
            bodies = [m for m in self.last_subject if m.person is None]
            return bodies[:1] if len(codes) == 1 else []
        if token.lower_ in ("they", "both", "two", "their", "them"):
            return self.last_many or self.pair() or self.partners(set())
        return []

    def _counterpart(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        people = (m for m in (*beside, *self.last_subject, *self.officials[::-1]) if m.person)
        other = next(people, None)
        portfolio = portfolio_of(other) if other else None
        if mention.person is not None:
            if mention.person.portfolio is None and other is not None and other.person is not None:
                mention.person.portfolio = portfolio
                mention.person.organization = other.person.organization
            return [mention] if principal_of(mention) else []
        own = principal_of(other) if other else None
        principal = mention.principal
        if principal is None:
            others = [m for m in self.latest(self.officials) if principal_of(m) != own]
            equal = [m for m in others if portfolio in (None, portfolio_of(m))]
            if equal or not others or other is None or other.person is None:
                return (equal or others)[:1]
            principal = principal_of(others[0])
        holder = self.holder(principal, portfolio)
        if holder:
            _share_office(holder[0].person, other.person if other else None)
            return holder
        mention.portfolio = portfolio
        mention.organization = other.person.organization if other and other.person else None
        return [mention]

    def _office(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        if mention.plural:
            return self._offices(mention)
        if mention.principal is not None:
            return self.holder(mention.principal, mention.portfolio) or [mention]
        if own := self._at_home(mention):
            return own
        if not mention.text.lower().startswith(OWN):
            recent = [m for m in reversed(self.officials) if portfolio_of(m) == mention.portfolio]
            if recent:
                return sorted(recent, key=lambda m: _unlike(mention.title or "", m))[:1]
        owned = self._owned(mention, beside)
        return [h for m in owned for h in self.holder(m.principal, m.portfolio) or [m]]

    def _at_home(self, mention: Mention) -> list[Mention]:
        """ "The President of the Republic", "the Minister": in the home press, the home one.

        Not right after a foreign one was the subject.
        """
        title = (mention.title or "").removeprefix("the ")
        foreign = any(
            portfolio_of(m) == mention.portfolio and principal_of(m) != self.home
            for m in self.last_subject
        )
        if self.home is None or not title[:1].isupper() or foreign:
            return []
        return self.holder(self.home, mention.portfolio) or [replace(mention, principal=self.home)]

    def _owned(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        """A body or office whose state the phrase leaves out: "our", "its", or the story's own."""
        if mention.plural:
            return []
        if mention.portfolio is Portfolio.EMBASSY and not mention.text.lower().startswith(OWN):
            return []
        code = self._owner(mention, beside)
        return [replace(mention, principal=code)] if code is not None else []

    def _owner(self, mention: Mention, beside: Sequence[Mention]) -> str | None:
        words = mention.text.lower()
        if words.startswith("our "):
            return self.home
        if words.startswith(OWN):
            before = [m for m in beside if m.start < mention.start and principal_of(m)]
            subject = {principal_of(m) for m in self.last_subject} - {None}
            if before:
                return principal_of(before[-1])
            return next(iter(subject)) if len(subject) == 1 else None
        same = self.bodies.get(mention.portfolio) if mention.portfolio else None
        return same or self.home

    def _personal(self, mention: Mention) -> list[Mention]:
        """The Kazakh leader, minister, guest: the head of that state, or whom it last sent."""
        if mention.title in HEADS:
            for portfolio in (Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT):
                if holder := self.holder(mention.principal, portfolio):
                    return holder
        return self.holder(mention.principal, None) or [mention]

    def _offices(self, mention: Mention) -> list[Mention]:
        """Both ministers: the last officials of that portfolio, one a principal."""
        if mention.portfolio in (None, Portfolio.OTHER):
            return self._ministers(mention)
        latest = self.latest(self.heard(mention.start))
        holders = [m for m in latest if portfolio_of(m) == mention.portfolio]
        return holders[: _count(mention.text)] if len(holders) > 1 else self.last_many

    def holder_of(self, office: Mention) -> Mention:
        """Who holds an office of a known principal, or the office itself."""
        found = self.holder(office.principal, office.portfolio)
        return found[0] if found else office

    def _group(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        word = mention.title or ""
        ours = mention.text.lower().startswith("our ") and not word.endswith("s")
        if (ours and self.home) or word in ("government", "ministry"):
            return [state_mention(self.home)] if self.home else []
        if word in PAIRS:
            sides = self.sides(_count(mention.text))
            return [_forces_of(side) for side in sides] if word in ARMIES else sides
        if word in UNIONS or word in LANDS:
            return self._single(word, mention, beside)
        if word in LEADERS:
            latest = self.latest(self.heard(mention.start))
            found = [m for m in latest if portfolio_of(m) in LEADERS[word]]
            return found[: _count(mention.text)] if len(found) > 1 else self.pair()
        if word in PERSONAL:
            return self._someone(word, mention, beside)
        if word == "ministers":
            return self._ministers(mention)
        if word.endswith("s"):
            return self.pair(_count(mention.text), before=mention.start)
        return []

    def addressed(self, mention: Mention, away: set[str]) -> list[Mention]:
        """Whom those of ``away`` address by "both sides", "the two leaders": others than they."""
        found = self.resolve(mention)
        codes = {principal_of(m) for m in found} - away
        if len(codes) > 1:
            return [m for m in found if principal_of(m) in codes]
        states = self.others(_count(mention.text), away)
        offices = LEADERS.get(mention.title or "", frozenset())
        heads = ((self.holder(m.principal, o) for o in offices) for m in states)
        named = [next(filter(None, held), [m]) for m, held in zip(states, heads, strict=True)]
        return [m for each in named for m in each] or found

    def _someone(self, word: str, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        """The president, the guest, his host: the last official whom the word fits."""
        if word in OTHERS:
            before = [m for m in beside if m.start < mention.start] or self.last_subject
            known = {principal_of(m) for m in before[-1:]}
            others = [m for m in self.officials if principal_of(m) not in known]
            paired = set(self.last_pair) if known & set(self.last_pair) else set[str]()
            return ([m for m in others if principal_of(m) in paired] or others)[-1:]
        wanted = OFFICE_OF.get(word)
        fitting = [m for m in self.officials if wanted in (None, portfolio_of(m))]
        titled = [m for m in fitting if m.person and word in (m.person.title or "").lower()]
        return (fitting if wanted else titled or fitting)[-1:]

    def _ministers(self, mention: Mention) -> list[Mention]:
        """The last ministers, one a principal."""
        latest = self.latest(self.heard(mention.start))
        found = [m for m in latest if portfolio_of(m) not in NO_MINISTER]
        return found[: _count(mention.text)] if len(found) > 1 else self.last_many

    def _single(self, word: str, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        """The alliance, the country, the neighbour: the last of the kind, not the home state."""
        if "neighbo" in mention.text.lower():
            before = [m for m in beside if m.start < mention.start] or self.last_subject
            return self.partners({code for m in before if (code := principal_of(m))})
        union = word in UNIONS
        named = [c for c in reversed(self.principals) if is_state(c) is not union]
        last = next(iter(sorted(named, key=lambda c: not is_called(c, word))), None)
        return [state_mention(last)] if last else []


def _forces_of(state: Mention) -> Mention:
    return replace(state, portfolio=Portfolio.ARMED_FORCES, organization="Armed Forces")


def _share_office(one: Person | None, other: Person | None) -> None:
    """Colleagues hold the same office: what is known of one is so of the other."""
    if one is None or other is None or (one.portfolio and other.portfolio):
        return
    known, unknown = (one, other) if one.portfolio else (other, one)
    unknown.portfolio, unknown.organization = known.portfolio, known.organization
    unknown.title = unknown.title or known.title


def _unlike(title: str, holder: Mention) -> int:
    """How far a ruler is from being called so: the Amir is an Amir before a Sultan."""
    words = {w for w in title.lower().split() if w in RULERS}
    own = _title(holder.person).split() if holder.person else []
    return 0 if words & set(own) else 2 if words and RULERS & set(own) else 1


def _count(text: str) -> int:
    return next((n for word, n in MANY.items() if word in text.lower().split()), 2)


def _title(person: Person) -> str:
    return (person.title or "").lower()
