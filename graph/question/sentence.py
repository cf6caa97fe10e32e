"""A reading as an English sentence: what will be looked for."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.dates import bounds
from graph.gazetteer import gazetteer
from graph.queries import EventFilter, Order, Scope
from graph.question.reading import Asks, Condition, Reading, Side
from graph.question.vocabulary import vocabulary
from ontology.terms import EventType, Status

NOTHING = "nothing in the question was understood, so nothing is looked for"

_OPENINGS = {
    Asks.WHO: "who took part in",
    Asks.WHEN: "the dates of",
    Asks.WHERE: "the places of",
    Asks.COUNT: "the number of",
    Asks.GAP: "the longest time between",
}
_HOSTILE = frozenset(
    {
        EventType.ACCUSATION,
        EventType.REJECTION,
        EventType.THREAT,
        EventType.SANCTION,
        EventType.MOBILIZATION,
        EventType.CLASH,
    }
)
"""Types that go against somebody, not to them."""
_ARTICLED = ("United ", "Czech ", "Central African ", "Dominican ", "Netherlands", "Philippines")


def describe(reading: Reading) -> Reading:
    """The reading with its sentence."""
    return replace(reading, sentence=" ".join(" ".join(_sentence(reading)).split()))


def _sentence(reading: Reading) -> Iterator[str]:
    filter = reading.filter
    yield _OPENINGS.get(reading.asks, "")
    yield _rank(reading)
    if len(filter.status) == 1:
        yield filter.status[0].value
    if filter.scope is not Scope.ANY:
        yield filter.scope.value
    yield ", ".join(clause for clause in (_what(reading), *_clauses(reading)) if clause)


def _rank(reading: Reading) -> str:
    if reading.limit is None:
        return ""
    word = "first" if reading.order is Order.OLDEST else "latest"
    return f"the {word} of the" if reading.limit == 1 else f"the {word} {reading.limit}"


def _what(reading: Reading) -> str:
    """``signings (treaty) in which both Azerbaijan and Kazakhstan take part``."""
    filter = reading.filter
    nouns = _nouns(filter.type)
    kinds = f" ({_listed(filter.subtype, 'or')})" if filter.subtype else ""
    areas = f" on {_listed(map(_words, filter.domain), 'or')}" if filter.domain else ""
    told = [one for one in reading.conditions if one.side is not None]
    sided = {code for one in told for code in one.principals}
    rest = [code for code in filter.principal if code not in sided]
    ties = {Side.BY: "by", Side.TO: "against" if _HOSTILE.issuperset(filter.type) else "to"}
    sides = "".join(f" {ties[one.side]} {_somebody(one)}" for one in told if one.side)
    return f"{nouns}{kinds}{areas}{sides}{_takes_part(rest)}"


def _nouns(types: Sequence[EventType]) -> str:
    """``meetings and visits``; of nearly all types those that are left out."""
    labels = vocabulary().labels
    others = [labels[type] for type in EventType if type not in types]
    if types and len(others) < len(types):
        return f"events other than {_listed(others)}"
    return _listed([labels[type] for type in types]) or "events"


def _takes_part(codes: Sequence[str]) -> str:
    if not codes:
        return ""
    names = [_name(code) for code in codes]
    if len(names) == 1:
        return f" in which {names[0]} takes part"
    both = "both " if len(names) == 2 else ""
    return f" in which {both}{_listed(names)} take part"


def _clauses(reading: Reading) -> Iterator[str]:
    filter = reading.filter
    told = {name for one in reading.conditions if one.side for name in one.officials}
    if filter.organization and not any(one.portfolio for one in reading.conditions if one.side):
        yield f"with {_office(filter.organization)}"
    if filter.official and filter.official not in told:
        yield f"with {filter.official}"
    for condition in reading.conditions:
        if condition.side is None:
            yield f"{'without' if condition.absent else 'with'} {_somebody(condition)}"
    if filter.place:
        yield f"in {_place(filter.place)}"
    if len(filter.status) > 1:
        yield _statuses(filter.status)
    if filter.text:
        yield f"whose evidence or name has “{filter.text}”"
    yield _time(filter)
    if reading.limit is None and reading.order is Order.OLDEST:
        yield "oldest first"


def _statuses(found: Sequence[Status]) -> str:
    others = [status.value for status in Status if status not in found]
    shut = len(others) < len(found)
    return f"not {_listed(others, 'or')}" if shut else _listed([one.value for one in found], "or")


def _somebody(condition: Condition) -> str:
    who = _listed([*map(_name, condition.principals), *condition.officials], "or")
    if condition.portfolio is None:
        return who
    office = _office(condition.portfolio)
    return f"{office} of {who}" if who else office


def _time(filter: EventFilter) -> str:
    if filter.since and filter.until:
        first, last = bounds(filter.since)
        if last + dt.timedelta(days=1) == bounds(filter.until)[0]:
            return f"{'on' if first == last else 'in'} {filter.since}"
        return f"from {filter.since} to before {filter.until}"
    if filter.since:
        return f"since {filter.since}"
    return f"before {filter.until}" if filter.until else ""


def _place(place: str) -> str:
    known = place.isupper() and any(place == one.code for one in gazetteer().principals())
    return _name(place) if known else place


def _name(code: str) -> str:
    principal = gazetteer().principal(code)
    articled = principal.kind == "organisation" or principal.name.startswith(_ARTICLED)
    return f"the {principal.name}" if articled else principal.name


def _office(portfolio: str) -> str:
    labels = vocabulary().offices
    return labels.get(portfolio) or labels["ministry"].format(_words(portfolio))


def _words(term: str) -> str:
    return term.replace("-", " ")


def _listed(words: Iterable[str], joint: str = "and") -> str:
    """``a, b and c``."""
    *before, last = list(words) or [""]
    return f"{', '.join(before)} {joint} {last}" if before else last
