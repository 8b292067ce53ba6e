"""Kaplan-Meier against the remission times of Freireich et al. (1963), and against scipy."""

import math
import warnings
from operator import attrgetter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from aar.metrics.arrays import FloatArray, IntArray
from aar.metrics.risk import risk_table
from aar.metrics.survival import Curve, kaplan_meier, survival_quantile, survival_quantile_bounds

WEEKS = np.array([6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35], dtype=float)
RELAPSED = np.array([1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0])
PLACEBO = np.array([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], dtype=float)

samples = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 1)), min_size=1, max_size=40)


probabilities_of = attrgetter("probabilities")  # the stubs take the bounds for numbers


def curve_of(time: FloatArray, event: IntArray) -> Curve:
    return kaplan_meier(risk_table(time, event))


@pytest.mark.parametrize(
    ("week", "share", "low", "high"),
    [
        (6, 0.8571, 0.6197, 0.9516),
        (7, 0.8067, 0.5631, 0.9228),
        (10, 0.7529, 0.5032, 0.8894),
        (13, 0.6902, 0.4316, 0.8491),
        (16, 0.6275, 0.3675, 0.8049),
        (22, 0.5378, 0.2678, 0.7468),
        (23, 0.4482, 0.1881, 0.6801),
    ],
)
def test_leukaemia_remission_has_its_published_curve(
    week: float, share: float, low: float, high: float
) -> None:
    point = curve_of(WEEKS, RELAPSED).at_time(week)
    assert point == pytest.approx((share, low, high), abs=5e-5)


def test_leukaemia_remission_has_a_median_of_23_weeks_without_upper_bound() -> None:
    curve = curve_of(WEEKS, RELAPSED)
    assert survival_quantile(curve, 0.5) == 23
    assert survival_quantile_bounds(curve, 0.5) == (13, None)


def test_leukaemia_placebo_has_a_median_of_8_weeks() -> None:
    curve = curve_of(PLACEBO, np.ones(21, dtype=np.int64))
    assert survival_quantile(curve, 0.5) == 8
    assert survival_quantile_bounds(curve, 0.5) == (4, 11)


@given(samples)
def test_curve_and_interval_are_scipys(sample: list[tuple[int, int]]) -> None:
    time = np.array([row[0] for row in sample], dtype=float)
    event = np.array([row[1] for row in sample])
    reference = stats.ecdf(stats.CensoredData(uncensored=time[event == 1], right=time[event == 0])).sf
    curve = curve_of(time, event)
    np.testing.assert_allclose(curve.share, reference.probabilities, atol=1e-12)
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        interval = reference.confidence_interval(0.95, method="log-log")
    inside = (curve.share > 0) & (curve.share < 1)
    for bound, known in ((curve.low, interval.low), (curve.high, interval.high)):
        np.testing.assert_allclose(bound[inside], probabilities_of(known)[inside], atol=1e-9)


@given(samples)
def test_curve_never_rises_and_lies_inside_its_interval(sample: list[tuple[int, int]]) -> None:
    time, event = (np.array(part) for part in zip(*sample, strict=True))
    curve = curve_of(time.astype(float), event)
    assert (np.diff(curve.share) <= 0).all()
    inside = ~np.isnan(curve.low)
    assert (curve.low[inside] <= curve.share[inside]).all()
    assert (curve.share[inside] <= curve.high[inside]).all()


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60), st.integers(1, 9))
def test_without_censoring_the_quantile_is_the_plain_one(values: list[int], tenths: int) -> None:
    ordered = sorted(values)
    least = next(x for rank, x in enumerate(ordered, 1) if 10 * rank >= tenths * len(ordered))
    curve = curve_of(np.array(values, dtype=float), np.ones(len(values), dtype=np.int64))
    assert survival_quantile(curve, tenths / 10) == least


def test_nothing_is_known_after_the_last_censored_time() -> None:
    curve = curve_of(np.array([3.0, 9]), np.array([1, 0]))
    assert curve.at_time(9.5) is None
    assert curve.at_time(2) == pytest.approx((1, math.nan, math.nan), nan_ok=True)


def test_after_everything_has_ended_the_share_stays_zero() -> None:
    curve = curve_of(np.array([3.0, 9]), np.array([0, 1]))
    assert curve.at_time(500) == pytest.approx((0, math.nan, math.nan), nan_ok=True)


def test_who_is_censored_at_a_time_was_still_at_risk_at_it() -> None:
    table = risk_table(np.array([5.0, 5, 8]), np.array([1, 0, 1]))
    assert table.at_risk.tolist() == [3, 1]


def test_rounding_over_300000_steps_does_not_move_the_median() -> None:
    time = np.random.default_rng(7).exponential(40, 300_000)
    curve = curve_of(time, np.ones(300_000, dtype=np.int64))
    assert survival_quantile(curve, 0.5) == np.sort(time)[149_999]
