"""Find the triggers of a sentence: which rule fires on which noun and verb."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graph.extract.frames import Frame, governor, objects
from graph.extract.lexicon import Trigger, triggers
from graph.extract.model import MentionKind
from graph.extract.parse import Parsed

VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "ADJ")


@dataclass(slots=True)
class Firing:
    """One rule that fired, and where."""

    rule: Trigger
    frame: Frame


def fire(parsed: Parsed, sentence: Span) -> Iterator[Firing]:
    """The rules that fire in a sentence; of each type and trigger word the first rule only."""
    lemmas = {token.lemma_.lower() for token in sentence}
    done: set[tuple[str, int]] = set()
    for rule in triggers():
        if rule.requires and not rule.requires & lemmas:
            continue
        for noun, verb in _matches(rule, parsed, sentence):
            anchor = noun if noun is not None else verb
            assert anchor is not None
            if (rule.type, anchor.i) in done:
                continue
            done.add((rule.type, anchor.i))
            yield Firing(rule, Frame(parsed, noun, verb))


def _matches(
    rule: Trigger, parsed: Parsed, sentence: Span
) -> Iterator[tuple[Token | None, Token | None]]:
    """Noun and verb of each place where a rule holds."""
    for token in sentence:
        if parsed.mention(token) is not None:
            continue
        lemma = token.lemma_.lower()
        verbal = token.pos_ in VERBAL and lemma in rule.verbs
        if lemma in rule.nouns and token.pos_ in NOMINAL:
            verb = _verb(rule, token)
            if not rule.verbs or verb is not None:
                yield token, verb if verb is not None else governor(token)
        elif verbal and (not rule.nouns or rule.title):
            if not rule.title or any(_is_title(parsed, o) for o in objects(token)):
                yield None, token


def _verb(rule: Trigger, noun: Token) -> Token | None:
    """The verb of the rule at a noun: above it, or in a clause upon it ("a treaty they signed")."""
    above = governor(noun)
    clauses = [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    for verb in (above, *clauses):
        if verb is not None and verb.lemma_.lower() in rule.verbs:
            return verb
    return None


def _is_title(parsed: Parsed, token: Token) -> bool:
    mention = parsed.mention(token)
    return mention is not None and mention.kind is MentionKind.TITLE
