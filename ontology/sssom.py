"""The mappings of both directions as an SSSOM table, the format in which others exchange theirs.

Simple Standard for Sharing Ontological Mappings, https://mapping-commons.github.io/sssom/: a block
of YAML in comments, then tab-separated rows.  Its one extension, ``ext_status``, is the status of
the event: what a visit is in PLOVER depends on whether it was held.
"""

from collections.abc import Iterable, Iterator

from ontology.namespaces import BILATERAL, CAMEO, PLOVER, SKOS
from ontology.vocabulary import Code, Entry, Vocabulary, codes

COLUMNS = (
    "subject_id",
    "subject_label",
    "subject_type",
    "predicate_id",
    "object_id",
    "object_label",
    "object_type",
    "mapping_justification",
    "ext_status",
)
SCHEMES = ("plover", "cameo")
STATUSES = {
    "held": ("held",),
    "planned": ("planned",),
    "cancelled": ("cancelled", "postponed"),
    "denied": ("denied",),
}
"""The statuses that a column of the ontology's matches covers."""

_OURS, _THEIRS = "owl class", "skos concept"
_JUSTIFICATION = "semapv:ManualMappingCuration"
_HEAD = f"""\
#curie_map:
#  bl: {BILATERAL}
#  cameo: {CAMEO}
#  plover: {PLOVER}
#  semapv: https://w3id.org/semapv/vocab/
#  skos: {SKOS}
#mapping_set_id: https://w3id.org/bilateral/mappings.sssom.tsv
#mapping_set_title: Bilateral event types, PLOVER and CAMEO
#mapping_set_description: What an event of ours is in PLOVER and in CAMEO, by its status, and what \
each of their codes is as an event.
#license: https://www.apache.org/licenses/LICENSE-2.0
#extension_definitions:
#- slot_name: ext_status
#  property: {BILATERAL}matchStatus
#  type_hint: linkml:Uriorcurie
"""

Row = tuple[str, ...]


def sssom(vocabulary: Vocabulary) -> str:
    """The whole table: ours to theirs, then theirs to ours."""
    entries = vocabulary.event_types()
    theirs = {scheme: codes(scheme) for scheme in SCHEMES}
    rows = [*_outward(entries, theirs), *_inward(entries, theirs)]
    return _HEAD + "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))


def _outward(entries: Iterable[Entry], theirs: dict[str, list[Code]]) -> Iterator[Row]:
    labels = {(c.scheme, c.notation): c.label for each in theirs.values() for c in each}
    for entry in _mapped(entries):
        for column, statuses in STATUSES.items():
            for scheme, notation in zip(SCHEMES, entry.matches[column], strict=True):
                for status in statuses:
                    yield (
                        f"bl:{entry.local}",
                        entry.label,
                        _type(entry.local),
                        "skos:closeMatch" if status == "held" else "skos:relatedMatch",
                        f"{scheme}:{notation}",
                        labels[scheme, notation],
                        _THEIRS,
                        _JUSTIFICATION,
                        f"bl:status-{status}",
                    )


def _inward(entries: Iterable[Entry], theirs: dict[str, list[Code]]) -> Iterator[Row]:
    labels = {each.local: each.label for entry in entries for each in (entry, *entry.subtypes)}
    for scheme in SCHEMES:
        for code in theirs[scheme]:
            yield (
                f"{scheme}:{code.notation}",
                code.label,
                _THEIRS,
                f"skos:{code.fit}",
                f"bl:{code.meaning}",
                labels[code.meaning],
                _type(code.meaning),
                _JUSTIFICATION,
                f"bl:{code.status}",
            )


def _mapped(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The types and those of their subtypes that have matches of their own."""
    for entry in entries:
        yield entry
        yield from (each for each in entry.subtypes if each.matches)


def _type(local: str) -> str:
    """Event types are classes, subtypes are concepts below them."""
    return _OURS if local[0].isupper() else _THEIRS
