"""How often the verdict is wrong: by simulation and by adding up all outcomes."""

import numpy as np
import pytest
from scipy.stats import poisson

from aar.metrics.rates import check_rates
from aar.metrics.windows import Period

RUNS = 3000
# Three standard errors of a share of 5 % above it: a correct rule exceeds this once in 740 seeds.
MOST = 0.05 + 3 * (0.05 * 0.95 / RUNS) ** 0.5


def shares_of_verdicts(
    *, before_a_month: float, ratio: float, months: int, threshold: float, seed: int
) -> dict[str | None, float]:
    """Draw twelve months before and some after, again and again, and judge each as the product does."""
    chance = np.random.default_rng(seed)
    before = chance.poisson(before_a_month, (RUNS, 12))
    after = chance.poisson(before_a_month * ratio, (RUNS, months))
    verdicts = [
        check_rates(period(first), period(second), threshold=threshold).verdict
        for first, second in zip(before, after, strict=True)
    ]
    return {verdict: verdicts.count(verdict) / RUNS for verdict in set(verdicts)}


def period(monthly: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Period:
    return Period(int(monthly.sum()), 30.0 * len(monthly), tuple(monthly.tolist()))


@pytest.mark.parametrize("before_a_month", [0.3, 1.0, 4.0])
@pytest.mark.parametrize("months", [3, 12])
def test_work_that_changes_nothing_is_judged_either_way_in_at_most_one_of_twenty(
    before_a_month: float, months: int
) -> None:
    shares = shares_of_verdicts(before_a_month=before_a_month, ratio=1, months=months, threshold=1, seed=1)
    assert shares.get("effective", 0) <= MOST
    assert shares.get("not_effective", 0) <= MOST


@pytest.mark.parametrize("threshold", [0.3, 0.6])
def test_work_that_only_just_misses_its_threshold_is_called_effective_in_at_most_one_of_twenty(
    threshold: float,
) -> None:
    shares = shares_of_verdicts(before_a_month=3, ratio=threshold, months=12, threshold=threshold, seed=2)
    assert shares.get("effective", 0) <= MOST


def test_work_that_removes_most_harm_is_found_effective() -> None:
    shares = shares_of_verdicts(before_a_month=3, ratio=0.2, months=6, threshold=1, seed=3)
    assert shares["effective"] > 0.75


def test_work_that_makes_it_worse_is_found_out() -> None:
    shares = shares_of_verdicts(before_a_month=2, ratio=3, months=6, threshold=1, seed=4)
    assert shares["not_effective"] > 0.75


def test_records_that_begin_with_such_an_incident_do_not_make_the_check_err_more_often() -> None:
    """The days before are cut where the records begin: at worst with one incident that is always counted."""
    chance = np.random.default_rng(5)
    before = 1 + chance.poisson(100 / 30, RUNS)
    after = chance.poisson(90 / 30, RUNS)
    verdicts = [
        check_rates(Period(first, 100), Period(second, 90)).verdict
        for first, second in zip(before.tolist(), after.tolist(), strict=True)
    ]
    assert verdicts.count("effective") / RUNS <= MOST


@pytest.mark.parametrize("expected_before", [2, 10])
@pytest.mark.parametrize("days_after", [90, 365])
def test_over_all_outcomes_the_error_is_below_its_level(expected_before: int, days_after: int) -> None:
    expected_after = expected_before * days_after / 365
    wrong = sum(
        poisson.pmf(x_before, expected_before) * poisson.pmf(x_after, expected_after)
        for x_before in range(40)
        for x_after in range(40)
        if check_rates(Period(x_before, 365), Period(x_after, days_after)).verdict == "effective"
    )
    assert 0 < wrong <= 0.05
