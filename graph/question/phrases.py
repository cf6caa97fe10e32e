"""Items that mean something together: "foreign ministers", "agreements on military cooperation"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.question.items import Item
from graph.question.vocabulary import Kind, vocabulary
from ontology.terms import EventType

DOCUMENT_TYPES = frozenset({EventType.SIGNING, EventType.RATIFICATION, EventType.TERMINATION})

_NOT_YET = frozenset({Kind.STOP, Kind.RELATION, Kind.QUALIFIER, Kind.SUBJECT, Kind.RANK})
_DENIABLE = frozenset({Kind.TYPE, Kind.DOCUMENT, Kind.STATUS, Kind.TIME, Kind.SUBJECT, Kind.OFFICE})


def join_phrases(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with offices and subject areas put together."""
    return _areas_of_documents(_missions(_offices(_searched(list(_denied(items))))))


def _denied(items: Sequence[Item]) -> Iterator[Item]:
    """What stands after "not" is not looked for: parties, types, statuses; more cannot be said.

    A list of one kind goes on: "other than visits and meetings", "not cancelled or postponed".
    """
    shut, listed = False, None
    for item in items:
        denied = item.kind in _DENIABLE if shut else item.kind is listed
        yield _shut_out(item) if denied else item
        if denied:
            listed = item.kind
        elif not item.is_a(Kind.JOINT, "and", "or", ","):
            listed = None
        shut = item.is_a(Kind.JOINT, "not") or (shut and item.kind in _NOT_YET)


def _shut_out(item: Item) -> Item:
    """The item as what the question does not want, where a filter can say so."""
    if item.kind is Kind.STATUS:
        return replace(item, kind=Kind.OTHER_STATUS)
    events = item.kind in {Kind.TYPE, Kind.DOCUMENT} and item.plural and item.subtype is None
    kind = Kind.OTHER_TYPE if events else Kind.DENIED
    return replace(item, kind=kind, subtype=None, period=None)


def _searched(items: Sequence[Item]) -> list[Item]:
    """Unknown words after "mentioning" or "titled" are the words looked for."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        loose = item.kind in {Kind.UNKNOWN, Kind.OFFICIAL}
        if loose and before is not None and before.is_a(Kind.RELATION, "naming"):
            found.append(replace(item, kind=Kind.TEXT, value=item.text))
        elif loose and before is not None and before.kind is Kind.TEXT and not _quoted(before):
            words = f"{before.value} {item.text}"
            found[-1] = replace(before, tokens=(*before.tokens, *item.tokens), value=words)
        else:
            found.append(item)
    return found


def _quoted(item: Item) -> bool:
    return item.tokens[0].kind == "quoted"


def _offices(items: Sequence[Item]) -> list[Item]:
    """A subject area beside "minister" or "ministry" is the office or body for it."""
    found: list[Item] = []
    for item in items:
        head = _head_of(found) if item.kind is Kind.SUBJECT else None
        if head is not None:
            merged = _merged([*found[head:], item], item.value, plural=found[head].plural)
            found[head:] = [merged]
        elif item.kind is Kind.OFFICE_HEAD and found and found[-1].kind is Kind.SUBJECT:
            _other_subjects(found)
            found[-1] = _merged([found[-1], item], found[-1].value, plural=item.plural)
        else:
            found.append(item)
    return found


def _merged(items: Sequence[Item], portfolio: str, *, plural: bool) -> Item:
    tokens = tuple(token for item in items for token in item.tokens)
    return Item(kind=Kind.OFFICE, tokens=tokens, value=portfolio, plural=plural)


def _head_of(found: Sequence[Item]) -> int | None:
    """The place of the "ministry" that "of (the)" ties to what follows."""
    at = len(found) - 1
    while at >= 0 and found[at].kind is Kind.STOP:
        at -= 1
    tied = at >= 1 and found[at].is_a(Kind.RELATION, "of", "about")
    return at - 1 if tied and found[at - 1].kind is Kind.OFFICE_HEAD else None


def _other_subjects(found: list[Item]) -> None:
    """The first of "foreign and defence ministers" is an office too."""
    at = len(found) - 3
    while at >= 0 and found[at].kind is Kind.SUBJECT and found[at + 1].is_a(Kind.JOINT, "and", ","):
        found[at] = replace(found[at], kind=Kind.OFFICE, plural=True)
        at -= 2


def _missions(items: Sequence[Item]) -> list[Item]:
    """An embassy that was opened or an ambassador who was recalled is an event, not an office.

    So is one beside an event that only missions have, such as the presenting of credentials.
    """
    verbs = vocabulary().embassies
    acts = [item for item in items if item.keys[-1:] and item.keys[-1] in verbs]
    embassies = [item for item in items if item.is_a(Kind.OFFICE, "embassy")]
    missions = any(item.is_a(Kind.TYPE, "mission") for item in items)
    if not embassies or not (acts or missions):
        return list(items)
    changed = {id(one): replace(one, kind=Kind.STOP) for one in embassies}
    if acts:
        type, subtype = verbs[acts[0].keys[-1]]
        changed[id(acts[0])] = replace(acts[0], kind=Kind.TYPE, value=type, subtype=subtype)
    return [changed.get(id(item), item) for item in items]


def _areas_of_documents(items: Sequence[Item]) -> tuple[Item, ...]:
    """Beside agreements, "military cooperation" is what they are about."""
    areas = vocabulary().areas
    if not any(item.kind is Kind.DOCUMENT or item.is_a(Kind.TYPE, "signing") for item in items):
        return tuple(items)
    return tuple(
        replace(item, kind=Kind.SUBJECT, value=areas[EventType(item.value)])
        if item.kind is Kind.TYPE and EventType(item.value) in areas
        else item
        for item in items
    )
