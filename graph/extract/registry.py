"""Extractors by name: the built-in ones, and those of installed packages.

A package offers one by an entry point in the group ``bilateral.extractors``: the entry point's name
is the extractor's, and what it names is called with what follows the colon in ``NAME:ARGUMENT``, or
with ``None``, and gives the extractor.
"""

from collections.abc import Callable
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points

from graph.errors import BilateralError, InvalidQuery, UnknownExtractor
from graph.extract.extractor import Extractor

GROUP = "bilateral.extractors"
DEFAULT = "rules"

BUILT_IN = (
    EntryPoint("rules", "graph.extract.rule_based:rule_extractor", GROUP),
    EntryPoint("table", "graph.extract.table:table_extractor", GROUP),
)
"""Their names are theirs: no package can put another extractor in their place."""


def known_extractors() -> dict[str, EntryPoint]:
    """Every extractor that can be asked for, by name."""
    return {entry.name: entry for entry in (*entry_points(group=GROUP), *BUILT_IN)}


def find_extractor(asked: str = DEFAULT) -> Extractor:
    """The extractor called ``NAME`` or ``NAME:ARGUMENT``.

    Raises ``UnknownExtractor`` when no extractor has that name, ``InvalidQuery`` when the one that
    has it cannot be loaded or makes no sense of the argument.
    """
    name, colon, argument = asked.partition(":")
    known = known_extractors()
    if name not in known:
        suggestions = get_close_matches(name.lower(), known, n=2)
        raise UnknownExtractor(name, sorted(known), suggestions)
    try:
        make: Callable[[str | None], object] = known[name].load()
        made = make(argument if colon else None)
    except BilateralError:
        raise
    except Exception as error:
        reason = f"cannot be loaded: {type(error).__name__}: {error}"
        raise InvalidQuery("extractor", asked, reason) from error
    if not isinstance(made, Extractor):
        raise InvalidQuery("extractor", asked, "has no name, version or extract_many")
    return made
