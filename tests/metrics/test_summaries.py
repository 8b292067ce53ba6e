"""How the rows of a metric become its figures."""

import numpy as np
import pytest

from aar.metrics.arrays import Column
from aar.metrics.compute import compute
from aar.metrics.definitions import (
    action_open_time,
    actions_on_time,
    due_date_slips,
    harm_while_waiting,
    recurrence,
    review_lag,
    strength_mix,
    time_to_detect,
    verification_rate,
)
from aar.metrics.figures import MetricResult
from aar.metrics.metric import Metric


def result(metric: Metric, **columns: list[object]) -> MetricResult:
    return compute(metric, {name: masked(cells) for name, cells in columns.items()})


def masked(cells: list[object]) -> Column:
    """A column as the database hands it out: typed, and masked where a value is missing."""
    known = [cell for cell in cells if cell is not None]
    filled = [known[0] if cell is None and known else cell for cell in cells]
    return np.ma.array(np.array(filled), mask=[cell is None for cell in cells])


def test_detection_counts_who_is_excluded_by_reason() -> None:
    found = result(
        time_to_detect.METRIC,
        value=[5.0, 7.0, 9.0, None, -3.0],
        excluded=[None, None, None, "no_start", "out_of_order"],
    )
    assert (found.n, found.events, found.censored) == (3, 3, 0)
    assert found.excluded == {"no_start": 1, "out_of_order": 1}
    assert found.figures["median"].value == 7


def test_where_nothing_is_excluded_all_rows_count() -> None:
    found = result(time_to_detect.METRIC, value=[5.0, 7.0], excluded=[None, None])
    assert (found.n, found.excluded) == (2, {})


def test_an_open_review_lengthens_the_lag_and_is_late_once_due() -> None:
    found = result(
        review_lag.METRIC, value=[2.0, 4.0, 6.0, 30.0], cause=[1, 1, 1, 0], within_policy=[1, 1, 0, None]
    )
    assert (found.n, found.events, found.censored) == (4, 3, 1)
    assert found.figures["median"].value == 4
    assert found.figures["p90"].value is None
    assert found.figures["within_policy"].value == pytest.approx(2 / 3)


def test_open_actions_are_counted_as_open_not_left_out() -> None:
    found = result(action_open_time.METRIC, value=[10.0, 20.0, 40.0, 100.0, 100.0], cause=[1, 2, 1, 0, 0])
    shares = {name: figure.value for name, figure in found.figures.items() if name.endswith("d")}
    assert shares == pytest.approx(
        {"open_at_30d": 0.6, "open_at_90d": 0.4, "done_at_90d": 0.4, "dropped_at_90d": 0.2}
    )
    assert (found.n, found.events, found.censored) == (5, 3, 2)


def test_promises_are_measured_by_the_first_date_and_beside_it_as_moved() -> None:
    found = result(actions_on_time.METRIC, value=[1, 0, 0, None], on_time_as_moved=[1, 1, 0, 1])
    assert (found.n, found.events) == (3, 1)
    assert found.figures["share"].value == pytest.approx(1 / 3)
    assert found.figures["on_time_as_moved"].value == pytest.approx(3 / 4)


def test_slips_count_actions_and_moves() -> None:
    found = result(due_date_slips.METRIC, value=[0, 2, 0, 3])
    assert (found.n, found.events) == (4, 2)
    assert found.figures["actions_with_slip"].value == 2
    assert found.figures["slips"].value == 5


def test_verification_keeps_inconclusive_and_missing_apart() -> None:
    found = result(
        verification_rate.METRIC,
        value=[1, 1, 0, 0, 0],
        inconclusive=[0, 0, 1, 0, 0],
        missing=[0, 0, 0, 1, 1],
        excluded=[None, None, None, None, "reopened"],
    )
    assert {name: figure.value for name, figure in found.figures.items()} == {
        "share": 0.5,
        "inconclusive": 1,
        "missing": 1,
    }
    assert found.excluded == {"reopened": 1}


def test_the_strength_mix_adds_up_to_all() -> None:
    found = result(strength_mix.METRIC, strength=["weaker", "stronger", "weaker", None, "intermediate"])
    assert {name: figure.value for name, figure in found.figures.items()} == {
        "stronger": 0.25,
        "intermediate": 0.25,
        "weaker": 0.5,
    }


def test_recurrence_leaves_unreviewed_incidents_apart() -> None:
    found = result(
        recurrence.METRIC,
        value=[1, 1, 0, None],
        foreseeable=[1, 0, 0, None],
        excluded=[None] * 3 + ["unreviewed"],
    )
    assert found.figures["share"].value == pytest.approx(2 / 3)
    assert found.figures["foreseeable_share"].value == pytest.approx(1 / 3)
    assert (found.n, found.excluded) == (3, {"unreviewed": 1})


def test_harm_says_how_many_incidents_have_no_minutes() -> None:
    figure = result(harm_while_waiting.METRIC, value=[30.0, None, 12.5]).figures["impact_minutes"]
    assert figure.value == 42.5
    assert str(figure.reason).endswith("1 of 3 have no number and are left out.")
