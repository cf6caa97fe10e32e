"""Judgements as people ask for them, by command and over HTTP, and how the ledger words them."""

from collections.abc import Sequence
from enum import StrEnum

from graph.errors import InvalidQuery
from graph.queries import Effect
from graph.store.ledger import Ledger


class Verdict(StrEnum):
    """What may be judged; each is a command of the same name."""

    MERGE = "merge"
    SAME = "same"
    DIFFERENT = "different"
    SPLIT = "split"


def judge(
    ledger: Ledger,
    verdict: Verdict,
    subject: str,
    others: Sequence[str],
    *,
    author: str,
    reason: str | None,
) -> Effect:
    """Judge, and say what that makes of the events; the ledger keeps it worded as a command.

    Raises ``InvalidQuery`` when ``verdict`` takes another number of things, and what the ledger
    raises for things that are not there.
    """
    if verdict is Verdict.SPLIT:
        said = " ".join([verdict, subject, *(f"--report {each}" for each in others)])
        return ledger.split(subject, others, said=said, author=author, reason=reason)
    if len(others) != 1:
        raise InvalidQuery("/others", str(len(others)), f"{verdict} takes one other")
    said = f"{verdict} {subject} {others[0]}"
    same = verdict is not Verdict.DIFFERENT
    return ledger.judge([subject], others, same=same, said=said, author=author, reason=reason)
