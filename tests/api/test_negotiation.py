"""An Accept header chooses among the forms that are offered."""

import pytest

from api.accepting import preferred
from api.errors import NotAcceptable

OFFERED = ["application/json", "text/csv", "application/jsonl"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("TEXT/CSV; header=present", "text/csv"),
        ("text/csv;q=0.5, application/jsonl;q=0.6", "application/jsonl"),
        ("application/json;q=0, */*;q=0.1", "text/csv"),
        ("text/csv;q=nonsense, application/json;q=0.1", "application/json"),
        (", ,", "application/json"),
    ],
)
def test_the_best_liked_form_is_chosen_and_json_wins_a_tie(accept, chosen):
    assert preferred(accept, OFFERED) == chosen


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "*/*;q=0"])
def test_a_header_that_leaves_nothing_is_refused(accept):
    with pytest.raises(NotAcceptable, match="application/json"):
        preferred(accept, OFFERED)
