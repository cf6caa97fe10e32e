"""Subtypes, subject areas and titles, from the words beside a trigger."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from graph.extract.lexicon import domains, kinds, title_words
from graph.extract.model import MentionKind
from graph.extract.parse import Parsed
from graph.model import Participant
from ontology.terms import EventType, Portfolio

LEADERS = frozenset(
    {Portfolio.HEAD_OF_STATE, Portfolio.HEAD_OF_GOVERNMENT, Portfolio.OTHER, Portfolio.EMBASSY}
)
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
ABOUT = frozenset({"on", "about", "of", "for", "concerning", "regarding", "to", "under"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LEADING = re.compile(r"^(?:the|a|an|its|their|this|that|another|one|his)\s+", re.IGNORECASE)
MAX_TITLE = 200


def subtype(event_type: EventType, text: str) -> str | None:
    """The first subtype whose words stand in the text.

    >>> subtype(EventType.VISIT, "paid an official visit to Baku")
    'official'
    """
    for name, pattern in kinds(event_type):
        if pattern is not None and pattern.search(text):
            return name
    return None


def subject_areas(text: str, participants: Iterable[Participant] = ()) -> list[Portfolio]:
    """Portfolios that words of a title name, or else those of the officials who act."""
    found = [area for area, pattern in domains() if pattern.search(text)]
    if found:
        return found
    held = (p.portfolio for p in participants if p.portfolio and p.portfolio not in LEADERS)
    return list(dict.fromkeys(held))[:2]


def document_title(parsed: Parsed, noun: Token, text: str) -> str | None:
    """The title of a document as written, or None when the text gives it none.

    A quoted title at the noun wins; otherwise the noun phrase with its "on …", when it says more
    than that there was a document.
    """
    for token in noun.subtree:
        mention = parsed.mention(token)
        if mention is not None and mention.kind is MentionKind.TITLE and abs(token.i - noun.i) < 6:
            return mention.text
    return _clean_title(_phrase(parsed, noun, text))


def _phrase(parsed: Parsed, noun: Token, text: str) -> str:
    """The noun with its modifiers and its "on …", up to the parties, the time or a verb.

    Read along the line and not down the tree: the parser hangs "on …" on the verb as often.
    """
    first = min([noun.i, *(c.i for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i)])
    start, end = parsed.spans[first][0], parsed.spans[noun.i][1]
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.i == noun.i + 1 and token.lower_ not in ABOUT:
            break
        if token.tag_ in FINITE or token.text in ".;:" or _is_where(parsed, token):
            break
        end = parsed.spans[token.i][1]
    phrase = text[start:end]
    cut = title_words().end.search(phrase, parsed.spans[noun.i][1] - start)
    return phrase[: cut.start()] if cut else phrase


def _is_where(parsed: Parsed, token: Token) -> bool:
    """Whether "in" begins the place of the event: "a protocol on transit in Astana"."""
    if token.lower_ != "in" or token.i + 1 >= token.sent.end:
        return False
    place = parsed.mention(token.nbor())
    return place is not None and place.city is not None


def _clean_title(phrase: str) -> str | None:
    phrase = LEADING.sub("", phrase.strip(' ,.;:"“”')).strip()
    words = re.findall(r"[^\W\d_]+", phrase.lower())
    if len(words) < 2 or len(phrase) > MAX_TITLE or set(words) <= title_words().empty:
        return None
    return phrase
