"""Whether a text is one that the rules read: English prose.  Cheap: a look at its beginning."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from graph.extract.furniture import Story

LOOKED_AT = 20_000
"""Characters that tell what a text is; more would cost time and tell no more."""
MIN_LETTERS = 0.4
"""Share of letters among what is printed, under which a text is a table or noise."""
MIN_LATIN = 0.5
MIN_WORDS = 20
"""Words under which nothing is said of a text's language."""
MIN_COMMON = 0.07
"""Share of common words under which a text is not in English; of news they are a third."""
COMMON = frozenset(
    {"the", "of", "and", "that", "with", "from", "by", "has", "have", "were", "which", "their"}
    | {"his", "this", "after", "been", "are", "said", "its", "between", "during", "would", "an"}
    | {"in", "on", "at", "to", "for", "he", "she", "it", "is", "was", "will"}
)
"""Frequent in English, and together rare in any other language of the same letters."""
WORD = re.compile(r"[^\W\d_]+")


def why_unread(text: str, told: Story) -> str | None:
    """Why nothing can be read in a document, if so; in words for who sent it.

    >>> from graph.extract.furniture import read_story
    >>> text = "Министры обороны провели встречу в Баку."
    >>> why_unread(text, read_story(text))
    'not in English: 100% of its letters are Cyrillic'
    """
    printed = [c for c in text[:LOOKED_AT] if c.isprintable() and not c.isspace()]
    letters = [c for c in printed if c.isalpha()]
    if not printed:
        return "empty: there is no printed character in it"
    if len(letters) < MIN_LETTERS * len(printed):
        return f"no prose: {_percent(len(letters), len(printed))} of its characters are letters"
    return _script(letters) or _language(told) or _make_up(told)


def _script(letters: Sequence[str]) -> str | None:
    """Letters of another script than English has."""
    counts = Counter(letters)
    scripts = Counter[str]()
    for letter, count in counts.items():
        scripts[unicodedata.name(letter, "UNNAMED").split()[0]] += count
    if scripts["LATIN"] >= MIN_LATIN * len(letters):
        return None
    name, count = scripts.most_common(1)[0]
    return f"not in English: {_percent(count, len(letters))} of its letters are {name.title()}"


def _language(told: Story) -> str | None:
    """Too few of the words that every English text has."""
    words = WORD.findall(told.text[:LOOKED_AT].lower())
    common = sum(word in COMMON for word in words)
    if len(words) < MIN_WORDS or common >= MIN_COMMON * len(words):
        return None
    return f"not in English: {_percent(common, len(words))} of its words are common English ones"


def _make_up(told: Story) -> str | None:
    if any(not block.headline for block in told.blocks):
        return None
    return "no running text: there are only headlines, menus and captions in it"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"
