"""Render the ontology as a page of the documentation."""

from collections.abc import Iterable, Sequence

from ontology.vocabulary import STATUS_COLUMNS, Definition, Entry, Vocabulary

LANGUAGES = ("az", "kk", "ru", "tr")

_HEAD = """\
# The ontology

Written by `python -m ontology.generate` from `ontology/bilateral.ttl`; edit that file.

The namespace is `https://w3id.org/bilateral/ontology#`, here `bl:`.  An event is typed by a class
(`bl:Visit`) and, where the text tells, by a subtype (`bl:visit-official`).  The Simple Event Model,
PROV-O, Web Annotation, the W3C Organization ontology, schema.org, ELI and SKOS are reused.  Dates
are EDTF literals.
"""


def reference(vocabulary: Vocabulary) -> str:
    """The whole page, as Markdown."""
    types = vocabulary.event_types()
    parts = [
        _HEAD,
        "## Event types\n",
        *(_event_type(entry) for entry in types),
        "## PLOVER and CAMEO\n",
        "What an event becomes in the two schemes, by its status; a postponed event is coded as a "
        "cancelled one, and a subtype without a row as its type.\n",
        _matches(types),
        *(_closed_list(name, vocabulary) for name in ("Status", "Role", "Portfolio")),
        "## Classes\n",
        *(_definition(each) for each in vocabulary.classes()),
        "\n## Properties\n",
        *(_definition(each) for each in vocabulary.properties()),
    ]
    return "\n".join(parts) + "\n"


def _event_type(entry: Entry) -> str:
    lines = [
        f"### {entry.value}\n",
        f"`bl:{entry.local}` · {_translations(entry)}\n",
        f"{entry.definition} *{entry.example}*\n",
        f"Usual roles: {', '.join(entry.roles)}. Source: {entry.source}.\n",
    ]
    if entry.subtypes:
        lines += [*_table(("subtype", "meaning"), _subtype_rows(entry)), ""]
    return "\n".join(lines)


def _subtype_rows(entry: Entry) -> Iterable[Sequence[str]]:
    return ((f"`{each.value}`", each.definition) for each in entry.subtypes)


def _translations(entry: Entry) -> str:
    return ", ".join(f"{entry.labels[each]} ({each})" for each in LANGUAGES)


def _matches(types: Sequence[Entry]) -> str:
    rows = [row for entry in types for row in _match_rows(entry)]
    return "\n".join(_table(("event", *STATUS_COLUMNS, "intensity"), rows)) + "\n"


def _match_rows(entry: Entry) -> Iterable[Sequence[str]]:
    yield _match_row(entry.value, entry)
    for each in entry.subtypes:
        if each.matches:
            yield _match_row(f"{entry.value} {each.value}", each)


def _match_row(name: str, entry: Entry) -> tuple[str, ...]:
    cells = (" ".join(entry.matches[column]) for column in STATUS_COLUMNS)
    return (f"`{name}`", *cells, str(entry.intensity))


def _closed_list(name: str, vocabulary: Vocabulary) -> str:
    rows = (
        (f"`{entry.value}`", entry.definition, *(entry.labels[each] for each in LANGUAGES))
        for entry in vocabulary.closed_list(name)
    )
    table = "\n".join(_table((name.lower(), "meaning", *LANGUAGES), rows))
    return f"## {name}\n\n{table}\n"


def _definition(each: Definition) -> str:
    facts = [f"from {', '.join(f'`{d}`' for d in each.domains)}"] if each.domains else []
    facts += [f"to `{each.range}`"] if each.range else []
    facts += [f"narrower than {', '.join(f'`{a}`' for a in each.above)}"] if each.above else []
    tail = f" ({'; '.join(facts)})" if facts else ""
    return f"- **`bl:{each.local}`**{tail}: {each.definition} *{each.example}*"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [_line(head), _line(["---"] * len(head))]
    return lines + [_line(row) for row in rows]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
