"""The words of a question one after the other, each with what it does there."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.question.names import Name, names
from graph.question.periods import Period, read_period
from graph.question.tokens import COMMA, Token
from graph.question.vocabulary import Kind, Meaning, vocabulary

Officials = Callable[[str], str | None]
"""The official whom a ledger knows by this name: a key or surname, or ``None``."""

MOST_NAME_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A word or phrase and its meaning; ``value`` is a code, type, portfolio, … by its kind."""

    kind: Kind
    tokens: tuple[Token, ...]
    value: str = ""
    subtype: str | None = None
    plural: bool = False
    name: Name | None = None
    period: Period | None = None

    @property
    def text(self) -> str:
        """The words as they stand in the question."""
        return " ".join(token.text for token in self.tokens if token.kind != "mark")

    @property
    def keys(self) -> tuple[str, ...]:
        """The words as word lists have them."""
        return tuple(token.key for token in self.tokens if token.kind != "mark")

    @property
    def possessive(self) -> bool:
        """Whether it ends in an 's."""
        return self.tokens[-1].possessive

    def is_a(self, kind: Kind, *values: str) -> bool:
        """Whether it is of this kind and, if any are given, has one of these values."""
        return self.kind is kind and (not values or self.value in values)


def read_items(
    tokens: Sequence[Token], today: dt.date, officials: Officials | None
) -> tuple[Item, ...]:
    """Divide the tokens into items; every token belongs to one."""
    return tuple(_with_officials(list(_items(tokens, today)), officials))


def _items(tokens: Sequence[Token], today: dt.date) -> Iterator[Item]:
    at = 0
    while at < len(tokens):
        item = _item(tokens, at, today)
        yield item
        at += len(item.tokens)


def _item(tokens: Sequence[Token], at: int, today: dt.date) -> Item:
    token = tokens[at]
    if token.kind == "quoted":
        return Item(kind=Kind.TEXT, tokens=(token,), value=token.key)
    period = read_period(tokens, at, today)
    if period is not None:
        return Item(kind=Kind.TIME, tokens=tuple(tokens[at : period[1]]), period=period[0])
    if token.key == COMMA and at + 1 < len(tokens) and tokens[at + 1].key == "no":
        return Item(kind=Kind.JOINT, tokens=tuple(tokens[at : at + 2]), value="not")
    if token.kind == "mark" and token.key != "&":
        return Item(kind=Kind.JOINT, tokens=(token,), value=token.key)
    return _named_or_known(tokens, at)


def _named_or_known(tokens: Sequence[Token], at: int) -> Item:
    """A name or a phrase of the vocabulary, whichever is longer; the phrase, if neither is."""
    named, known = names().longest(tokens, at), _phrase(tokens, at)
    if _principal_after_all(tokens, at):
        code = _PRONOUNS[tokens[at].key]
        return _name_item(tokens[at : at + 1], Name(code))
    if known is not None and (named is None or known[0] >= named[0]):
        size, meaning = known
        return _known_item(tokens[at : at + size], meaning)
    if named is not None:
        return _name_item(tokens[at : at + named[0]], named[1])
    token = tokens[at]
    if token.kind == "number" or token.key in vocabulary().numbers:
        return Item(kind=Kind.NUMBER, tokens=(token,), value=token.key)
    return Item(kind=Kind.UNKNOWN, tokens=(token,), value=token.key)


def _phrase(tokens: Sequence[Token], at: int) -> tuple[int, Meaning] | None:
    """The longest phrase of the vocabulary here, across hyphens, and its number of tokens."""
    words: list[str] = []
    ends: list[int] = []
    for end in range(at, min(len(tokens), at + 14)):
        token = tokens[end]
        if token.kind == "word" or token.key == "&":
            words.append(token.key)
            ends.append(end + 1)
        elif token.key != "-" or not words:
            break
    found = vocabulary().longest(words)
    return None if found is None else (ends[found[0] - 1] - at, found[1])


_PRONOUNS = {"us": "USA", "who": "WHO"}


def _principal_after_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether "us" or "who" are the United States and the World Health Organization here."""
    token, words = tokens[at], vocabulary()
    before = tokens[at - 1].key if at else ""
    if token.key == "us" and token.kind == "word":
        beside = [tokens[near] for near in (at - 1, at + 1) if 0 <= near < len(tokens)]
        tied = any(one.is_dash or one.key in {"and", "between", "the", "with"} for one in beside)
        return before not in words.pronoun_after and (tied or _is_acronym(token))
    return token.key == "who" and before in words.organisation_after


def _is_acronym(token: Token) -> bool:
    return token.capital and token.text.isupper()


def _name_item(tokens: Sequence[Token], name: Name) -> Item:
    kind = Kind.CITY if name.city is not None and not name.capital else Kind.NAME
    return Item(kind=kind, tokens=tuple(tokens), value=name.code, name=name)


def _known_item(tokens: Sequence[Token], meaning: Meaning) -> Item:
    return Item(
        kind=meaning.kind,
        tokens=tuple(tokens),
        value=meaning.value,
        subtype=meaning.subtype,
        plural=meaning.plural,
    )


def _with_officials(items: Sequence[Item], officials: Officials | None) -> Iterator[Item]:
    """Read runs of unknown words as officials: those a ledger knows, else capitalised names."""
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and items[end].kind is Kind.UNKNOWN and _joins(items, at, end):
            end += 1
        if end == at:
            yield items[at]
            at += 1
        elif officials is not None:
            yield from _known_officials(items[at:end], officials)
            at = end
        else:
            yield from _capitalised_officials(items, at, end)
            at = end


def _joins(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a word goes on with the run of unknown words: nothing stood behind a possessive."""
    return end == at or not items[end - 1].possessive


def _known_officials(run: Sequence[Item], officials: Officials) -> Iterator[Item]:
    at = 0
    while at < len(run):
        for end in range(min(len(run), at + MOST_NAME_WORDS), at, -1):
            known = officials(_full_name(run[at:end]))
            if known is not None:
                yield _official(run[at:end], known)
                at = end
                break
        else:
            yield run[at]
            at += 1


def _capitalised_officials(items: Sequence[Item], at: int, end: int) -> Iterator[Item]:
    """Without a ledger to ask, capitalised words where a person is expected are a name."""
    run = items[at:end]
    named = bool(run[0].tokens[0].key[2:]) and all(map(_looks_named, run))
    if named and _person_expected(items, at, end):
        yield _official(run, _full_name(run))
    else:
        yield from run


def _looks_named(item: Item) -> bool:
    token = item.tokens[0]
    written = token.capital and len(token.key) > 1 and not token.text.isupper()
    return written and not names().is_ambiguous(token.owner)


def _person_expected(items: Sequence[Item], at: int, end: int) -> bool:
    """After "by", "did", "President" or another name; before a verb or with an 's."""
    before = items[at - 1] if at else None
    after = items[end] if end < len(items) else None
    if items[end - 1].possessive:
        return True
    if before is None:
        return (
            after is not None
            and after.is_a(Kind.JOINT, "and")
            and len(items) > end + 1
            and (items[end + 1].kind is Kind.UNKNOWN and _looks_named(items[end + 1]))
        )
    return (
        (after is not None and (_is_verb(after) or after.keys in _AUXILIARIES))
        or before.is_a(Kind.RELATION, "by", "of", "with", "from")
        or before.is_a(Kind.JOINT, "and", "or", ",", "-")
        or before.keys == ("to",)
        or before.is_a(Kind.RANK)
        or (before.kind is Kind.OFFICE and not before.plural)
        or before.keys in _AUXILIARIES
        or _is_verb(before)
    )


_AUXILIARIES = {(word,) for word in ("did", "does", "do", "has", "have", "had", "was", "were")}


def _is_verb(item: Item) -> bool:
    """Whether it may be a verb: "visit" and "visited", but not "visits" and "meetings"."""
    return item.kind is Kind.TYPE and not item.plural


def _full_name(run: Sequence[Item]) -> str:
    return " ".join(token.owner for item in run for token in item.tokens)


def _official(run: Sequence[Item], value: str) -> Item:
    tokens = tuple(token for item in run for token in item.tokens)
    return replace(run[0], kind=Kind.OFFICIAL, tokens=tokens, value=value)
