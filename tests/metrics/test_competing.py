"""Aalen-Johansen by hand on ten rows, and against the formulas written out with fractions."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from aar.metrics.competing import cumulative_incidence
from aar.metrics.curve_figures import share_at_figure
from aar.metrics.risk import RiskTable, risk_table
from aar.metrics.survival import Point, kaplan_meier

DONE, DROPPED = 1, 2
NOTHING = Point(math.nan, math.nan, math.nan)
TEN_ROWS = [(1, 1), (2, 2), (2, 1), (3, 0), (4, 1), (5, 1), (5, 2), (6, 0), (7, 2), (8, 0)]
Sample = list[tuple[int, int]]
samples = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2)), min_size=1, max_size=30)


def table_of(sample: Sample) -> RiskTable:
    time, cause = (np.array(part) for part in zip(*sample, strict=True))
    return risk_table(time.astype(float), cause, causes=2)


def standard_error(point: Point) -> float:
    """Read the standard error back off the upper bound."""
    reach = -math.log(math.log(point.high) / math.log(point.share))
    return float(reach * point.share * -math.log(point.share) / norm.ppf(0.975))


def written_out(sample: Sample, cause: int) -> list[tuple[Fraction, Fraction]]:
    """Incidence and its variance at each time: the sums as they stand in the textbook."""
    steps: list[tuple[int, int, int, Fraction]] = []
    incidence: list[Fraction] = []
    share, reached = Fraction(1), Fraction(0)
    for time in sorted({row[0] for row in sample}):
        at_risk = sum(row[0] >= time for row in sample)
        ended = sum(row[0] == time and row[1] > 0 for row in sample)
        own = sum(row == (time, cause) for row in sample)
        steps.append((at_risk, ended, own, share))
        reached += share * Fraction(own, at_risk)
        share *= 1 - Fraction(ended, at_risk)
        incidence.append(reached)
    return [(value, variance(steps[: k + 1], incidence[: k + 1])) for k, value in enumerate(incidence)]


def variance(steps: list[tuple[int, int, int, Fraction]], incidence: list[Fraction]) -> Fraction:
    total = Fraction(0)
    for (at_risk, ended, own, share), reached in zip(steps, incidence, strict=True):
        ahead = incidence[-1] - reached
        if at_risk > 1:
            total += share**2 * Fraction(own * (at_risk - own), at_risk**2 * (at_risk - 1))
        if at_risk > ended and at_risk > 1:
            total += ahead**2 * Fraction(ended, (at_risk - 1) * (at_risk - ended))
            parts = Fraction(own * (at_risk - own), at_risk * (at_risk - ended) * (at_risk - 1))
            total -= 2 * ahead * share * parts
    return total


def test_done_on_ten_rows_by_hand() -> None:
    curve = cumulative_incidence(table_of(TEN_ROWS), DONE)
    expected = [1 / 10, 2 / 10, 2 / 10, 19 / 60, 26 / 60, 26 / 60, 26 / 60, 26 / 60]
    np.testing.assert_allclose(curve.share, expected, atol=1e-12)


def test_dropped_on_ten_rows_by_hand() -> None:
    curve = cumulative_incidence(table_of(TEN_ROWS), DROPPED)
    expected = [0, 1 / 10, 1 / 10, 1 / 10, 13 / 60, 13 / 60, 47 / 120, 47 / 120]
    np.testing.assert_allclose(curve.share, expected, atol=1e-12)


def test_interval_on_ten_rows_by_hand() -> None:
    """At day 2: variance 0.01/81 + 0.01 + 0.01 - 0.2/90 = 0.017901, hence 0.2 to the power e^±0.8147."""
    point = cumulative_incidence(table_of(TEN_ROWS), DONE).at_time(2)
    assert point == pytest.approx((0.2, 0.0264, 0.4904), abs=5e-5)


@given(samples, st.sampled_from([DONE, DROPPED]))
def test_incidence_and_variance_are_the_textbook_sums(sample: Sample, cause: int) -> None:
    table = table_of(sample)
    incidence = cumulative_incidence(table, cause)
    for time, (share, spread) in zip(table.times, written_out(sample, cause), strict=True):
        point = incidence.at_time(time) or NOTHING
        assert point.share == pytest.approx(float(share), abs=1e-12)
        has_interval = 0 < share < 1 and spread > 0
        assert math.isnan(point.high) != has_interval
        if has_interval:
            assert standard_error(point) == pytest.approx(math.sqrt(spread), abs=1e-7)


@given(samples)
def test_done_dropped_and_open_add_up_to_all(sample: Sample) -> None:
    table = table_of(sample)
    ended = cumulative_incidence(table, DONE).share + cumulative_incidence(table, DROPPED).share
    np.testing.assert_allclose(ended + kaplan_meier(table).share, 1, atol=1e-12)


def test_all_dropped_means_none_done_and_no_interval() -> None:
    table = table_of([(1, DROPPED), (2, DROPPED), (2, DROPPED)])
    done, dropped = (cumulative_incidence(table, cause).at_time(90) for cause in (DONE, DROPPED))
    assert done == pytest.approx((0, math.nan, math.nan), nan_ok=True)
    assert dropped == pytest.approx((1, math.nan, math.nan), nan_ok=True)


def test_a_variance_that_comes_out_negative_gives_no_interval() -> None:
    table = table_of([(1, DONE), (1, DONE), (1, DROPPED), (2, DONE)])
    figure = share_at_figure(cumulative_incidence(table, DONE), 90)
    assert (figure.value, figure.low, figure.high) == (0.75, None, None)
    assert "too few have ended" in str(figure.reason)


def test_millions_of_rows_stay_within_the_range_of_numbers() -> None:
    table = RiskTable(
        np.array([1.0, 2]), np.array([5_000_000, 4_000_000]), np.array([[0, 0], [10**6] * 2, [0, 0]])
    )
    share, low, high = cumulative_incidence(table, DONE).at_time(2) or NOTHING
    assert (share, high - low) == pytest.approx((0.4, 2 * 1.96 * math.sqrt(0.24 / 5e6)), rel=1e-3)
