"""The extractor that is used unless another is named: the rules over a parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import InvalidQuery
from graph.extract.pipeline import EXTRACTOR, VERSION, extract_many
from graph.model import Document, Extraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExtractor:
    """Deterministic rules, offline (``graph.extract.pipeline``)."""

    name: str = EXTRACTOR
    version: str = VERSION

    def extract_many(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        """What each document tells, in order."""
        return extract_many(documents)


def rule_extractor(argument: str | None) -> RuleExtractor:
    """Make the extractor; its rules are where they are, so there is nothing to say about them."""
    if argument is not None:
        raise InvalidQuery("extractor", f"{EXTRACTOR}:{argument}", f"is called just {EXTRACTOR}")
    return RuleExtractor()
