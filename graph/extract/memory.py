"""What a story has spoken of so far: its actors, the latest last, and the pair it is about."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from graph.extract.model import OFFICES, Mention, MentionKind, Person
from graph.gazetteer import gazetteer
from graph.model import Place
from ontology.terms import Portfolio

FORMS = frozenset({"kingdom", "republic", "sultanate", "federation"})
"""What the official names of some states say that they are."""
MORE = 1.6
"""How much oftener a principal is spoken of than the next, to be the one that is meant."""


class Memory:
    """Remembers the actors mentioned so far, the latest last."""

    def __init__(
        self, people: Sequence[Person], spoken: Mapping[str, int], home: str | None = None
    ) -> None:
        self.people = list(people)
        self.spoken = Counter(spoken)
        """How often the story speaks of each principal."""
        self.seat: Place | None = None
        """Where the story was filed, "here"."""
        self.home = home
        """The principal that the story speaks from, "our country"."""
        self.topic = pair_of(spoken)
        """The principals that the story is mainly about, the first first."""
        self.officials: list[Mention] = []
        """Those with a name, the last last."""
        self.offices: list[Mention] = []
        """Officials with a name and without, the last last."""
        self.bodies: dict[Portfolio, str] = {}
        """Whose body of a portfolio was spoken of last."""
        self.principals: list[str] = []
        self.cities: list[Mention] = []
        self.held = {(p.principal, p.portfolio) for p in self.people if not p.guessed}
        """The offices of which the text says who holds them: whose, and which."""
        self.settled: set[int] = set()
        """The people of whom it has been asked whose they are."""
        self.last_pair: tuple[str, ...] = ()
        """The two sides of the event told of last."""
        self.last_many: list[Mention] = []
        self.last_subject: list[Mention] = []
        self.titles: list[str] = []
        """The documents spoken of, by their titles."""
        self.day: str | None = None
        """The date last told of, in any precision."""
        self.time: str | None = None
        """The date last told of, be it only in passing."""
        self.day_said: tuple[int, int] = (0, 0)
        """The sentence that tells it."""

    def note(self, mentions: Iterable[Mention]) -> None:
        """Take the resolved mentions of a sentence as said."""
        for mention in mentions:
            principal = principal_of(mention)
            if principal is None:
                continue
            if mention.person is not None:
                self.officials.append(mention)
            if mention.person is not None or is_office(mention):
                self.offices.append(mention)
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

    def pair(self, count: int = 2, *, before: int = 0) -> list[Mention]:
        """The last officials of different principals, an even match of offices preferred."""
        latest = self.latest(self.heard(before))
        if len(latest) < 2:
            latest = self.latest([m for m in self.offices if m.start < before or not before])
        if len(latest) < 2:
            return []
        first = latest[0]
        equal = [m for m in latest[1:] if portfolio_of(m) == portfolio_of(first)]
        chosen = [first, *equal][:count]
        return chosen if len(chosen) >= 2 else latest[:count]

    def partners(self, codes: set[str], *, sure: bool = False) -> list[Mention]:
        """The state that the story has beside those of ``codes``: of its main pair, or the last.

        ``sure``: not the last, when the story speaks of several others alike.
        """
        if not codes:
            return [state_mention(code) for code in self.topic] if len(self.topic) == 2 else []
        rest = [code for code in self.topic if code not in codes]
        if len(self.topic) == 2 and len(rest) == 1:
            return [state_mention(rest[0])]
        beside = [code for code in self.last_pair if code not in codes]
        if len(beside) == 1 and len(self.last_pair) == 2:
            return [state_mention(beside[0])]
        if self.home is not None and self.home not in codes and self.spoken[self.home] > 1:
            return [state_mention(self.home)]
        others = [pair for pair in self.spoken.most_common() if pair[0] not in codes]
        if others and (len(others) == 1 or others[0][1] >= MORE * others[1][1]):
            return [state_mention(others[0][0])]
        if sure:
            return []
        last = next((code for code in reversed(self.principals) if code not in codes), None)
        return [state_mention(last)] if last else []

    def others(self, count: int, away: set[str]) -> list[Mention]:
        """The last states spoken of together, none of them ``away``: whom a third one addresses."""
        many = tuple(code for m in self.last_many if (code := principal_of(m)))
        for codes in (self.last_pair, many, self.topic):
            rest = [code for code in dict.fromkeys(codes) if code not in away]
            if len(rest) == count:
                return [state_mention(code) for code in rest]
        recent = [c for c in dict.fromkeys(reversed(self.principals)) if c not in away]
        return [state_mention(c) for c in recent[:count]] if len(recent) >= count else []

    def heard(self, before: int) -> list[Mention]:
        """The officials named before an offset of the document; all when those are of one side."""
        heard = [m for m in self.officials if m.start < before or not m.end]
        return heard if len({principal_of(m) for m in heard}) > 1 else self.officials

    def latest(self, mentions: Sequence[Mention]) -> list[Mention]:
        """One mention a principal, the latest first."""
        seen: dict[str, Mention] = {}
        for mention in reversed(mentions):
            seen.setdefault(principal_of(mention) or "", mention)
        return list(seen.values())

    def holder(self, principal: str | None, portfolio: Portfolio | None) -> list[Mention]:
        """The latest official of a principal, of the portfolio if one is given."""
        for mention in reversed(self.officials):
            if principal_of(mention) == principal and portfolio in (None, portfolio_of(mention)):
                return [mention]
        people = [p for p in self.people if p.principal == principal and p.portfolio == portfolio]
        if portfolio not in (None, Portfolio.EMBASSY) and len(people) == 1:
            return [as_mention(people[0])]
        return []

    def land(self, away: set[str], word: str) -> list[Mention]:
        """The country last spoken of that is none of those ``away`` from home.

        "The kingdom" is rather one that is called so.
        """
        known = [*self.topic, *reversed(self.principals)]
        known = [c for c in known if c not in away and is_called(c, word)]
        if known and word in FORMS:
            return [state_mention(known[0])]
        rest = [code for code in self.topic if code not in away and is_state(code)]
        last = (c for c in reversed(self.principals) if c not in away and is_state(c))
        if len(self.topic) == 2 and len(rest) == 1:
            return [state_mention(rest[0])]
        return [state_mention(code) for code in islice(last, 1)]

    def sides(self, count: int) -> list[Mention]:
        """The last different states, as states; the pair that the story is about goes before."""
        if count == len(self.topic) == 2:
            return [state_mention(code) for code in self.topic]
        if count == len(self.last_pair):
            return [state_mention(code) for code in self.last_pair]
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


def as_mention(person: Person) -> Mention:
    """A mention of a person whom the text does not name here."""
    return Mention(kind=MentionKind.OFFICIAL, start=0, end=0, text=person.name, person=person)


def principal_of(mention: Mention) -> str | None:
    """The principal that an actor belongs to."""
    return (mention.person.principal if mention.person else None) or mention.principal


def portfolio_of(mention: Mention) -> Portfolio | None:
    """The portfolio of an actor, by person or office."""
    return mention.person.portfolio if mention.person else mention.portfolio


def is_office(mention: Mention) -> bool:
    """Whether it is one official whom the story does not name."""
    return mention.kind in OFFICES and not mention.plural and not mention.members


def is_called(code: str, word: str) -> bool:
    """Whether a state is, by its official name, a kingdom; any is what no name tells."""
    return word not in FORMS or word in gazetteer().principal(code).official.lower().split()


def is_state(code: str) -> bool:
    """Whether a principal is a state and not an organisation of states."""
    return gazetteer().principal(code).kind != "organisation"
