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
    (?P<skipped> \s+ | \#[^\r\n]* | <[^<>"{}|^`\\\s]*>
      | \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
      | " (?: [^"\\\r\n] | \\. )* " | ' (?: [^'\\\r\n] | \\. )* '
      | [?$]\w* | @[\w-]* )
  | (?P<name> (?: _ | [^\W\d_][\w.-]* )? : (?: [\w.:%-] | \\. )* )
  | (?P<word> \w+ )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
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
_DOTTED_SERVICE = re.compile(r"\.service$", re.IGNORECASE)
"""A local name after which the engine could see a keyword; refused, lest it does."""


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
            raise InvalidSparql(reason, *place(text, at))
        if word == "FROM":
            reason = "the index is one graph, the default one: FROM would leave nothing of it"
            raise InvalidSparql(reason, *place(text, at))
        if form is None and word not in _PROLOGUE:
            form = _form(text, word, at)
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
    """The keywords, in capitals, and where each stands; names that may hide one count as one."""
    last = ""
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            last = token[0].upper()
            yield last, token.start()
        elif token.lastgroup == "name":
            prefix = token[0].partition(":")[0]
            if last == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and prefix != "_":
                reason = f"the prefix {prefix}: is not declared"
                raise InvalidSparql(reason, *place(text, token.start()))
            if _DOTTED_SERVICE.search(token[0]):
                yield "SERVICE", token.start()
            last = ""


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column of a character, both counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
