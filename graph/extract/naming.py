"""Proper names of what an event is about: documents, forums, orders, arms, projects."""

import re
from collections.abc import Iterator

from graph.extract.frames import Frame, subjects
from graph.extract.lexicon import things, title_words
from graph.extract.model import OFFICES, MentionKind
from graph.extract.parse import Parsed
from graph.extract.timewords import MONTHS, NUMBERS, WEEKDAYS
from graph.extract.tokens import Span, Token
from ontology.terms import EventType

MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
ABOUT = frozenset({"on", "about", "of", "for", "concerning", "regarding", "to", "under"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OFFICIALS = OFFICES | {MentionKind.OFFICIAL}
"""Whom something is given to, and not named after: "the Order of Merit on the minister"."""
JOINTS = frozenset(
    {"of", "the", "for", "and", "on", "de", "in", "to", "du", "del", "-", "–", "’s", "'s"}
)
ORDER = frozenset({"first", "second", "third", "next", "last", "new", "further", "regular"})
HYPHENS = frozenset({"-", "–"})
LEADING = re.compile(r"^(?:the|a|an|its|their|this|that|another|one|his)\s+", re.IGNORECASE)
COUNTED = re.compile(
    r"^(?:the |a |an )?(?:number|series|package|raft|set|range|batch|bundle|text)s? of\s+",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:20)?\d\d)?|[-–]")
MAX_TITLE = 200
MEASURING = frozenset({"run", "last", "include", "follow", "cost", "total", "number", "go"})
"""Participles that say how long or how much, not what about."""
AHEAD = 6
"""How far in tokens from "and" the noun of another document stands."""
NEAR = 6
"""How far in tokens a quoted title stands from its noun."""
BEARERS = frozenset({"pen", "paper", "name", "signature", "force", "effect", "instrument"})
"""Nouns of triggers that are no document themselves: "put their names to the Charter"."""
FORUMS = frozenset(
    {"commission", "council", "committee", "forum", "summit", "dialogue", "conference", "session"}
    | {"consultation", "consultations", "cabinet", "group", "congress"}
)
BODIES = frozenset({"commission", "committee", "council", "cabinet", "consultation", "group"})
"""What meets by its name, though it be in lower case: "the joint border commission"."""
NAMED = frozenset(
    {
        EventType.AWARD,
        EventType.ARMS_TRANSFER,
        EventType.ECONOMIC_COOPERATION,
        EventType.CULTURAL_COOPERATION,
        EventType.MILITARY_COOPERATION,
        EventType.AID,
    }
)
"""Types whose object has a proper name of its own."""


def named_documents(parsed: Parsed, sentence: Span, text: str) -> Iterator[str]:
    """The titles of the documents that a sentence speaks of."""
    for token in sentence:
        if token.lemma_.lower() in things("documents") and parsed.mention(token) is None:
            title = document_title(parsed, token, text)
            if title is not None:
                yield title


ACT_OF = re.compile(
    r"^(?:signing|signature|conclusion|exchange|ratification|initialling) of "
    r"(?:an? |the |multiple |several |\w+ (?=\w+s\b))?",
    re.IGNORECASE,
)
"""What is done with a document, before its title."""


def signed_noun(frame: Frame) -> Token | None:
    """The document of "put their names to …", "… entered into force", or the trigger's own noun."""
    noun = frame.noun
    if noun is None or noun.lemma_.lower() not in BEARERS:
        return noun
    places = [t for slot in ("to", "on") for t in frame.tokens(slot)]
    acting = subjects(frame.verb) if frame.verb is not None else []
    found = (t for t in (*places, *acting) if t.lemma_.lower() in things("documents"))
    return next(found, None)


def counted(noun: Token) -> int | None:
    """How many documents a plural says there are, 0 for some; None for a singular."""
    if noun.tag_ != "NNS":
        return None
    number = next((c.lower_ for c in noun.children if c.dep_ == "nummod"), "")
    return int(number) if number.isdigit() else NUMBERS.get(number, 0)


def uncounted(noun: Token, title: str | None) -> bool:
    """Whether a title only says which documents there were: "several cooperation documents"."""
    several = noun.tag_ == "NNS" and noun.lemma_ in ("document", "paper", "act")
    return several and title is not None and title.islower()


def document_title(parsed: Parsed, noun: Token, text: str) -> str | None:
    """The title of a document as written, or None when the text gives it none.

    A quoted title at the noun wins; otherwise the noun phrase with its "on …", when it says more
    than that there was a document.
    """
    quoted = _quoted(parsed, noun)
    if quoted is not None:
        return quoted
    start, end = _phrase(parsed, noun, text)
    if _capital(parsed, noun, text):
        first, last = _run(parsed, noun, text)
        start, end = min(start, parsed.spans[first][0]), max(end, parsed.spans[last][1])
    return _clean_title(text[start:end])


def proper_name(parsed: Parsed, event_type: EventType, noun: Token, text: str) -> str | None:
    """The name of an order, weapon, project or forum at a trigger's noun, or None."""
    if event_type is EventType.MEETING:
        forum = next((t for t in (noun, *noun.subtree) if t.lemma_.lower() in FORUMS), None)
        if forum is None:
            return None
        return _capitals(parsed, forum, text) or _modified(parsed, forum, text)
    if event_type is EventType.STATEMENT and noun.lemma_.lower() in things("documents"):
        return _quoted(parsed, noun) or _capitals(parsed, noun, text)
    if event_type not in NAMED:
        return None
    return _quoted(parsed, noun) or _capitals(parsed, noun, text) or _brand(parsed, noun, text)


def _modified(parsed: Parsed, noun: Token, text: str) -> str | None:
    """A body that meets, with what tells it apart: "lithium working group"."""
    own = [c for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i and c.pos_ != "NUM"]
    own = [c for c in own if parsed.mention(c) is None and c.lower_ not in ORDER]
    if noun.lemma_.lower() not in BODIES or not own:
        return None
    if noun.lemma_ == "group" and not any(c.lower_ == "working" for c in own):
        return None
    return text[parsed.spans[min(c.i for c in own)][0] : parsed.spans[noun.i][1]]


def _quoted(parsed: Parsed, noun: Token) -> str | None:
    for token in noun.subtree:
        mention = parsed.mention(token)
        if (
            mention is not None
            and mention.kind is MentionKind.TITLE
            and abs(token.i - noun.i) < NEAR
        ):
            return mention.text
    return None


def _capitals(parsed: Parsed, noun: Token, text: str) -> str | None:
    """The run of capitalised words that holds the noun: "Order of the Southern Cross"."""
    if not _capital(parsed, noun, text):
        return None
    first, last = _run(parsed, noun, text)
    name = text[parsed.spans[first][0] : parsed.spans[last][1]]
    return name if " " in name else None


def _run(parsed: Parsed, noun: Token, text: str) -> tuple[int, int]:
    """The first and the last word of the run, the years of a programme with it."""
    first = last = noun.i
    while first > noun.sent.start and _precedes(parsed, noun.doc[first - 1], text):
        first -= 1
    while last + 1 < noun.sent.end and _follows(parsed, noun.doc[last + 1], noun, text):
        last += 1
    while first < noun.i and _is_outer(parsed, noun.doc[first], text):
        first += 1
    while last > noun.i and noun.doc[last].lower_ in (*JOINTS, ","):
        last -= 1
    return first, last


def _precedes(parsed: Parsed, token: Token, text: str) -> bool:
    """Whether a word before the noun is of its name, and not of another document's."""
    if not token.lower_.isalpha() or _capital(parsed, token, text):
        return _joins(parsed, token, text)
    if token.lower_ == "the" and token.i > token.sent.start and token.nbor(-1).lower_ == "and":
        return False
    before = token.doc[max(token.i - AHEAD, token.sent.start) : token.i]
    named = any(t.lemma_.lower() in things("documents") for t in before)
    return not named and _joins(parsed, token, text)


def _is_outer(parsed: Parsed, token: Token, text: str) -> bool:
    """Whether a word at the start of the run is none of the name's: "Under the Declaration"."""
    return not _capital(parsed, token, text) or token.pos_ in ("ADP", "DET", "SCONJ", "PRON")


def _follows(parsed: Parsed, token: Token, noun: Token, text: str) -> bool:
    """Whether a word behind the noun is of its name; not where or when it was, nor another."""
    after = token.nbor() if token.i + 1 < token.sent.end else None
    if token.lower_ in ("in", "on") and (_is_outside(parsed, token) or after is None):
        return False
    if token.lower_ == "and" and _is_another(token):
        return False
    given = parsed.mention(after) if after is not None and token.lower_ in ("on", "to") else None
    if given is not None and given.kind in OFFICIALS:
        return False
    if token.text == "," and after is not None:
        listed = noun.i < token.i - 1 and parsed.mention(after) is None
        return listed and _capital(parsed, after, text) and noun.lemma_.lower() in FORUMS
    years = YEARS.fullmatch(token.text) is not None and token.nbor(-1).lower_ != "in"
    return years or _joins(parsed, token, text)


def _is_another(joint: Token) -> bool:
    """Whether another document follows "and": "the Treaty on Borders and the Declaration"."""
    behind = joint.doc[joint.i + 1 : min(joint.i + AHEAD, joint.sent.end)]
    return any(t.lemma_.lower() in things("documents") for t in behind)


def _joins(parsed: Parsed, token: Token, text: str) -> bool:
    return token.lower_ in JOINTS or _capital(parsed, token, text)


def _capital(parsed: Parsed, token: Token, text: str) -> bool:
    start, end = parsed.spans[token.i]
    return text[start:end][:1].isupper()


def _brand(parsed: Parsed, noun: Token, text: str) -> str | None:
    """What the thing is called before its noun: "JF-17 Thunder fighters"."""
    end = first = noun.i
    while first > noun.sent.start and _branded(parsed, noun.doc[first - 1], text):
        first -= 1
    while end > first and not _branded(parsed, noun.doc[end - 1], text):
        end -= 1
    return text[parsed.spans[first][0] : parsed.spans[end - 1][1]] if end > first else None


def _branded(parsed: Parsed, token: Token, text: str) -> bool:
    mention = parsed.mention(token)
    if mention is not None and mention.kind is not MentionKind.TITLE:
        return False
    if token.pos_ in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV"):
        return False
    start, end = parsed.spans[token.i]
    word = text[start:end]
    if word.isdigit():
        return token.i > token.sent.start and _capital(parsed, token.nbor(-1), text)
    return len(word) > 1 and (word[0].isupper() or (word[0].isalpha() and word[-1].isdigit()))


def _phrase(parsed: Parsed, noun: Token, text: str) -> tuple[int, int]:
    """Where the noun stands with its modifiers and its "on …", up to the parties or the time.

    Read along the line and not down the tree: the parser hangs "on …" on the verb as often.
    """
    first = min([noun.i, *(c.i for c in noun.children if c.dep_ in MODIFIERS and c.i < noun.i)])
    if first > noun.sent.start + 1 and noun.doc[first - 1].text in HYPHENS:
        first -= 2
    start, end = parsed.spans[first][0], parsed.spans[noun.i][1]
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.i == noun.i + 1 and not (token.lower_ in ABOUT or _tells(token, noun)):
            break
        if token.tag_ in FINITE or token.text in ".;:" or _is_outside(parsed, token):
            break
        end = parsed.spans[token.i][1]
    phrase = text[start:end]
    cut = title_words().end.search(phrase, parsed.spans[noun.i][1] - start)
    return start, start + cut.start() if cut else end


def _tells(token: Token, noun: Token) -> bool:
    """Whether a participle says what a document does: "a treaty normalising ties"."""
    telling = token.tag_ == "VBG" and token.dep_ == "acl" and token.head == noun
    return telling and token.lemma_ not in MEASURING


def _is_outside(parsed: Parsed, token: Token) -> bool:
    """Whether a preposition begins the place or the day of the event and not the subject."""
    if token.lower_ not in ("in", "on") or token.i + 1 >= token.sent.end:
        return False
    after = token.nbor()
    if after.tag_ == "CD" or after.lower_.rstrip(".") in MONTHS or after.lower_ in WEEKDAYS:
        return True
    place = parsed.mention(after)
    return token.lower_ == "in" and place is not None and place.city is not None


def _clean_title(phrase: str) -> str | None:
    phrase = COUNTED.sub("", phrase.strip())
    phrase = LEADING.sub("", phrase.strip(' ,.;:"“”').removesuffix(" and")).strip()
    phrase = ACT_OF.sub("", phrase)
    words = re.findall(r"[^\W\d_]+", phrase.lower())
    if len(words) < 2 or len(phrase) > MAX_TITLE or set(words) <= title_words().empty:
        return None
    return phrase
