"""What extraction passes from step to step: mentions, sentences, drafts of reports."""

from dataclasses import dataclass, field
from enum import StrEnum

from graph.extract.lexicon import Trigger
from graph.gazetteer import gazetteer
from graph.model import Participant, Place
from ontology.terms import EventType, Portfolio, Role, Status


class MentionKind(StrEnum):
    """What a mention stands for."""

    STATE = "state"
    """A principal by name, demonym or metonym."""
    CITY = "city"
    OFFICIAL = "official"
    """A named person who holds an office."""
    OFFICE = "office"
    """An office without a name: "the Kazakh minister"."""
    COUNTERPART = "counterpart"
    """ "his Kazakh colleague": the same office on the other side."""
    ORGANIZATION = "organization"
    GROUP = "group"
    """Several at once, or a side: "both ministers", "the sides", "the delegation"."""
    TITLE = "title"
    """A quoted or capitalised proper name of a document, exercise or forum."""


OFFICES = frozenset({MentionKind.OFFICE, MentionKind.COUNTERPART})


@dataclass(slots=True, kw_only=True)
class Person:
    """A named person as far as the document tells; completed while reading on."""

    name: str
    principal: str | None = None
    guessed: bool = False
    """The text does not say whose the person is."""
    unplaced: bool = False
    """Nor does any list or office: only the story as a whole, or the sentence, lets one guess."""
    portfolio: Portfolio | None = None
    organization: str | None = None
    title: str | None = None
    rank: str | None = None

    @property
    def surname(self) -> str:
        """Last word of the name."""
        return self.name.split()[-1]


@dataclass(slots=True, kw_only=True)
class Mention:
    """A span of the text that stands for an actor, a place or a titled thing."""

    kind: MentionKind
    start: int
    """Offset in code points into the document's text."""
    end: int
    text: str
    principal: str | None = None
    city: str | None = None
    person: Person | None = None
    portfolio: Portfolio | None = None
    organization: str | None = None
    title: str | None = None
    """The office as the mention itself says it."""
    rank: str | None = None
    plural: bool = False
    members: "list[Mention]" = field(default_factory=list)
    """Whom a plural office stands for, where the text lists countries or names beside it."""
    visiting: bool = False
    """Said to be away from home: "the visiting premier"."""
    owned: bool = False
    """An office after "its", "his", "their"."""
    posted: str | None = None
    """The principal that an envoy is sent to: "its ambassador to Iran"."""
    attributive: bool = False
    """A demonym used as an adjective: "Kazakh servicemen"."""

    def participant(self, role: Role, *, delegation: bool = False) -> Participant | None:
        """As a participant of an event, or None while its principal is unknown."""
        person = self.person
        principal = (person.principal if person else None) or self.principal
        if principal is None or self.plural:
            return None
        source = person or self
        return Participant(
            role=role,
            principal=principal,
            organization=body_of(source.organization or self.organization, principal),
            portfolio=source.portfolio or self.portfolio,
            official=person.name if person else None,
            title=source.title or (self.title if self.kind in OFFICES else None),
            rank=source.rank or self.rank,
            delegation=delegation,
        )


def body_of(organization: str | None, code: str) -> str | None:
    """The full name of a body that every state has one of: "Embassy of Kazakhstan"."""
    if organization == "Embassy":
        return f"Embassy of {gazetteer().principal(code).name}"
    if organization == "Government":
        return f"Government of {full_name(code)}"
    return organization


def full_name(code: str) -> str:
    """A principal's official name with its article: "the Republic of Kazakhstan"."""
    principal = gazetteer().principal(code)
    name = principal.official or principal.name
    return f"the {name}" if " of " in name or name.startswith("United") else name


@dataclass(slots=True, kw_only=True)
class When:
    """A time expression, resolved."""

    start: int
    end: int
    date: str
    until: str | None = None
    """EDTF of the last day, for an interval."""


def named(participant: Participant) -> tuple[str, str | None, str | None]:
    """What tells participants of one event apart, whatever their roles."""
    return participant.principal, participant.official, participant.organization


@dataclass(slots=True, kw_only=True)
class Draft:
    """A report in the making."""

    type: EventType
    rule: Trigger
    """The trigger that made it."""
    anchor: int = 0
    """Where the trigger word stands, as a token of the parsed paragraph."""
    collective: bool = False
    """A party is named as a group or by office: "the ministers met"."""
    pronominal: bool = False
    """A party is named by a pronoun."""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where type, date, place and name are said."""
    said: dict[tuple[str, str | None, str | None], tuple[int, int]] = field(default_factory=dict)
    """Where participants are named, by principal, official and organisation."""
    via: dict[str, str] = field(default_factory=dict)
    """By principal the slot it was found in."""
    reciprocal: bool = False
    """Each does it to the other: "expelled each other's diplomats"."""
    separate: bool = False
    """The text says that it happened with each one separately."""
    open: bool = False
    """Parties are still to be told: "hosted a summit. Taking part were …"."""
    unsaid: bool = False
    """Its verb is passive, and nobody is said to do it."""
    objected: bool = False
    """The verb has an object of its own that is nobody: "urged residents"."""
    noun: str | None = None
    """The lemma of the trigger's noun."""
    verb: str | None = None
    """The lemma of the trigger's verb."""
    verb_at: int | None = None
    """The token of the trigger's verb in its parsed paragraph."""
    homely: bool = False
    """It is done to something of one's own, or at home: "rejected the budget"."""
    several: int | None = None
    """How many documents it counts without naming them, 0 for some; None: it is of one."""
    beside: frozenset[int] = frozenset()
    """The verbs told in one breath with it, each done to something of its own."""
    private: bool = False
    """Private people take part in it."""
    behind: bool = False
    """Only mentioned as what something came before or after: "prior to the summit"."""
    deed: str | None = None
    """What it answers that was told before: the raid of "condemned the raid"."""
    pronoun: bool = False
    """The trigger's noun is a pronoun: "signed it"."""
    phrase: frozenset[int] = frozenset()
    """The tokens of the trigger's own phrase, its subject and other clauses apart."""
    subtype: str | None = None
    status: Status = Status.HELD
    date: str | None = None
    end: str | None = None
    place: Place | None = None
    participants: list[Participant] = field(default_factory=list)
    name: str | None = None
    domain: list[Portfolio] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """Spans of the evidence, clearest first."""
    why: list[str] = field(default_factory=list)
    background: bool = False
    """Told as having happened before the story's own time."""
    definite: bool = False
    """Refers to something already introduced: "the meeting", "the visit"."""
    afresh: bool = False
    """Said to be another of its kind: "met again", "a second round"."""
    told: str | None = None
    """The day last told of before the sentence."""
    narrated: bool = False
    """In the past tense, right after the sentence that tells that day."""
    part_of: "Draft | None" = None

    @property
    def principals(self) -> frozenset[str]:
        """Codes of the parties."""
        return frozenset(
            p.principal for p in self.participants if p.role not in (Role.ATTENDEE, Role.MEDIATOR)
        )

    def remember(self, participant: Participant, mention: Mention) -> None:
        """Keep where a participant is named, unless the context alone names it."""
        if mention.end > mention.start:
            self.said.setdefault(named(participant), (mention.start, mention.end))

    def of_role(self, *roles: Role) -> list[Participant]:
        """The participants in one of these roles."""
        return [p for p in self.participants if p.role in roles]
