"""Curves to draw."""

import numpy as np
import pytest

from aar.metrics.compute import compute
from aar.metrics.curves import MOST_POINTS
from aar.metrics.definitions import action_open_time, overdue_actions, time_to_detect
from aar.metrics.figures import CurvePoint


def test_actions_fall_from_one_where_something_ended_and_last_to_the_end_of_follow_up() -> None:
    columns = {"value": np.array([10.0, 20, 30, 40]), "cause": np.array([1, 0, 2, 0])}
    points = compute(action_open_time.METRIC, columns, with_curves=True).curves or ()
    assert [(point.at_days, point.share, point.at_risk) for point in points] == [
        (10, 0.75, 4),
        (30, 0.375, 2),
        (40, 0.375, 1),
    ]


def test_detection_rises_to_one_and_is_drawn_in_days() -> None:
    columns = {"value": np.array([720.0, 1440, 1440, 2880])}
    points = compute(time_to_detect.METRIC, columns, with_curves=True).curves or ()
    assert [(point.at_days, point.share) for point in points] == [(0.5, 0.25), (1, 0.75), (2, 1)]
    assert points[-1] == CurvePoint(2, 1, None, None, 1)


def test_the_interval_holds_the_share() -> None:
    columns = {"value": np.array([1.0, 2, 3, 4])}
    points = compute(time_to_detect.METRIC, columns, with_curves=True).curves or ()
    for point in points[:-1]:
        assert point.low is not None
        assert point.high is not None
        assert point.low < point.share < point.high


def test_a_curve_of_many_steps_is_thinned_but_keeps_its_ends() -> None:
    time = np.arange(1.0, 5001)
    points = compute(time_to_detect.METRIC, {"value": time * 1440}, with_curves=True).curves or ()
    assert len(points) == MOST_POINTS
    assert (points[0].at_days, points[-1].at_days) == pytest.approx((1, 5000))
    assert points[100].share == pytest.approx(points[100].at_days / 5000)


def test_curves_come_only_when_asked_for_and_only_where_time_is_measured() -> None:
    columns = {"value": np.array([1.0])}
    assert compute(time_to_detect.METRIC, columns).curves is None
    assert compute(overdue_actions.METRIC, columns, with_curves=True).curves is None
