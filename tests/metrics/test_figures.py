"""A figure is a number with its interval, or says in a sentence why not."""

import math

import numpy as np
import pytest

from aar.metrics.curve_figures import curve_quantile_figure, share_at_figure
from aar.metrics.estimates import count_figure, quantile_figure, share_figure
from aar.metrics.figures import Figure
from aar.metrics.risk import risk_table
from aar.metrics.survival import Curve, kaplan_meier


def curve_of(times: list[float], events: list[int]) -> Curve:
    return kaplan_meier(risk_table(np.array(times), np.array(events, dtype=np.int64)))


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_figure_refuses_what_is_no_number(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Figure(number, 0, 1, 0.95)


def test_a_figure_without_bound_refuses_to_be_silent() -> None:
    with pytest.raises(ValueError, match="says why"):
        Figure(0.5, None, 1, 0.95)


def test_eight_of_ten_have_the_wilson_interval() -> None:
    figure = share_figure(8, 10)
    assert (figure.value, figure.level, figure.reason) == (0.8, 0.95, None)
    assert (figure.low, figure.high) == pytest.approx((0.4902, 0.9433), abs=5e-5)


def test_a_share_of_nothing_has_a_reason() -> None:
    assert share_figure(0, 0).reason == "There is nothing to count in this window."


def test_a_count_says_that_it_was_counted() -> None:
    assert count_figure(3) == Figure(3, None, None, None, "Counted in full: there is nothing to estimate.")


def test_a_median_of_five_says_what_its_bounds_take() -> None:
    figure = quantile_figure(np.array([1.0, 2, 3, 4, 5]), 0.5)
    assert (figure.value, figure.low, figure.high) == (3, None, None)
    assert figure.reason == "Of 5 values the median's lower bound takes 6 and its upper bound takes 6."


def test_a_p90_of_ten_has_a_lower_bound_only() -> None:
    figure = quantile_figure(np.arange(1.0, 11), 0.9)
    assert (figure.value, figure.low, figure.high) == (9, 7, None)
    assert figure.reason == "Of 10 values the p90's upper bound takes 36."


def test_one_value_is_its_own_median_without_interval() -> None:
    figure = quantile_figure(np.array([4.0]), 0.5)
    assert (figure.value, figure.low, figure.high) == (4, None, None)
    assert str(figure.reason).startswith("Of 1 value the median's")


def test_no_value_has_no_median() -> None:
    assert quantile_figure(np.array([]), 0.5).reason == "There is nothing to count in this window."


def test_a_median_that_is_not_reached_says_so() -> None:
    figure = curve_quantile_figure(curve_of([5, 9, 9], [1, 0, 0]), 0.5)
    assert figure.value is None
    assert figure.reason == "Fewer than 50% have ended so far, so the median is not known yet."


def test_a_median_without_upper_bound_says_so() -> None:
    figure = curve_quantile_figure(curve_of([1, 2, 3, 9], [1, 1, 1, 0]), 0.5)
    assert (figure.value, figure.low, figure.high) == (2, 1, None)
    assert figure.reason == "Too few have ended to bound the median from above."


def test_a_share_on_a_day_nobody_was_followed_to_is_not_known() -> None:
    figure = share_at_figure(curve_of([5, 9], [1, 0]), 30)
    assert (figure.value, figure.reason) == (None, "Nothing has been followed for 30 days yet.")


def test_a_share_of_exactly_all_has_no_log_log_interval() -> None:
    figure = share_at_figure(curve_of([40, 50], [0, 0]), 30)
    assert figure.value == 1
    assert figure.reason == "At day 30 the share is exactly 100%, where the log-log interval does not exist."


def test_a_median_with_both_bounds_needs_no_reason() -> None:
    figure = curve_quantile_figure(curve_of([float(day) for day in range(1, 31)], [1] * 29 + [0]), 0.5)
    assert (figure.value, figure.reason) == (15, None)
    assert None not in {figure.low, figure.high}
