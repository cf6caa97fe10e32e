"""Who "both ministers", "his colleague", "the sides" and "he" are, at each point of the story."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from graph.extract.model import Mention, MentionKind, Person
from graph.gazetteer import gazetteer
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
LEADERS = {
    "leaders": frozenset({Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT}),
    "presidents": frozenset({Portfolio.HEAD_OF_STATE}),
    "heads of state": frozenset({Portfolio.HEAD_OF_STATE}),
}
PERSONAL = frozenset(
    {"minister", "president", "leader", "guest", "official", "head of state", "premier", "visitor"}
    | {"host", "interlocutor", "secretary", "chancellor", "ambassador", "general"}
)
MORE = 1.6
"""How much oftener a principal is spoken of than the next, to be the one that is meant."""
UNIONS = frozenset({"alliance", "bloc", "union", "organisation", "organization"})
LANDS = frozenset({"capital", "country", "kingdom", "republic", "nation", "neighbour", "neighbor"})
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
NO_MINISTER = frozenset({Portfolio.HEAD_OF_STATE, Portfolio.EMBASSY})
MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


class Discourse:
    """Remembers the actors mentioned so far, the latest last."""

    def __init__(
        self, people: Sequence[Person], spoken: Mapping[str, int], home: str | None = None
    ) -> None:
        self.people = list(people)
        self.spoken = Counter(spoken)
        """How often the story speaks of each principal."""
        self.home = home
        """The principal that the story speaks from, "our country"."""
        self.topic = pair_of(spoken)
        """The principals that the story is mainly about, the first first."""
        self.officials: list[Mention] = []
        self.bodies: dict[Portfolio, str] = {}
        """Whose body of a portfolio was spoken of last."""
        self.principals: list[str] = []
        self.cities: list[Mention] = []
        self.last_many: list[Mention] = []
        self.last_subject: list[Mention] = []
        self.titles: list[str] = []
        """The documents spoken of, by their titles."""
        self.day: str | None = None
        """The date last told of, in any precision."""

    def note(self, mentions: Iterable[Mention]) -> None:
        """Take the resolved mentions of a sentence as said."""
        for mention in mentions:
            principal = principal_of(mention)
            if principal is None:
                continue
            if mention.person is not None:
                self.officials.append(mention)
            if mention.kind is MentionKind.ORGANIZATION and mention.portfolio is not None:
                self.bodies[mention.portfolio] = principal
            if mention.city:
                self.cities.append(mention)
            else:
                self.principals.append(principal)

    def note_subject(self, mentions: Sequence[Mention]) -> None:
        """Remember the subject of a sentence for the pronouns of the next."""
        if not mentions:
            return
        self.last_subject = list(mentions)
        if len({principal_of(m) for m in mentions}) > 1:
            self.last_many = list(mentions)

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
            people = [m for m in self.last_subject if m.person is not None]
            return people[:1] or self.officials[-1:]
        if token.lower_ in ("it", "its", "itself"):
            codes = {principal_of(m) for m in self.last_subject} - {None}
            bodies = [m for m in self.last_subject if m.person is None]
            return bodies[:1] if len(codes) == 1 else []
        if token.lower_ in ("they", "both", "two", "their", "them"):
            return self.last_many or self.pair() or self.partners(set())
        return []

    def pair(self, count: int = 2, *, before: int = 0) -> list[Mention]:
        """The last officials of different principals, an even match of offices preferred."""
        latest = self._latest(self._heard(before))
        if len(latest) < 2:
            return []
        first = latest[0]
        equal = [m for m in latest[1:] if _portfolio(m) == _portfolio(first)]
        chosen = [first, *equal][:count]
        return chosen if len(chosen) >= 2 else latest[:count]

    def partners(self, codes: set[str]) -> list[Mention]:
        """The state that the story has beside those of ``codes``: of its main pair, or the last."""
        if not codes:
            return [state_mention(code) for code in self.topic] if len(self.topic) == 2 else []
        rest = [code for code in self.topic if code not in codes]
        if len(self.topic) == 2 and len(rest) == 1:
            return [state_mention(rest[0])]
        others = [pair for pair in self.spoken.most_common() if pair[0] not in codes]
        if others and (len(others) == 1 or others[0][1] >= MORE * others[1][1]):
            return [state_mention(others[0][0])]
        last = next((code for code in reversed(self.principals) if code not in codes), None)
        return [state_mention(last)] if last else []

    def _heard(self, before: int) -> list[Mention]:
        """The officials named before an offset of the document; all when those are of one side."""
        heard = [m for m in self.officials if m.start < before or not m.end]
        return heard if len({principal_of(m) for m in heard}) > 1 else self.officials

    def _latest(self, mentions: Sequence[Mention]) -> list[Mention]:
        """One mention a principal, the latest first."""
        seen: dict[str, Mention] = {}
        for mention in reversed(mentions):
            seen.setdefault(principal_of(mention) or "", mention)
        return list(seen.values())

    def _counterpart(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        other = next((m for m in beside if m.person is not None), None)
        other = other or next(iter(self.officials[::-1]), None)
        portfolio = _portfolio(other) if other else None
        if mention.person is not None:
            if mention.person.portfolio is None and other is not None and other.person is not None:
                mention.person.portfolio = portfolio
                mention.person.organization = other.person.organization
            return [mention] if principal_of(mention) else []
        own = principal_of(other) if other else None
        principal = mention.principal
        if principal is None:
            others = [m for m in self._latest(self.officials) if principal_of(m) != own]
            return others[:1]
        holder = self._holder(principal, portfolio)
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
            return self._holder(mention.principal, mention.portfolio) or [mention]
        if not mention.text.lower().startswith(OWN):
            recent = [m for m in reversed(self.officials) if _portfolio(m) == mention.portfolio]
            if recent:
                return recent[:1]
        owned = self._owned(mention, beside)
        return [h for m in owned for h in self._holder(m.principal, m.portfolio) or [m]]

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
                if holder := self._holder(mention.principal, portfolio):
                    return holder
        return self._holder(mention.principal, None) or [mention]

    def _offices(self, mention: Mention) -> list[Mention]:
        """Both ministers: the last officials of that portfolio, one a principal."""
        if mention.portfolio in (None, Portfolio.OTHER):
            return self._ministers(mention)
        latest = self._latest(self._heard(mention.start))
        holders = [m for m in latest if _portfolio(m) == mention.portfolio]
        return holders[: _count(mention.text)] if len(holders) > 1 else self.last_many

    def _holder(self, principal: str | None, portfolio: Portfolio | None) -> list[Mention]:
        """The latest official of a principal, of the portfolio if one is given."""
        for mention in reversed(self.officials):
            if principal_of(mention) == principal and portfolio in (None, _portfolio(mention)):
                return [mention]
        people = [p for p in self.people if p.principal == principal and p.portfolio == portfolio]
        if portfolio is not None and len(people) == 1:
            return [_as_mention(people[0])]
        return []

    def _group(self, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        word = mention.title or ""
        if mention.text.lower().startswith("our ") and self.home and not word.endswith("s"):
            return [state_mention(self.home)]
        if word in PAIRS:
            return self._sides(_count(mention.text))
        if word in UNIONS or word in LANDS:
            return self._single(word, mention, beside)
        if word in LEADERS:
            latest = self._latest(self._heard(mention.start))
            found = [m for m in latest if _portfolio(m) in LEADERS[word]]
            return found[: _count(mention.text)] if len(found) > 1 else self.pair()
        if word in PERSONAL:
            return self._someone(word, mention, beside)
        if word in ("government", "ministry"):
            return [state_mention(self.home)] if self.home else []
        if word.endswith("s"):
            several = self.pair(_count(mention.text), before=mention.start)
            return self._ministers(mention) if word == "ministers" else several
        return []

    def _someone(self, word: str, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        """The president, the guest, his host: the last official whom the word fits."""
        if word in OTHERS:
            before = [m for m in beside if m.start < mention.start] or self.last_subject
            known = {principal_of(m) for m in before[-1:]}
            return [m for m in self.officials if principal_of(m) not in known][-1:]
        wanted = OFFICE_OF.get(word)
        fitting = [m for m in self.officials if wanted in (None, _portfolio(m))]
        titled = [m for m in fitting if m.person and word in (m.person.title or "").lower()]
        return (fitting if wanted else titled or fitting)[-1:]

    def _ministers(self, mention: Mention) -> list[Mention]:
        """The last ministers, one a principal."""
        latest = self._latest(self._heard(mention.start))
        found = [m for m in latest if _portfolio(m) not in NO_MINISTER]
        return found[: _count(mention.text)] if len(found) > 1 else self.last_many

    def _single(self, word: str, mention: Mention, beside: Sequence[Mention]) -> list[Mention]:
        """The alliance, the country, the neighbour: the last of the kind, not the home state."""
        if "neighbo" in mention.text.lower():
            before = [m for m in beside if m.start < mention.start] or self.last_subject
            return self.partners({code for m in before if (code := principal_of(m))})
        union = word in UNIONS
        last = next((c for c in reversed(self.principals) if is_state(c) is not union), None)
        return [state_mention(last)] if last else []

    def land(self, away: set[str]) -> list[Mention]:
        """The country last spoken of that is none of those ``away`` from home."""
        rest = [code for code in self.topic if code not in away and is_state(code)]
        last = (c for c in reversed(self.principals) if c not in away and is_state(c))
        if len(self.topic) == 2 and len(rest) == 1:
            return [state_mention(rest[0])]
        return [state_mention(code) for code in islice(last, 1)]

    def _sides(self, count: int) -> list[Mention]:
        """The last different states, as states; the pair that the story is about goes before."""
        if count == len(self.topic) == 2:
            return [state_mention(code) for code in self.topic]
        recent = list(dict.fromkeys(reversed(self.principals)))[: count + 1]
        codes = sorted(recent, key=lambda c: (c != self.home, -self.spoken[c]))[:count]
        return [state_mention(code) for code in codes] if len(codes) > 1 else []


def pair_of(spoken: Mapping[str, int]) -> tuple[str, ...]:
    """The pair that a story is about: the two principals it speaks of far more than of others."""
    ranked = Counter(spoken).most_common(3)
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < MORE * ranked[2][1]):
        return ()
    return tuple(code for code, _ in ranked[:2])


def state_mention(code: str) -> Mention:
    """A mention of a state that the text does not spell out here."""
    name = gazetteer().principal(code).name
    return Mention(kind=MentionKind.STATE, start=0, end=0, text=name, principal=code)


def _share_office(one: Person | None, other: Person | None) -> None:
    """Colleagues hold the same office: what is known of one is so of the other."""
    if one is None or other is None or (one.portfolio and other.portfolio):
        return
    known, unknown = (one, other) if one.portfolio else (other, one)
    unknown.portfolio, unknown.organization = known.portfolio, known.organization
    unknown.title = unknown.title or known.title


def _as_mention(person: Person) -> Mention:
    return Mention(kind=MentionKind.OFFICIAL, start=0, end=0, text=person.name, person=person)


def principal_of(mention: Mention) -> str | None:
    """The principal that an actor belongs to."""
    return (mention.person.principal if mention.person else None) or mention.principal


def _portfolio(mention: Mention) -> Portfolio | None:
    return mention.person.portfolio if mention.person else mention.portfolio


def is_state(code: str) -> bool:
    """Whether a principal is a state and not an organisation of states."""
    return gazetteer().principal(code).kind != "organisation"


def _count(text: str) -> int:
    return next((n for word, n in MANY.items() if word in text.lower().split()), 2)


def _title(person: Person) -> str:
    return (person.title or "").lower()
