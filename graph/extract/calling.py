"""Names that a sentence gives outright: "called X", "Exercise X", "a strategic partnership"."""

import re

from graph.extract.timewords import MONTHS, WEEKDAYS
from graph.gazetteer import gazetteer
from ontology.terms import EventType

WORD = r"[A-Z\u00c0-\u00de\u0100-\u024f][\w'’]*(?:[-/][\w'’]+)*"
RUN = (
    rf"{WORD}(?: (?:(?:of|the|for|and|de|du|del) )*(?:{WORD}|\d{{1,4}}(?:[-/]\d+)?(?! \w+ers\b)))*"
)
CALLED = re.compile(
    r"\b(?:called|named|dubbed|titled|entitled|baptised|christened|code-?named|known as"
    rf"|under the (?:name|title)(?: of)?),? (?:the )?[“\"‘']?({RUN})"
)
EXERCISE = re.compile(
    rf"\b(?:[Ee]xercises?|[Dd]rills?|[Mm]an(?:o)?euvers?|[Mm]anoeuvres?|war games),? ({RUN})"
)
BEFORE_NOUN = re.compile(
    rf"\b({WORD}(?: {WORD}){{0,5}}[- ](?:20\d\d|\d\d)),? (?:[a-z-]+ ){{0,4}}"
    r"(?:exercise|drill|man(?:o)?euv)"
)
FUNCTION = frozenset(
    {"a", "an", "the", "to", "as", "into", "of", "their", "its", "our", "and", "by", "with", "for"}
    | {"new", "from", "level", "ties", "relations", "called", "in", "on", "that", "is", "was"}
)
BEFORE_TIMES = frozenset({"in", "on", "since", "by", "from", "between", "until"})
MOST = 4
"""Most words that say which partnership."""


def called(words: str, event_type: EventType) -> str | None:
    """The name that the words of a sentence give to an event of the type, if they do."""
    if event_type is EventType.RELATIONS:
        return _partnership(words)
    patterns = [CALLED]
    if event_type is EventType.EXERCISE:
        patterns += [EXERCISE, BEFORE_NOUN]
    for pattern in patterns:
        found = pattern.search(words)
        name = found.group(1) if found is not None else ""
        if name and not _is_actor(name) and not _is_time(name):
            return name
    return None


def _partnership(words: str) -> str | None:
    """ "Raised to a comprehensive strategic partnership": the level, with what tells it apart."""
    tokens = re.findall(r"[\w’'-]+", words)
    ends = [n for n, token in enumerate(tokens) if token.lower() == "partnership"]
    if not ends:
        return None
    end = first = ends[-1]
    while first > 0 and tokens[first - 1].lower() not in FUNCTION and end - first < MOST:
        first -= 1
    return " ".join(tokens[first : end + 1]) if end > first else None


def _is_time(name: str) -> bool:
    """Whether what looks like a name is a time: "On March 15", "Monday"."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    return words[0] in BEFORE_TIMES or bool({*MONTHS, *WEEKDAYS}.intersection(words))


def _is_actor(name: str) -> bool:
    """Whether a name is that of a state, an organisation, a city or an office."""
    places = any(each.start == 0 for each in gazetteer().scan(name))
    return places or any(each.start == 0 for each in gazetteer().scan_portfolios(name))
