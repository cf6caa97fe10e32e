"""Render the ontology as a page of the documentation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import Template

from rdflib import SH, Graph
from rdflib.term import Node

from ontology.vocabulary import SOURCE, STATUS_COLUMNS, Code, Definition, Entry, Vocabulary, codes

LANGUAGES = ("az", "kk", "ru", "tr")

PAGE = SOURCE.with_name("reference.md")
"""The page's own words, with a place for every list."""


def reference(vocabulary: Vocabulary) -> str:
    """The whole page, as Markdown."""
    types = vocabulary.event_types()
    lists = {
        "event_types": (line for entry in types for line in _event_type(entry)),
        "statuses": _closed_list("Status", vocabulary),
        "roles": _closed_list("Role", vocabulary),
        "portfolios": _closed_list("Portfolio", vocabulary),
        "matches": _matches(types),
        "meanings": _meanings(types),
        "classes": map(_class, vocabulary.classes()),
        "properties": map(_property, vocabulary.properties()),
        "checks": _checks(),
        "questions": _questions(),
    }
    page = Template(PAGE.read_text(encoding="utf-8"))
    return page.substitute({name: _joined(lines) for name, lines in lists.items()})


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _event_type(entry: Entry) -> list[str]:
    lines = [
        f"### {entry.value}\n",
        f"`bl:{entry.local}` · {_translations(entry)}\n",
        f"{entry.definition} *Example: {entry.example}*\n",
        f"Usual roles: {', '.join(entry.roles)}. Source: {entry.source}.\n",
    ]
    if entry.subtypes:
        lines += [*_table(("subtype", "meaning", "example"), _subtype_rows(entry)), ""]
    return lines


def _subtype_rows(entry: Entry) -> Iterable[Sequence[str]]:
    return ((f"`{each.value}`", each.definition, each.example) for each in entry.subtypes)


def _translations(entry: Entry) -> str:
    return ", ".join(f"{entry.labels[each]} ({each})" for each in LANGUAGES)


def _matches(types: Sequence[Entry]) -> list[str]:
    rows = [row for entry in types for row in _match_rows(entry)]
    return _table(("event", *STATUS_COLUMNS, "intensity"), rows)


def _match_rows(entry: Entry) -> Iterable[Sequence[str]]:
    yield _match_row(entry.value, entry)
    for each in entry.subtypes:
        if each.matches:
            yield _match_row(f"{entry.value} {each.value}", each)


def _match_row(name: str, entry: Entry) -> tuple[str, ...]:
    cells = (" ".join(entry.matches[column]) for column in STATUS_COLUMNS)
    return (f"`{name}`", *cells, str(entry.intensity))


def _meanings(types: Sequence[Entry]) -> list[str]:
    names = {entry.local: entry.value for entry in types}
    names |= {s.local: f"{entry.value} {s.value}" for entry in types for s in entry.subtypes}
    rows = [
        (code.notation, code.label, names[code.meaning], _status(code), code.fit.split("M")[0])
        for scheme in ("plover", "cameo")
        for code in codes(scheme)
        if len(code.notation) != 4 or scheme == "plover" or not _inherits(code)
    ]
    return _table(("code", "means", "event", "status", "fit"), rows)


def _status(code: Code) -> str:
    return code.status.removeprefix("status-")


def _inherits(code: Code) -> bool:
    """Whether a code of four digits means what the three before it mean."""
    above = next(each for each in codes("cameo") if each.notation == code.notation[:3])
    return (above.meaning, above.status) == (code.meaning, code.status)


def _closed_list(name: str, vocabulary: Vocabulary) -> list[str]:
    rows = (
        (f"`{e.value}`", e.definition, e.example, *(e.labels[each] for each in LANGUAGES))
        for e in vocabulary.closed_list(name)
    )
    return _table((name.lower(), "meaning", "example", *LANGUAGES), rows)


def _class(each: Definition) -> str:
    return f"- **`bl:{each.local}`**{_above(each)}. {_meaning(each)}"


def _property(each: Definition) -> str:
    of = " or ".join(f"`{domain}`" for domain in each.domains)
    return f"- **`bl:{each.local}`** of {of}, to `{each.range}`{_above(each)}. {_meaning(each)}"


def _above(each: Definition) -> str:
    return f", a kind of {' and '.join(f'`{a}`' for a in each.above)}" if each.above else ""


def _meaning(each: Definition) -> str:
    return f"{each.definition} *Example: {each.example.rstrip('.')}.* ({each.source})"


def _checks() -> Iterator[str]:
    """The messages of the shapes, by the class that each is for."""
    shapes = Graph().parse(SOURCE.with_name("shapes.ttl"), format="turtle")
    found = {
        (_local(target), str(message), shapes.value(shape, SH.severity) == SH.Warning)
        for shape, target in shapes.subject_objects(SH.targetClass)
        for part in (shape, *_constraints(shapes, shape))
        for message in shapes.objects(part, SH.message)
    }
    rows = ((f"`bl:{of}`", ("*Doubtful:* " * doubt) + said) for of, said, doubt in sorted(found))
    yield from _table(("of", "what must hold"), rows)


def _constraints(shapes: Graph, shape: Node) -> Iterator[Node]:
    yield from shapes.objects(shape, SH.property)
    yield from shapes.objects(shape, SH.sparql)


def _local(term: Node) -> str:
    return str(term).rpartition("#")[2]


def _questions() -> Iterator[str]:
    """The opening sentence of every query."""
    files = sorted(SOURCE.with_name("queries").glob("*.rq"))
    rows = ((f"`{each.name}`", _opening(each.read_text(encoding="utf-8"))) for each in files)
    yield from _table(("query", "question"), rows)


def _opening(query: str) -> str:
    comment = " ".join(re.findall(r"^# (.*)$", query.partition("\n\n")[0], re.MULTILINE))
    return re.split(r"(?<=\.) +Change ", comment)[0]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [_line(head), _line(["---"] * len(head))]
    return lines + [_line(row) for row in rows]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
