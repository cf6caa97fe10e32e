"""Which program makes an index: another version may write the same ledger as other RDF."""

from functools import cache
from importlib.metadata import version


@cache
def program() -> str:
    """The version of this program."""
    return version("bilateral")
