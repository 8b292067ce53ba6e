"""What every metric owes: words, named figures, and a sentence instead of NaN whatever its rows are."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aar.metrics.arrays import Column
from aar.metrics.compute import compute
from aar.metrics.figures import Figure, MetricResult
from aar.metrics.json_shape import result_json
from aar.metrics.metric import Metric
from aar.registry import discover

METRICS: dict[str, Metric] = discover("aar.metrics.definitions", exporting="METRIC")
TIMES = [name for name in METRICS if name.startswith("time_to_")]
every_metric = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
timed_by_cause = pytest.mark.parametrize(
    "metric",
    [metric for metric in METRICS.values() if "cause" in metric.columns],
    ids=lambda metric: metric.id,
)
OUTCOMES = {"median", "p90", "open_at_30d", "open_at_90d", "done_at_90d", "dropped_at_90d"}
FIGURES = {
    **{name: {"median", "p90"} for name in TIMES},
    "review_lag": {"median", "p90", "within_policy"},
    "action_open_time": OUTCOMES,
    "action_verified_time": OUTCOMES,
    "actions_on_time": {"share", "on_time_as_moved"},
    "overdue_actions": {"count"},
    "due_date_slips": {"actions_with_slip", "slips"},
    "verification_rate": {"share", "inconclusive", "missing"},
    "effectiveness": {"share"},
    "strength_mix": {"stronger", "intermediate", "weaker"},
    "recurrence": {"share", "foreseeable_share"},
    "harm_while_waiting": {"count", "impact_minutes"},
    "factor_recurrence": {"count"},
}


def rows_of(metric: Metric, n: int, number: Callable[[str], object]) -> dict[str, Column]:
    """As many rows as asked for with every column the metric reads, filled by column name."""
    words = {"priority": "P1", "strength": "weaker", "factor": "capacity", "quarter": "2026-Q1"}
    names = {"value", *words, *metric.columns} - {"action_id"}
    return {name: np.array([words.get(name, number(name))] * n) for name in names}


def assert_complete(result: MetricResult) -> None:
    strata = [figure for stratum in result.strata for figure in stratum.figures.values()]
    for figure in [*result.figures.values(), *strata]:
        assert None not in {figure.value, figure.low, figure.high} or str(figure.reason).endswith(".")


def test_every_metric_of_the_design_is_defined() -> None:
    assert set(METRICS) == set(FIGURES)


@every_metric
def test_a_metric_explains_itself(metric: Metric) -> None:
    assert metric.id in METRICS
    assert metric.title[0].isupper()
    assert metric.definition.endswith(".")
    assert set(metric.figures) == FIGURES[metric.id]


@every_metric
@pytest.mark.parametrize("n", [0, 1, 2, 40])
def test_figures_have_their_names_and_reasons_for_any_number_of_rows(metric: Metric, n: int) -> None:
    result = compute(metric, rows_of(metric, n, lambda _: 1), with_curves=True)
    assert list(result.figures) == list(metric.figures)
    assert result.n == n
    assert_complete(result)


@every_metric
def test_without_rows_nothing_is_claimed(metric: Metric) -> None:
    result = compute(metric, rows_of(metric, 0, lambda _: 1), with_curves=True)
    assert all(figure.value in {None, 0} for figure in result.figures.values())
    assert (result.events, result.strata, result.curves or ()) == (0, (), ())


@timed_by_cause
def test_when_all_are_censored_the_median_says_why_it_is_missing(metric: Metric) -> None:
    result = compute(metric, rows_of(metric, 12, lambda name: 0 if name == "cause" else 7), with_curves=True)
    assert result.figures["median"].value is None
    assert "not known yet" in str(result.figures["median"].reason)
    assert (result.n, result.events, result.censored) == (12, 0, 12)


@pytest.mark.parametrize("name", ["action_open_time", "action_verified_time"])
def test_when_all_are_dropped_none_is_done_and_the_reason_is_said(name: str) -> None:
    metric = METRICS[name]
    result = compute(metric, rows_of(metric, 12, lambda column: 2 if column == "cause" else 7))
    done: Figure = result.figures["done_at_90d"]
    assert (done.value, result.figures["dropped_at_90d"].value) == (0, 1)
    assert "exactly 0%" in str(done.reason)


@given(
    st.sampled_from(sorted(METRICS)),
    st.lists(st.tuples(st.floats(0, 400), st.integers(0, 2), st.sampled_from(["P1", "P2"])), max_size=50),
)
def test_no_rows_ever_make_a_figure_that_json_cannot_hold(
    name: str, sample: list[tuple[float, int, str]]
) -> None:
    metric = METRICS[name]
    columns = rows_of(metric, len(sample), lambda _: 1)
    columns["value"] = np.array([row[0] for row in sample], dtype=float)
    columns["cause"] = np.array([row[1] for row in sample], dtype=np.int64)
    columns["priority"] = np.array([row[2] for row in sample], dtype=object)
    result = compute(metric, columns, by="priority", with_curves=True)
    assert_complete(result)
    assert "nan" not in str(result_json(result)).lower().split()
    assert sum(stratum.n for stratum in result.strata) == result.n
