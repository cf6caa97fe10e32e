"""The model in plain English: countries, types and roles, and dates as people write them."""

import re
from collections.abc import Iterable
from datetime import date

from graph.gazetteer import principal_name
from graph.model import PASSIVE_ROLES, Agreement, Dyad, Event, Participant, sides
from ontology.terms import EventType

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
QUALIFIERS = {"?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}

_QUALIFIED = frozenset(
    {EventType.VISIT, EventType.MEETING, EventType.SIGNING, EventType.EXERCISE, EventType.AID}
)
"""Types whose subtype reads as an adjective before the name."""

_YMD = re.compile(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_DECADE = re.compile(r"(\d{3})X", re.ASCII)
_CENTURY = re.compile(r"(\d{2})XX", re.ASCII)


def phrase(value: str) -> str:
    """A vocabulary value as words.

    >>> phrase("military-cooperation")
    'Military cooperation'
    """
    words = value.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]


def event_type(type: EventType, *, plural: bool = False) -> str:
    """The name of an event type.

    >>> event_type(EventType.ARMS_TRANSFER, plural=True)
    'Arms transfers'
    """
    name = phrase(type.value)
    return _plural(name) if plural else name


def dyad_title(dyad: Dyad) -> str:
    """The names of both members.

    >>> dyad_title(Dyad("AZE", "KAZ"))
    'Azerbaijan – Kazakhstan'
    """
    return f"{principal_name(dyad.left)} – {principal_name(dyad.right)}"


def _plural(name: str) -> str:
    if name in {"Aid", "Relations"} or name.endswith("operation"):
        return name
    return f"{name}es" if name.endswith("sh") else f"{name}s"


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "event"), count(1903, "report")
    ('1 event', '1,903 reports')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def when(literal: str | None, end: str | None = None) -> str:
    """An EDTF date, or the span of two, as people write it.

    >>> when("2024-06-07"), when("2024-21"), when("199X")
    ('7 June 2024', 'spring 2024', '1990s')
    >>> when("2024-07-22", "2024-07-26"), when("2024-06~"), when(None)
    ('22–26 July 2024', 'about June 2024', 'no date')
    """
    if literal is None:
        return "no date"
    start, _, stop = literal.partition("/")
    stop = end or stop
    if stop and stop != start:
        return _between(start, stop)
    return _single(start)


def _between(start: str, stop: str) -> str:
    if start in {"", ".."}:
        return f"until {_single(stop)}"
    if stop == "..":
        return f"since {_single(start)}"
    if len(start) == len(stop) == 10 and start[:7] == stop[:7]:
        return f"{int(start[8:])}–{_single(stop)}"
    return f"{_single(start)} – {_single(stop)}"


def _single(literal: str) -> str:
    base, mark = (literal[:-1], literal[-1]) if literal[-1:] in QUALIFIERS else (literal, "")
    words = _plain(base)
    return QUALIFIERS[mark].format(words) if mark else words


def _plain(literal: str) -> str:
    """One unqualified date; what is no such date is shown as it stands."""
    if found := _DECADE.fullmatch(literal):
        return f"{found[1]}0s"
    if found := _CENTURY.fullmatch(literal):
        return f"{found[1]}00s"
    found = _YMD.fullmatch(literal)
    if found is None:
        return literal
    year, month, day = found.groups()
    if month in SEASONS:
        return f"{SEASONS[month]} {year}"
    if month is None or month == "XX" or not 1 <= int(month) <= 12:
        return year
    named = f"{MONTHS[int(month) - 1]} {year}"
    return named if day in {None, "XX"} else f"{int(day)} {named}"


def years(first: str, last: str) -> str:
    """The years of a period.

    >>> years("1998-01-01", "2025-05-01"), years("2024-03-12", "2024-06-07")
    ('1998–2025', '2024')
    """
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"


def day_words(day: date) -> str:
    """A calendar day, e.g. ``7 June 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def machine_date(literal: str | None) -> str | None:
    """What may stand in the ``datetime`` attribute of HTML's ``time``, if anything may."""
    found = _YMD.fullmatch(literal or "")
    if literal is None or found is None or "XX" in literal or found[2] in SEASONS:
        return None
    return literal


def headline(event: Event) -> str:
    """A short name of an event without its parties and date.

    >>> headline(Event(id="e0", type=EventType.SIGNING, subtype="protocol", name="On rail"))
    'Protocol signing: On rail'
    >>> headline(Event(id="e0", type=EventType.SIGNING, subtype="plan", name="Plan for 2025"))
    'Signing: Plan for 2025'
    """
    what = _what(event)
    return f"{what}: {event.name}" if event.name else what


def _what(event: Event) -> str:
    kind, subtype = event_type(event.type), event.subtype
    said = (event.name or "").lower()
    if subtype is None or subtype == kind.lower() or subtype in said:
        return kind
    if event.type in _QUALIFIED:
        return f"{phrase(subtype)} {kind.lower()}"
    return f"{kind}: {phrase(subtype).lower()}"


def countries(event: Event) -> str:
    """Names of the parties, visitor, sender or source first."""
    codes = sorted(sides(event.participants), key=lambda code: (_precedence(event, code), code))
    return " – ".join(principal_name(code) for code in codes)


def _precedence(event: Event, code: str) -> int:
    roles = {p.role.value for p in event.participants if p.principal == code}
    return 0 if roles & {"visitor", "sender", "source", "organizer"} else 1


def agreement_title(agreement: Agreement) -> str:
    """The agreement's own title, or what is known of it."""
    named = " – ".join(principal_name(code) for code in agreement.parties)
    return agreement.title or f"{phrase(agreement.kind)} between {named.replace(' – ', ' and ')}"


def person(participant: Participant) -> str:
    """A participant in one line: person or body, and the principal."""
    who = participant.official or participant.title or participant.organization
    principal = principal_name(participant.principal)
    return f"{who} ({principal})" if who else principal


def participant_lines(participants: Iterable[Participant], most: int = 4) -> list[str]:
    """The participants worth a line in a table, persons first, and how many are left out."""
    ranked = sorted(participants, key=lambda p: (p.role in PASSIVE_ROLES, p.official is None))
    lines = list(dict.fromkeys(person(p) for p in ranked))
    left = len(lines) - most
    return [*lines[:most], f"and {left} more"] if left > 0 else lines


def language_tag(language: str) -> str | None:
    """The language as HTML may state it, or nothing when it is no language tag."""
    return language if _LANGUAGE.fullmatch(language) else None
