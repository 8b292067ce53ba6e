"""The before/after check: what counts prove, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from aar.errors import InputError
from aar.metrics.rates import check_rates, conditional_p_value, monthly_rate, rate_ratio
from aar.metrics.windows import Period

counts = st.integers(0, 60)
days = st.integers(1, 1000)


def year(incidents: int) -> Period:
    return Period(incidents, 365)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(4, 0, "inconclusive"), (5, 0, "effective"), (0, 5, "not_effective"), (1, 0, "inconclusive")],
)
def test_equal_windows_have_known_verdicts(before: int, after: int, verdict: str) -> None:
    assert check_rates(year(before), year(after)).verdict == verdict


def test_equal_windows_have_known_bounds() -> None:
    assert rate_ratio(year(4), year(0)).high == pytest.approx(1.115, abs=5e-4)
    assert rate_ratio(year(5), year(0)).high == pytest.approx(0.821, abs=5e-4)
    assert rate_ratio(year(0), year(5)).low == pytest.approx(1.219, abs=5e-4)


@given(counts, counts, days, days)
def test_interval_is_clopper_pearson_turned_into_a_ratio(
    x_before: int, x_after: int, days_before: int, days_after: int
) -> None:
    ratio = rate_ratio(Period(x_before, days_before), Period(x_after, days_after))
    if x_before + x_after == 0:
        assert (ratio.value, ratio.low, ratio.high) == (None, None, None)
        return
    share = binomtest(x_after, x_before + x_after).proportion_ci(0.9, method="exact")
    scale = days_before / days_after
    assert ratio.low == pytest.approx(share.low / (1 - share.low) * scale)
    assert ratio.high == (pytest.approx(share.high / (1 - share.high) * scale) if x_before else None)


@given(counts, counts, days, days)
def test_p_value_is_twice_the_smaller_exact_tail(
    x_before: int, x_after: int, days_before: int, days_after: int
) -> None:
    p_value = conditional_p_value(Period(x_before, days_before), Period(x_after, days_after))
    total, share = x_before + x_after, days_after / (days_before + days_after)
    if total == 0:
        assert p_value is None
        return
    tails = [binomtest(x_after, total, share, alternative=side).pvalue for side in ("less", "greater")]
    assert p_value == pytest.approx(min(1, 2 * min(tails)))


def test_partly_effective_is_rarer_but_not_by_as_much_as_planned() -> None:
    check = check_rates(year(20), year(6), threshold=0.5)
    assert check.verdict == "partly_effective"
    assert check_rates(year(20), year(6)).verdict == "effective"


def test_nothing_before_and_nothing_after_is_inconclusive_with_a_reason() -> None:
    check = check_rates(year(0), year(0))
    assert (check.verdict, check.p_value, check.quiet_days) == ("inconclusive", None, None)
    assert check.quiet_days_reason == "none within 3 years"
    assert "nothing to compare" in check.sentence


def test_no_days_before_is_inconclusive_with_a_reason() -> None:
    check = check_rates(Period(0, 0), Period(3, 90))
    assert (check.verdict, check.sentence) == ("inconclusive", "There are no days to compare.")


def test_a_running_window_has_no_verdict_but_tells_the_quiet_days_still_needed() -> None:
    check = check_rates(year(14), Period(0, 30), has_ended=False)
    assert (check.verdict, check.quiet_days) == (None, 58)


def test_a_running_window_that_has_been_quiet_for_long_needs_no_more_days() -> None:
    check = check_rates(year(14), Period(0, 300), has_ended=False)
    assert (check.verdict, check.quiet_days) == (None, 0)


def test_work_that_was_just_done_needs_as_many_quiet_days_as_the_plan_said() -> None:
    check = check_rates(year(14), Period(0, 0), has_ended=False)
    assert (check.verdict, check.quiet_days) == (None, 88)


@given(counts, st.integers(0, 20), days, days, st.sampled_from([0.3, 0.5, 1.0]))
def test_quiet_days_are_enough_and_one_less_is_not(
    x_before: int, x_after: int, days_before: int, days_after: int, threshold: float
) -> None:
    before = Period(x_before, days_before)
    quiet = check_rates(before, Period(x_after, days_after), threshold=threshold).quiet_days
    if quiet is None:
        return
    longer, shorter = (Period(x_after, days_after + quiet - missing) for missing in (0, 1))
    assert check_rates(before, longer, threshold=threshold).verdict == "effective"
    assert check_rates(before, shorter, threshold=threshold).verdict != "effective"


def test_more_than_three_quiet_years_are_not_asked_for() -> None:
    check = check_rates(year(1), year(0))
    assert (check.quiet_days, check.quiet_days_reason) == (None, "none within 3 years")


def test_bursts_make_it_inconclusive() -> None:
    clustered = Period(24, 365, (12, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0))
    steady = Period(24, 365, (2,) * 12)
    assert check_rates(steady, year(2)).verdict == "effective"
    check = check_rates(clustered, year(2))
    assert (check.verdict, check.is_bursty) == ("inconclusive", True)
    assert check.quiet_days_reason == "bursty, interval too narrow"


def test_a_ratio_to_beat_lies_above_zero_and_at_most_at_one() -> None:
    for threshold in (0.0, 1.5):
        with pytest.raises(InputError, match="cannot be beaten"):
            check_rates(year(1), year(1), threshold=threshold)


def test_a_rate_a_month_has_its_exact_poisson_interval() -> None:
    """Garwood's bounds of 10 at 90 % are 5.425 and 16.962, of 0 they are 0 and 2.996."""
    rate = monthly_rate(Period(10, 300))
    assert (rate.value, rate.low, rate.high) == pytest.approx((1, 0.5425, 1.6962), abs=5e-5)
    quiet = monthly_rate(Period(0, 30))
    assert (quiet.value, quiet.low, quiet.high) == pytest.approx((0, 0, 2.9957), abs=5e-5)
    assert "no days" in (monthly_rate(Period(0, 0)).reason or "")
