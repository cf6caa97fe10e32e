"""What a query says before an engine reads it: its form, and whether it asks for what is refused.

An engine is not asked: pyoxigraph fetches from the network where a query says ``SERVICE``, and
ends its process where a query is nested too deeply.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import InvalidSparql
from graph.sparql.formats import Shape
from ontology.namespaces import KINDS, VOCABULARIES

LONGEST = 50_000
"""Characters of a query; the longest of ``ontology/queries`` has 1,500."""

_TOKEN = re.compile(
    r"""
    (?P<skipped> \s++ | \#[^\r\n]*+
      | \"{3} (?: [^"\\] | \\. | "(?!"") )*+ \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )*+ '{3}
      | "(?!"") (?: [^"\\\r\n] | \\. )*+ " | '(?!'') (?: [^'\\\r\n] | \\. )*+ '
      | [?$]\w*+ | @[a-zA-Z]++ (?: -[a-zA-Z0-9]++ )*+ )
  | (?P<iri> < (?: [^<>"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )*+ > )
  | (?P<broken> < (?= [a-zA-Z][a-zA-Z0-9+.-]*+ :// ) )
  | (?P<name> (?: _ | [^\W\d_][\w.-]*+ )?+ : (?: [\w.:%-] | \\. )*+ )
  | (?P<words> [^\W\d_][\w.-]*+ | \w++ )
  | (?P<quote> ["'] )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Nothing is read twice: what a quantifier took it keeps (``++``), so that a query takes time as
it is long."""
_WORD = re.compile(r"\w+")
_FORMS = {
    "SELECT": Shape.TABLE,
    "ASK": Shape.TABLE,
    "CONSTRUCT": Shape.GRAPH,
    "DESCRIBE": Shape.GRAPH,
}
_PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
_VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
PREFIXES = frozenset({*VOCABULARIES, *KINDS, "rdf", "owl"})
"""Prefixes that need no declaration; one that is made all the same holds."""
_HIDING_NAME = re.compile(r"service[^:]*:|\..*service", re.IGNORECASE)
"""A name within which the engine could see a keyword; refused, lest it does."""
_WHOLE_IRI = re.compile(r"<[a-zA-Z][a-zA-Z0-9+.-]*+://")
"""What begins an IRI and nothing else: no expression has a ``://`` after "less than"."""
_HIDING_IRI = re.compile(r"[#']|service", re.IGNORECASE)
"""What in an IRI would, were its ``<`` "less than", be a keyword or begin a comment or a text."""
_BROKEN = {
    "<": "an IRI begins here that does not end, or has a character that no IRI has",
    '"': "a text begins here that does not end",
    "'": "a text begins here that does not end",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlQuery:
    """A query that may be put to an engine."""

    text: str
    form: str
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``."""
    volatile: bool = False
    """Whether it may be answered differently each time, as by ``NOW()``."""

    @property
    def shape(self) -> Shape:
        """What answers it."""
        return _FORMS[self.form]


def read_sparql(text: str) -> SparqlQuery:
    """A query by its text.

    Raises ``InvalidSparql`` when it is over-long, has none of the four forms, is an update, asks
    another service, names other graphs than the one there is, or uses an undeclared prefix.
    """
    if len(text) > LONGEST:
        raise InvalidSparql(f"the query is longer than {LONGEST} characters")
    form, volatile = None, False
    for word, at in _words(text, set(PREFIXES)):
        if "SERVICE" in word:
            reason = "other services are not asked from here: SERVICE is refused"
            if word != text[at : at + len(word)].upper():
                reason += ", and what may hide it: write IRIs whole, and other names"
            raise InvalidSparql(reason, *place(text, at))
        if word == "FROM":
            reason = "the index is one graph, the default one: FROM would leave nothing of it"
            raise InvalidSparql(reason, *place(text, at))
        if form is None and word not in _PROLOGUE:
            form = _form(text, word, at)
        if word in _BROKEN:
            raise InvalidSparql(_BROKEN[word], *place(text, at))
        volatile |= word in _VOLATILE
    if form is None:
        raise InvalidSparql(f"the query says none of {', '.join(_FORMS)}", *place(text, len(text)))
    return SparqlQuery(text=text, form=form, volatile=volatile)


def _form(text: str, word: str, at: int) -> str:
    if word in _UPDATES:
        reason = f"{word} would change the graph, which follows the ledger: only queries are taken"
        raise InvalidSparql(reason, *place(text, at))
    if word not in _FORMS:
        raise InvalidSparql(f"expected one of {', '.join(_FORMS)}", *place(text, at))
    return word


def _words(text: str, declared: set[str]) -> Iterator[tuple[str, int]]:
    """The keywords, in capitals, and where each stands; what may hide ``SERVICE`` counts as it.

    What begins an IRI or a text that has no end is told as well.

    Only the engine knows which ``<`` begins an IRI.  One that may be "less than" is read as an IRI,
    and refused where the other reading could make a keyword of what is skipped here.
    """
    hidden = re.search("service", text, re.IGNORECASE) is not None
    last = ""
    for token in _TOKEN.finditer(text):
        kind, said, at = str(token.lastgroup), token[0], token.start()
        if kind in ("broken", "quote"):
            yield said, at
        elif kind == "words":
            for word in _WORD.finditer(said):
                last = word[0].upper()
                yield last, at + word.start()
        elif kind == "name":
            _declare(text, token, declared, last)
            last = ""
        if hidden and _hides(kind, said):
            yield "SERVICE", at


def _declare(text: str, name: re.Match[str], declared: set[str], last: str) -> None:
    """Take in a prefix that is declared; raises ``InvalidSparql`` for one that is not."""
    prefix = name[0].partition(":")[0]
    if last == "PREFIX":
        declared.add(prefix)
    elif prefix not in declared and prefix != "_":
        reason = f"the prefix {prefix}: is not declared"
        raise InvalidSparql(reason, *place(text, name.start()))


def _hides(kind: str, said: str) -> bool:
    """Whether a token, in a query that says ``service`` somewhere, may hide the keyword."""
    if kind == "iri":
        return _WHOLE_IRI.match(said) is None and _HIDING_IRI.search(said) is not None
    return kind == "name" and _HIDING_NAME.search(said) is not None


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
