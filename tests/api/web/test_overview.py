from itertools import combinations

from api.web.overview import FEWEST, LEVELS, WIDEST, overview
from graph.model import Dyad
from graph.queries import DyadSummary


def summaries(codes, number=lambda dyad: 1):
    return [
        DyadSummary(
            dyad=Dyad.of(*pair),
            events=number(Dyad.of(*pair)),
            reports=1,
            first="2020-01-01",
            last="2024-01-01",
        )
        for pair in combinations(codes, 2)
    ]


def test_few_countries_are_ranked_and_more_get_a_matrix_too():
    few, more = (overview(summaries("ABCDEFGH"[:n]), 1) for n in (FEWEST - 1, FEWEST))
    assert not few.matrix
    assert few.ranked
    assert len(more.matrix) == FEWEST


def test_the_matrix_is_symmetric_and_its_diagonal_empty():
    found = overview(summaries("ABCD", lambda dyad: ord(dyad.left)), 1)
    for row, one in enumerate(found.matrix):
        assert one.cells[row] is None
        for column, cell in enumerate(one.cells):
            assert cell == found.matrix[column].cells[row]


def test_shades_follow_the_number_of_events():
    found = overview(summaries("ABCDEF", lambda dyad: 10 ** (ord(dyad.right) - 65)), 1)
    shades = {cell.events: cell.level for row in found.matrix for cell in row.cells if cell}
    ordered = [shades[number] for number in sorted(shades)]
    assert ordered == sorted(ordered)
    assert set(ordered) == set(range(1, LEVELS + 1))


def test_only_the_busiest_countries_are_in_the_matrix_and_the_rest_is_counted():
    codes = [f"X{n:02}" for n in range(WIDEST + 3)]
    found = overview(summaries(codes), 1)
    assert len(found.codes) == WIDEST
    assert found.hidden == 3


def test_the_busiest_dyads_lead_the_ranking():
    found = overview(summaries("ABC", lambda dyad: ord(dyad.right)), 1)
    assert [summary.events for summary in found.ranked] == [67, 67, 66]


def test_an_empty_ledger_has_an_overview():
    assert overview([], 0).first is None
