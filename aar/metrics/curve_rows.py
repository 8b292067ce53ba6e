"""Curves as rows that a chart draws, the same on page and in the board pack."""

from collections.abc import Mapping
from typing import Any, Final

from aar.metrics.curves import MINUTES_PER_DAY
from aar.metrics.figures import CurvePoint, MetricResult

RECOVERY: Final[Mapping[str, str]] = {
    "time_to_detect": "Detected",
    "time_to_mitigate": "Mitigated",
    "time_to_resolve": "Resolved",
}
_SHORTEST: Final = 1.0  # a minute: what took less stands at the left end of a logarithmic axis


def recovery_rows(results: Mapping[str, MetricResult]) -> list[dict[str, Any]]:
    """The share detected, mitigated and resolved by each time in minutes."""
    return [
        row
        for metric_id, name in RECOVERY.items()
        for row in _rows(name, results[metric_id].curves or (), 0.0, MINUTES_PER_DAY, _SHORTEST)
    ]


def open_rows(by_priority: Mapping[str, MetricResult]) -> list[dict[str, Any]]:
    """The share of actions still outstanding after each day, by priority."""
    return [
        row for name, result in by_priority.items() for row in _rows(name, result.curves or (), 1.0, 1.0, 0.0)
    ]


def _rows(
    name: str, points: tuple[CurvePoint, ...], start: float, unit: float, least: float
) -> list[dict[str, Any]]:
    if not points:
        return []
    first = {"series": name, "at": least, "share": start, "low": start, "high": start}
    return [first, *(_row(name, point, unit, least) for point in points)]


def _row(name: str, point: CurvePoint, unit: float, least: float) -> dict[str, Any]:
    at = max(least, point.at_days * unit)
    return {"series": name, "at": at, "share": point.share, "low": point.low, "high": point.high}
