"""Wilson and order-statistic intervals against scipy, brute force and tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from aar.metrics.intervals import least_n_for_bounds, quantile, quantile_bounds, quantile_ranks, wilson


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_scipys_wilson(counts: tuple[int, int]) -> None:
    k, n = counts
    expected = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    assert wilson(k, n) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_none_of_many_has_a_lower_bound_of_exactly_zero() -> None:
    assert wilson(0, 7)[0] == 0
    assert wilson(7, 7)[1] == 1


@given(st.integers(1, 400), st.sampled_from([0.5, 0.9]))
def test_ranks_leave_at_most_a_fortieth_in_each_tail(n: int, q: float) -> None:
    low, high = quantile_ranks(n, q)
    ranks = np.arange(1, n + 1)
    lower = ranks[stats.binom.cdf(ranks - 1, n, q) <= 0.025 + 1e-12]
    upper = ranks[stats.binom.sf(ranks - 1, n, q) <= 0.025 + 1e-12]
    assert low == (lower.max() if len(lower) else None)
    assert high == (upper.min() if len(upper) else None)


def test_published_ranks_of_the_median() -> None:
    assert [quantile_ranks(n, 0.5) for n in (10, 20, 50, 100)] == [(2, 9), (6, 15), (18, 33), (40, 61)]


@pytest.mark.parametrize(
    ("n", "q", "expected"),
    [
        (5, 0.5, (None, None)),
        (6, 0.5, (1, 6)),
        (35, 0.9, (28, None)),
        (36, 0.9, (29, 36)),
        (1, 0.9, (None, None)),
    ],
)
def test_bounds_begin_at_six_values_for_the_median_and_at_36_for_p90(
    n: int, q: float, expected: tuple[int | None, int | None]
) -> None:
    assert quantile_ranks(n, q) == expected


def test_least_n_agrees_with_the_ranks() -> None:
    assert least_n_for_bounds(0.5) == (6, 6)
    assert least_n_for_bounds(0.9) == (2, 36)


@given(st.integers(1, 300), st.integers(1, 99))
def test_quantile_is_the_least_value_that_enough_reach(n: int, percent: int) -> None:
    ordered = np.arange(1.0, n + 1)
    least = next(x for x in range(1, n + 1) if 100 * x >= percent * n)
    assert quantile(ordered, percent / 100) == least


def test_bounds_are_values_of_the_sample() -> None:
    ordered = np.array([3.0, 5, 5, 8, 13, 21])
    assert quantile_bounds(ordered, 0.5) == (3, 21)


def test_ranks_of_300000_values_cover_the_middle() -> None:
    assert quantile_ranks(300_000, 0.5) == (149_463, 150_538)
