"""The chart of the before/after check shows every month of both windows, and both rates."""

from datetime import timedelta
from typing import Any

from aar.charts.before_after import Side, before_after_chart
from aar.metrics.rates import monthly_rate
from aar.metrics.windows import Window, count_in, months_in
from tests.checked import DONE_AT, RAISED_AT


def side(label: str, window: Window) -> Side:
    starts = [window.starts_at, window.starts_at + timedelta(days=31)]
    rate = monthly_rate(count_in(window, starts))
    return Side(label, window, months_in(window, starts), rate, f"rate {label}")


def rows_of(chart: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The rows of each layer, from the lowest to the highest."""
    return [chart["datasets"][layer["data"]["name"]] for layer in chart["layer"]]


def test_months_are_bars_rates_are_lines_within_their_interval_and_the_work_stands_between() -> None:
    before = side("before", Window(RAISED_AT - timedelta(days=65), RAISED_AT))
    after = side("after", Window(DONE_AT, DONE_AT + timedelta(days=40)))
    bars, band, line, *words, rule, _ = rows_of(before_after_chart(before, after, DONE_AT, "light"))
    assert [row["value"] for row in bars] == [1, 1, 0, 1, 1]
    assert [row["said"] for row in line] == ["rate before", "rate after"]
    assert all(row["low"] < row["value"] < row["high"] for row in band)
    assert [row["said"] for (row,) in words] == ["rate before", "rate after"]
    assert rule[0]["at"] == DONE_AT.isoformat()


def test_a_window_that_has_not_begun_is_left_out() -> None:
    before = side("before", Window(RAISED_AT - timedelta(days=65), RAISED_AT))
    after = side("after", Window(DONE_AT, DONE_AT))
    bars = rows_of(before_after_chart(before, after, DONE_AT, "dark"))[0]
    assert {row["label"] for row in bars} == {"before"}
