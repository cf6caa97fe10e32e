"""Datasette on the same file, asked for the same page by one statement of SQL.

It is no dependency: install it into an environment of its own and name its command.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks.figures import Figures
from tests.benchmarks.loaded import Server, ask, running
from tests.benchmarks.served import Page

TIMES_FASTER = 2
_PAGE = """
SELECT events.*, (
  SELECT json_group_array(json_object('role', role, 'principal', principal, 'title', title,
    'organization', organization, 'official', official))
  FROM participations WHERE participations.event = events.key) AS participants, (
  SELECT json_group_array(json_object('document', documents.id, 'publisher', publisher,
    'quote', quote, 'start', start, 'end', "end"))
  FROM supports JOIN evidence ON evidence.report = supports.report
  JOIN documents ON documents.key = document WHERE supports.event = events.key) AS evidence
FROM pairs JOIN events ON events.key = pairs.event WHERE pairs.dyad = :dyad
ORDER BY pairs.first DESC, pairs.event DESC LIMIT :limit
"""


def datasette(
    command: str | None, path: Path, ours: Server, asked: Sequence[Page], found: Figures
) -> None:
    """New pages and one asked again, of the service and of Datasette; says so if there is none."""
    program = command or shutil.which("datasette")
    if program is None:
        print("   datasette: not measured, for there is none (--datasette COMMAND)")
        return
    limits = ["--setting", "sql_time_limit_ms", "10000", "--setting", "max_returned_rows", "1000"]
    with running([program, "serve", str(path), *limits, "--port"], _address(path, asked[0])) as it:
        for name, pages in (("new page", asked), ("the same page", asked[-1:] * len(asked))):
            theirs = ask(it, [_address(path, page) for page in pages])
            mine = ask(ours, [page.ours for page in pages])
            print(f"   {name}: {mine.each:.2f} ms a request, Datasette {theirs.each:.2f} ms")
            found.least(name, theirs.each / mine.each, TIMES_FASTER, "× as fast as Datasette")


def _address(path: Path, page: Page) -> str:
    asked = {"sql": _PAGE, "dyad": page.dyad, "limit": page.limit, "_shape": "array"}
    return f"/{path.stem}.json?{urlencode(asked)}"
