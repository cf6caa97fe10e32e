"""Cut a paragraph into atoms: labelled spans (names, offices, ranks, titles) and plain words.

Atoms are what the grammar of ``graph.extract.assembly`` reads.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

from graph.gazetteer import Gazetteer, NameMention, PortfolioMention
from graph.gazetteer.tables import table

WORD = re.compile(
    r"(?:[^\W\d_]\.){1,3}(?=[^\W\d_]{2})|(?:[^\W\d_]\.){2,}|['’]s\b"
    r"|[^\W_]+(?:[-'’ʻʼ‘`](?!s\b)[^\W_]+)*\.?|\S"
)
ARTICLE_PREFIX = re.compile(r"^(?:al|el|ad|an|ar|as|at|az|ash)-(?=[^\W\d_])")
"""The Arabic article before a surname: al-Marshad."""
QUOTED = re.compile(r"[“\"«„]([^”\"»“\n]{3,160})[”\"»“]")
TITLE_WORDS = 0.6
"""Least share of capitalised words in a quotation that is a title, function words apart."""


GIVEN = frozenset({"Jan", "January", "April", "May", "June", "Augustus", "August"})
"""Months that are given names as well."""
BEFORE_MONTHS = frozenset(
    {"in", "since", "until", "by", "from", "last", "this", "next", "of", "early", "late", "mid"}
    | {"to", "on", "during", "for", "till", "before", "after", "through", "around", "and", "-"}
)
SUBJECT = re.compile(r"minist\w+ (?:of|for) ")
FURTHER = re.compile(r"(?:,? and |, )((?:[A-Z][^\W\d_]+ ?)+)")
"""More of what a ministry is for: ", Employment and Social Security"."""


class Label(StrEnum):
    """What an atom is."""

    WORD = "word"
    PRINCIPAL = "principal"
    PORTFOLIO = "portfolio"
    RANK = "rank"
    HONORIFIC = "honorific"
    NAME = "name"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Atom:
    """One labelled span; ``start`` and ``end`` are code points of the paragraph."""

    label: Label
    start: int
    end: int
    text: str
    payload: NameMention | PortfolioMention | None = None

    @property
    def lower(self) -> str:
        """The text in lower case, for comparison with word lists."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The word lists of ``rules/actors.toml``."""

    ranks: frozenset[str]
    rank_heads: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    counterparts: frozenset[str]
    office_modifiers: frozenset[str]
    former: frozenset[str]
    groups: frozenset[str]
    delegations: frozenset[str]
    leads: frozenset[str]
    outsiders: frozenset[str]
    chiefs: frozenset[str]
    things: frozenset[str]
    not_names: frozenset[str]


@cache
def actor_words() -> ActorWords:
    """Load the word lists once."""
    data = tomllib.loads((files("graph.extract") / "rules" / "actors.toml").read_text("utf-8"))
    return ActorWords(**{key: frozenset(words) for key, words in data.items()})


def cut(text: str, gazetteer: Gazetteer) -> list[Atom]:
    """The atoms of a paragraph in order, not overlapping, covering every word."""
    marked: list[Atom] = []
    taken = bytearray(len(text))
    names = _names(text, gazetteer)
    for atom in (*_titles(text), *_portfolios(text, names, gazetteer), *names):
        if not any(taken[atom.start : atom.end]):
            taken[atom.start : atom.end] = b"\x01" * (atom.end - atom.start)
            marked.append(atom)
    words = [
        Atom(Label.WORD, m.start(), m.end(), m.group())
        for m in WORD.finditer(text)
        if not any(taken[m.start() : m.end()])
    ]
    stops = [Atom(Label.WORD, a.end, a.end + 1, ".") for a in marked if text.startswith(".", a.end)]
    return _runs(sorted((*marked, *stops, *_split_stops(words)), key=lambda a: a.start), text)


def _titles(text: str) -> list[Atom]:
    return [
        Atom(Label.TITLE, m.start(), m.end(), m.group(1).strip())
        for m in QUOTED.finditer(text)
        if is_title(m.group(1))
    ]


def is_title(quoted: str) -> bool:
    """Whether a quotation is a proper name or title rather than speech.

    >>> is_title("Agreement on Cooperation in the Field of Defence"), is_title("We will grow trade")
    (True, False)
    """
    words = [
        w for w in re.findall(r"[^\W_]+", quoted) if len(w) > 3 or w[0].isupper() or w.isdigit()
    ]
    if not words or quoted.rstrip().endswith(","):
        return False
    capital = sum(w[0].isupper() or w[0].isdigit() for w in words)
    return capital / len(words) >= TITLE_WORDS and words[0].lower() not in {"we", "i", "our", "it"}


def _portfolios(text: str, names: list[Atom], gazetteer: Gazetteer) -> list[Atom]:
    whole = gazetteer.scan_portfolios(text)
    found = [m for mention in whole for m in _before_name(text, mention, names, gazetteer)]
    limits = [m.start for m in found[1:]] + [len(text)]
    ends = [_subject_end(text, m, limit) for m, limit in zip(found, limits, strict=False)]
    return [
        Atom(Label.PORTFOLIO, m.start, end, text[m.start : end], m)
        for m, end in zip(found, ends, strict=True)
    ]


def _before_name(
    text: str, mention: PortfolioMention, names: list[Atom], gazetteer: Gazetteer
) -> list[PortfolioMention]:
    """An office without the word of a state's name: "President of the Republic of Malta"."""
    inside = range(mention.start + 1, mention.end)
    opened = next((n.start for n in names if n.start in inside and n.end > mention.end), None)
    if opened is None:
        return [mention]
    shorter = gazetteer.scan_portfolios(text[mention.start : opened])
    return [replace(m, start=m.start + mention.start, end=m.end + mention.start) for m in shorter]


def _subject_end(text: str, mention: PortfolioMention, limit: int) -> int:
    """Where an office ends that has more subjects than the gazetteer lists.

    "Minister for Labour, Employment and Social Security" is one minister, whatever the last words.
    """
    if not SUBJECT.search(mention.surface.lower()):
        return mention.end
    further = FURTHER.match(text, mention.end, limit)
    while further and further.group(1).split()[0].lower() in subject_words():
        more = further
        words = more.group(1).split()
        known = [word.lower() in subject_words() for word in words]
        count = known.index(False) if False in known else len(words)
        last = re.compile(r"\s+".join(map(re.escape, words[:count]))).match(text, more.start(1))
        assert last is not None
        mention = replace(mention, end=last.end())
        further = FURTHER.match(text, mention.end, limit) if count == len(words) else None
    return mention.end


@cache
def subject_words() -> frozenset[str]:
    """The words for what ministries are for: labour, social, security, affairs."""
    rows = table("portfolios.tsv")
    phrases = (f"{row[2]} {row[4]}" for row in rows if row[1] == "subject")
    return frozenset(re.findall(r"[a-z]{4,}", " ".join(phrases).lower()))


def _names(text: str, gazetteer: Gazetteer) -> list[Atom]:
    return [
        Atom(Label.PRINCIPAL, m.start, m.end, text[m.start : m.end], m)
        for m in gazetteer.scan(text)
        if m.city is None or not _hyphened(text, m)
    ]


def _hyphened(text: str, name: NameMention) -> bool:
    """Whether what looks like a city is half of a person's name: "Phiri-Banda", "Chia-chi"."""
    before, after = text[: name.start], text[name.end :]
    return bool(re.search(r"[^\W\d_]-$", before) or re.match(r"-[^\W\d_A-Z]", after))


def _split_stops(words: list[Atom]) -> list[Atom]:
    """Cut the full stop off a word unless the word is an abbreviation."""
    result: list[Atom] = []
    honorifics = actor_words().honorifics | actor_words().ranks
    for word in words:
        cuttable = word.text.endswith(".") and len(word.text) > 1 and word.lower not in honorifics
        if cuttable and not re.fullmatch(r"(?:[^\W\d_]\.)+", word.text):
            stop = word.end - 1
            result.append(Atom(Label.WORD, word.start, stop, word.text[:-1]))
            result.append(Atom(Label.WORD, stop, word.end, "."))
        else:
            result.append(word)
    return result


def _runs(atoms: list[Atom], text: str) -> list[Atom]:
    """Join neighbouring words into ranks, honorifics and names."""
    words = actor_words()
    result: list[Atom] = []
    i = 0
    while i < len(atoms):
        j, label = _run(atoms, i, words)
        if j > i:
            start, end = atoms[i].start, atoms[j - 1].end
            result.append(Atom(label, start, end, text[start:end]))
            i = j
        else:
            result.append(atoms[i])
            i += 1
    return result


def _run(atoms: list[Atom], i: int, words: ActorWords) -> tuple[int, Label]:
    """End and label of the run that starts at ``i``; its end is ``i`` when there is none."""
    if atoms[i].label is not Label.WORD:
        return i, Label.WORD
    j = i
    while j < len(atoms) and _is_rank(atoms[j], words):
        j += 1
    if any(words.rank_heads.intersection(a.lower.split("-")) for a in atoms[i:j]):
        return j, Label.RANK
    pair = f"{atoms[i].lower} {atoms[i + 1].lower}" if i + 1 < len(atoms) else ""
    if pair in words.honorifics:
        return i + 2, Label.HONORIFIC
    if atoms[i].lower in words.honorifics and atoms[i].text[0].isupper():
        return i + 1, Label.HONORIFIC
    end = _name_run(atoms, i, words)
    longer = i < end < len(atoms) and _names_thing(atoms[end], words)
    return end, Label.WORD if longer else Label.NAME


def _names_thing(atom: Atom, words: ActorWords) -> bool:
    """Whether a capitalised noun makes what stands before it a thing's name: "Jackson Palace"."""
    return atom.label is Label.WORD and atom.text[0].isupper() and atom.lower in words.things


def _is_rank(atom: Atom, words: ActorWords) -> bool:
    parts = atom.lower.split("-")
    return atom.label is Label.WORD and atom.text[0].isupper() and words.ranks.issuperset(parts)


def _name_run(atoms: list[Atom], i: int, words: ActorWords) -> int:
    j = end = i
    if _is_given(atoms, i, words):
        j = end = i + 1
    while j < len(atoms) and atoms[j].label is Label.WORD:
        if _may_be_name(atoms[j], words):
            end = j = j + 1
        elif end > i and atoms[j].lower in words.particles:
            j += 1
        else:
            break
    return end


def _is_given(atoms: list[Atom], i: int, words: ActorWords) -> bool:
    """Whether a month is somebody's given name: "Jan Knutsson", "January Makamba"."""
    if atoms[i].text not in GIVEN or i + 1 >= len(atoms) or not _may_be_name(atoms[i + 1], words):
        return False
    before = atoms[i - 1].lower if i > 0 else ""
    return before not in BEFORE_MONTHS and not before.isdigit()


def _may_be_name(atom: Atom, words: ActorWords) -> bool:
    name = ARTICLE_PREFIX.sub("", atom.text)
    if not (name[0].isalpha() and name[0].isupper()):
        return False
    lower = atom.lower.rstrip(".")
    return not (lower in words.not_names or lower in words.chiefs or _is_rank(atom, words))
