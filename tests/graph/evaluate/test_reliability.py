"""Whether confidence can be believed, on cases worked out by hand."""

import pytest

from graph.evaluate.matching import outcome
from graph.evaluate.reliability import judged, reliability
from tests.graph.evaluate.events import both, event, gold


def test_the_error_is_the_mean_gap_weighted_by_events():
    # Bin 0.8: mean 0.85, one of two right, gap 0.35.  Bin 0.2: 0.2 and wrong, gap 0.2.
    found = reliability([(0.8, True), (0.9 - 1e-9, False), (0.2, False)])
    assert found.bins[8].events == 2
    assert found.bins[8].confidence == pytest.approx(0.85)
    assert found.bins[8].right == 0.5
    assert found.error == pytest.approx((2 * 0.35 + 1 * 0.2) / 3)


def test_bins_hold_their_lower_end_and_the_last_one_also_full_confidence():
    found = reliability([(0.0, False), (0.1, False), (0.9, True), (1.0, True)])
    assert [each.events for each in found.bins] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]


def test_tenths_fall_in_the_bin_that_they_begin():
    found = reliability([(0.3, True), (0.7, True), (0.6, True)])
    assert [n for n, each in enumerate(found.bins) if each.events] == [3, 6, 7]


def test_the_brier_score_is_the_mean_squared_distance():
    # (0.8 - 1)² = 0.04 and (0.4 - 0)² = 0.16.
    assert reliability([(0.8, True), (0.4, False)]).brier == pytest.approx(0.1)


def test_nothing_predicted_is_no_error():
    assert (reliability([]).error, reliability([]).brier) == (0.0, 0.0)


def test_an_event_is_right_when_it_matches():
    article = gold(event())
    wrong = event(participants=both("AZE", "TUR"), confidence=0.4)
    found = outcome(article, article.events, [event(confidence=0.9), wrong])
    assert judged([found]) == [(0.9, True), (0.4, False)]
