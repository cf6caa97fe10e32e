"""Where events took place whose own words do not say so: by their kind, their host, the story."""

from dataclasses import dataclass

from graph.extract.memory import is_state
from graph.extract.model import Draft
from graph.model import Place
from ontology.terms import EventType, Portfolio, Role

ON_THE_SPOT = frozenset(
    {
        EventType.MEETING,
        EventType.SIGNING,
        EventType.INVITATION,
        EventType.AWARD,
        EventType.RATIFICATION,
    }
)
"""What takes place where the story does, unless it says otherwise."""
WITHIN = frozenset(
    {
        (EventType.STATEMENT, "joint"),
        (EventType.MESSAGE, "letter"),
        (EventType.RELATIONS, "upgraded"),
    }
)
"""What takes place where a visit or meeting of the same sides on the same day does."""
IMPLIED = {
    (EventType.AID, None): Role.RECIPIENT,
    (EventType.ARMS_TRANSFER, "delivery"): Role.RECIPIENT,
    (EventType.ACCUSATION, "summons"): Role.SOURCE,
    (EventType.SANCTION, "expulsion"): Role.SOURCE,
    (EventType.CLASH, None): Role.TARGET,
    (EventType.AWARD, None): Role.SENDER,
    (EventType.EXERCISE, None): Role.ORGANIZER,
}
"""The side in whose country an event of a type, or of a subtype, takes place."""
POSTED = frozenset({"credentials", "opening", "closure"})
"""What becomes of a mission in the country that it is posted to."""
RECEIVING = frozenset({"receive", "host", "welcome"})
"""Verbs whose subject is at home."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a story says of where it takes place."""

    seat: Place | None
    """Where it was filed."""
    scene: Place | None
    """Where the first of its own events was."""

    def settle(self, event: Draft, *, own: bool) -> None:
        """Give an unplaced event its place; ``own`` says that it is of the story's own time."""
        if event.place is not None:
            return
        known = [place for place in (self.scene, self.seat) if place is not None and own]
        host = _hosting(event)
        if host is not None:
            at_home = (place for place in known if place.country == host)
            event.place = next(at_home, Place(country=host))
            event.why.append("place.host")
        elif event.type in ON_THE_SPOT and own and self.scene is not None:
            event.place = self.scene
            event.why.append("place.story")
        elif event.type in ON_THE_SPOT and own and self._is_of(event):
            event.place = self.seat
            event.why.append("place.dateline")
        if event.place is None and (code := _implied(event)) is not None:
            event.place = Place(country=code)
            event.why.append("place.implied")

    def _is_of(self, event: Draft) -> bool:
        return self.seat is not None and self.seat.country in event.principals


def _hosting(event: Draft) -> str | None:
    """The state of those who received the others."""
    if event.type not in (EventType.MEETING, EventType.EXERCISE) or event.verb not in RECEIVING:
        return None
    by = {slot: code for code, slot in reversed(event.via.items())}
    code = by.get("agent") or by.get("by") or by.get("subject")
    return code if code is not None and is_state(code) else None


def _implied(event: Draft) -> str | None:
    """The state where an event of this kind takes place by what it is: aid, at its recipient's."""
    if event.type is EventType.MISSION:
        return _posting(event)
    role = IMPLIED.get((event.type, event.subtype)) or IMPLIED.get((event.type, None))
    codes = {p.principal for p in event.of_role(role)} if role is not None else set[str]()
    if event.type is EventType.RATIFICATION:
        codes = {p.principal for p in event.participants if p.portfolio is Portfolio.PARLIAMENT}
    code = codes.pop() if len(codes) == 1 else None
    return code if code is not None and is_state(code) else None


def _posting(event: Draft) -> str | None:
    """The state that a mission is posted to: of the two, not the one whose mission it is."""
    sent = {p.principal for p in event.participants if p.portfolio is Portfolio.EMBASSY}
    hosts = event.principals - sent
    if event.subtype not in POSTED or len(sent) != 1 or len(hosts) != 1:
        return None
    (code,) = hosts
    return code if is_state(code) else None
