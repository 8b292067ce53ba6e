"""A change is claimed only where the intervals do not overlap."""

import pytest

from aar.metrics.change import change
from aar.metrics.figures import Better, Figure, no_figure

LOW = Figure(2.0, 1, 3, 0.95)
HIGH = Figure(5.0, 4, 6, 0.95)
BETWEEN = Figure(3.5, 3, 4, 0.95)


@pytest.mark.parametrize(
    ("better", "expected"), [("higher", "better"), ("lower", "worse"), ("none", "higher")]
)
def test_a_rise_is_judged_by_what_is_better(better: Better, expected: str) -> None:
    assert change(HIGH, LOW, better) == expected


@pytest.mark.parametrize(
    ("better", "expected"), [("higher", "worse"), ("lower", "better"), ("none", "lower")]
)
def test_a_fall_is_judged_by_what_is_better(better: Better, expected: str) -> None:
    assert change(LOW, HIGH, better) == expected


def test_touching_intervals_leave_it_open() -> None:
    assert change(BETWEEN, LOW, "higher") == "unclear"
    assert change(BETWEEN, HIGH, "higher") == "unclear"


def test_what_has_no_interval_is_not_compared() -> None:
    assert change(no_figure("There is nothing to count in this window."), LOW, "lower") == "unclear"
