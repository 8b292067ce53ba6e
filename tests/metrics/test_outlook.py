"""Whether a window can prove anything is said when the plan is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aar.metrics.outlook import incidents_needed, plan_outlook
from aar.metrics.rates import check_rates
from aar.metrics.windows import Period


def test_ninety_quiet_days_after_a_year_take_fourteen_incidents_before() -> None:
    assert incidents_needed(365, 90) == 14


@given(st.integers(30, 800), st.integers(7, 800), st.sampled_from([0.5, 0.8, 1.0]))
def test_what_is_needed_is_what_the_check_finds_effective(
    days_before: int, days_after: int, threshold: float
) -> None:
    needed = incidents_needed(days_before, days_after, threshold)
    verdicts = [
        check_rates(Period(x, days_before), Period(0, days_after), threshold=threshold).verdict
        for x in (needed - 1, needed)
    ]
    assert verdicts[0] != "effective"
    assert verdicts[1] == "effective"


def test_a_window_that_can_prove_says_so() -> None:
    outlook = plan_outlook(Period(14, 365), 90)
    assert outlook.can_prove
    assert outlook.sentence == (
        "With 14 incidents in 365 days before, 90 days without any would prove it effective."
    )


def test_a_window_that_is_too_short_names_one_that_is_not() -> None:
    outlook = plan_outlook(Period(13, 365), 90)
    assert (outlook.can_prove, outlook.least_window_days) == (False, 95)
    assert check_rates(Period(13, 365), Period(0, 95)).verdict == "effective"


@pytest.mark.parametrize("incidents", [0, 1])
def test_with_hardly_anything_before_no_window_can(incidents: int) -> None:
    outlook = plan_outlook(Period(incidents, 365), 90)
    assert (outlook.can_prove, outlook.least_window_days) == (False, None)
    assert "no window within 3 years can" in outlook.sentence


def test_without_days_there_is_nothing_to_compare() -> None:
    assert not plan_outlook(Period(9, 365), 0).can_prove
    assert not plan_outlook(Period(0, 0), 90).can_prove
