"""How an event is told on one line of a terminal."""

from graph.model import PASSIVE_ROLES, Event, Participant
from ontology.terms import Role

FROM = frozenset({Role.VISITOR, Role.SENDER, Role.SOURCE})
TO = frozenset({Role.HOST, Role.RECIPIENT, Role.TARGET})


def when(event: Event) -> str:
    """Its date, or from when to when."""
    return f"{event.date or 'undated'}{f'/{event.end}' if event.end else ''}"


def where(event: Event) -> str:
    """The city, or else the country."""
    return (event.place.city or event.place.country or "") if event.place else ""


def who(event: Event) -> str:
    """Who took part, with an arrow from the side that acts to the other.

    ``KAZ Marat Orazov → AZE``, ``AZE Elnur Samadov – KAZ Marat Orazov (present: TUR)``.
    """
    active = [p for p in event.participants if p.role not in PASSIVE_ROLES]
    sides = (
        [p for p in active if p.role in FROM],
        [p for p in active if p.role not in FROM | TO],
        [p for p in active if p.role in TO],
    )
    line = " → ".join(" – ".join(map(_participant, side)) for side in sides if side)
    others = [p for p in event.participants if p.role in PASSIVE_ROLES]
    present = f"present: {', '.join(map(_participant, others))}" if others else ""
    return f"{line} ({present})" if line and present else line or present


def _participant(participant: Participant) -> str:
    name = participant.official or participant.organization or ""
    return f"{participant.principal} {name}".rstrip()
