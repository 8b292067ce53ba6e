"""Forecasts of a count against scipy, and what they say about a limit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from aar.metrics.appetite import forecast_count, outlook
from aar.metrics.figures import Figure


@given(st.integers(0, 3000), st.integers(1, 730), st.integers(1, 400))
def test_forecast_is_the_negative_binomial(incidents: int, observed: int, ahead: int) -> None:
    forecast = forecast_count(incidents, observed, ahead)
    reference = nbinom(incidents + 0.5, observed / (observed + ahead))
    assert forecast.value == pytest.approx(reference.mean())
    for bound, tail in ((forecast.low, 0.1), (forecast.high, 0.9)):
        assert bound is not None
        assert reference.cdf(bound) >= tail - 1e-9
        assert bound == 0 or reference.cdf(bound - 1) < tail + 1e-9


def test_four_of_five_forecasts_hold_when_the_rate_is_drawn_as_assumed() -> None:
    chance = np.random.default_rng(5)
    rates = chance.gamma(6.5, 1 / 365, 4000)
    forecast = forecast_count(6, 365, 90)
    drawn = chance.poisson(rates * 90)
    assert forecast.low is not None
    assert forecast.high is not None
    assert np.mean((drawn >= forecast.low) & (drawn <= forecast.high)) >= 0.8


def test_without_records_there_is_no_forecast_but_a_reason() -> None:
    forecast = forecast_count(0, 0, 30)
    assert forecast.value is None
    assert forecast.reason == "There are no records yet to forecast from."


def test_a_period_that_is_over_brings_nothing_more() -> None:
    assert forecast_count(9, 365, 0) == Figure(0, 0, 0, 0.8)


@pytest.mark.parametrize(
    ("used", "expected"),
    [(5, "breached"), (4, "breach_likely"), (2, "breach_possible"), (1, "within")],
)
def test_a_limit_of_four_with_one_to_three_to_come(used: int, expected: str) -> None:
    assert outlook(used, 4, Figure(2.0, 1, 3, 0.8)) == expected
