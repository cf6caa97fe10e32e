"""Write all that is derived from ``bilateral.ttl``: ``python -m ontology.generate [--check]``.

With ``--check`` nothing is written; the exit code is 1 when a derived file is stale.
"""

import argparse
import json
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

from ontology.namespaces import BILATERAL, VOCABULARIES
from ontology.reference import reference
from ontology.sssom import sssom
from ontology.vocabulary import STATUS_COLUMNS, Definition, Entry, Vocabulary

ROOT = Path(__file__).resolve().parent.parent

_TERMS_HEAD = '''\
"""The closed vocabularies of the model; written by ``ontology.generate`` from ``bilateral.ttl``."""

from enum import StrEnum

from ontology.namespaces import BILATERAL

__all__ = ["SUBTYPES", "EventType", "Portfolio", "Role", "Status", "Term"]


class Term(StrEnum):
    """A value of the wire format that knows what it means.

    >>> Role.HOST == "host", Role.HOST.iri
    (True, 'https://w3id.org/bilateral/ontology#role-host')
    """

    @property
    def iri(self) -> str:
        """The IRI of the term in the ontology."""
        return BILATERAL + _MEANINGS[type(self).__name__, self.value][0]

    @property
    def label(self) -> str:
        """The English label."""
        return _MEANINGS[type(self).__name__, self.value][1]

    @property
    def definition(self) -> str:
        """What the term covers, in one English sentence."""
        return _MEANINGS[type(self).__name__, self.value][2]
'''

_ENUMS = {
    "EventType": "What kind of event it is.",
    "Status": "How real the event is.",
    "Role": "What a participant does in an event.",
    "Portfolio": "The field of work of a body, or a subject area.",
}


def outputs(vocabulary: Vocabulary) -> dict[Path, str]:
    """Every derived file, by its path below the root of the repository."""
    return {
        Path("ontology/terms.py"): terms(vocabulary),
        Path("ontology/mappings.tsv"): mappings(vocabulary),
        Path("ontology/mappings.sssom.tsv"): sssom(vocabulary),
        Path("ontology/context.jsonld"): context(vocabulary),
        Path("docs/reference/ontology.md"): reference(vocabulary),
    }


def terms(vocabulary: Vocabulary) -> str:
    """The Python module of the closed lists."""
    lists = {name: _entries(vocabulary, name) for name in _ENUMS}
    parts = [_TERMS_HEAD]
    parts += [_enum(name, entries) for name, entries in lists.items()]
    parts.append(_subtypes(lists["EventType"]))
    parts.append(_meanings(lists))
    return "\n\n".join(parts)


def _entries(vocabulary: Vocabulary, name: str) -> list[Entry]:
    return vocabulary.event_types() if name == "EventType" else vocabulary.closed_list(name)


def _enum(name: str, entries: Sequence[Entry]) -> str:
    members = "\n".join(f'    {_member(entry)} = "{entry.value}"' for entry in entries)
    return f'class {name}(Term):\n    """{_ENUMS[name]}"""\n\n{members}\n'


def _member(entry: Entry) -> str:
    return entry.value.replace("-", "_").upper()


def _subtypes(types: Sequence[Entry]) -> str:
    lines = ["SUBTYPES: dict[EventType, tuple[str, ...]] = {"]
    for entry in types:
        lines += _tuple(f"EventType.{_member(entry)}", [each.value for each in entry.subtypes])
    lines += ["}", '"""The usual subtypes of every type, in the order of the annotation guide."""']
    return "\n".join(lines) + "\n"


def _tuple(key: str, values: Sequence[str]) -> list[str]:
    """A dictionary item as ruff formats it: on one line if it fits."""
    line = f"    {key}: ({', '.join(map(_quoted, values))}{',' * (len(values) == 1)}),"
    if len(line) <= 100:
        return [line]
    return [f"    {key}: (", *(f"        {_quoted(value)}," for value in values), "    ),"]


def _meanings(lists: dict[str, list[Entry]]) -> str:
    lines = ["_MEANINGS: dict[tuple[str, str], tuple[str, str, str]] = {"]
    for name, entries in lists.items():
        for entry in entries:
            lines.append(f"    ({_quoted(name)}, {_quoted(entry.value)}): (")
            lines += [*_meaning(entry), "    ),"]
    return "\n".join([*lines, "}"]) + "\n"


def _meaning(entry: Entry) -> list[str]:
    """Local name, label and definition, the last broken to fit the page."""
    pieces = [entry.definition]
    if len(_quoted(entry.definition)) > 91:
        pieces = textwrap.wrap(entry.definition, 85, drop_whitespace=False)
    lines = [f"        {_quoted(entry.local)},", f"        {_quoted(entry.label)},"]
    lines += [f"        {_quoted(piece)}" for piece in pieces]
    return [*lines[:-1], lines[-1] + ","]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def mappings(vocabulary: Vocabulary) -> str:
    """The table of PLOVER types and CAMEO codes that ``ontology.mappings`` reads."""
    lines = ["\t".join(("type", "subtype", *STATUS_COLUMNS, "intensity"))]
    for entry in vocabulary.event_types():
        lines.append(_row(entry, None))
        lines += [_row(entry, each) for each in entry.subtypes if each.matches]
    return "\n".join(lines) + "\n"


def _row(entry: Entry, subtype: Entry | None) -> str:
    term = subtype or entry
    cells = [" ".join(term.matches[column]) for column in STATUS_COLUMNS]
    return "\t".join((entry.value, subtype.value if subtype else "", *cells, str(term.intensity)))


def context(vocabulary: Vocabulary) -> str:
    """A JSON-LD context: the names of our classes and properties, and prefixes beside them."""
    names: dict[str, object] = {}
    for each in vocabulary.classes():
        names[each.local] = BILATERAL + each.local
    for entry in vocabulary.event_types():
        names[entry.local] = entry.iri
    for each in vocabulary.properties():
        names[each.local] = {"@id": BILATERAL + each.local, **_coercion(each)}
    prefixes = {name: iri for name, iri in VOCABULARIES.items() if name not in names}
    whole = {"@context": {"@version": 1.1, **prefixes, **names}}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _coercion(each: Definition) -> dict[str, str]:
    """What a bare string is read as: an IRI, a literal of a datatype, or plainly a string."""
    if not each.literal:
        return {"@type": "@id"}
    prefix, _, local = (each.range or "xsd:string").partition(":")
    return {} if local == "string" else {"@type": VOCABULARIES[prefix] + local}


def stale(files: dict[Path, str], root: Path) -> list[Path]:
    """Derived files whose text on disk is not what it should be."""
    return [path for path, text in files.items() if _read(root / path) != text]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write, or with ``--check`` compare, the derived files; the exit code is returned."""
    parser = argparse.ArgumentParser(prog="ontology.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")
    check = parser.parse_args(arguments).check
    files = outputs(Vocabulary())
    for path in stale(files, root):
        if check:
            sys.stderr.write(f"{path} is stale: run python -m ontology.generate\n")
            continue
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(files[path], encoding="utf-8")
    return 1 if check and stale(files, root) else 0


if __name__ == "__main__":
    sys.exit(main())
