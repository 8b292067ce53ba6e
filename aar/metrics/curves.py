"""Curves to draw: how the share that has ended, or still waits, moves with time."""

from typing import Final

import numpy as np

from aar.metrics.arrays import FloatArray, IntArray
from aar.metrics.figures import CurvePoint
from aar.metrics.metric import DrawCurve
from aar.metrics.risk import RiskTable, risk_table
from aar.metrics.rows import Rows
from aar.metrics.summaries.durations import measured
from aar.metrics.survival import Curve, kaplan_meier

MINUTES_PER_DAY: Final = 1440.0
# More steps than a screen has room for only make the document heavy.
MOST_POINTS: Final = 200


def share_waiting(units_per_day: float = 1.0) -> DrawCurve:
    """The share that still waits, falling from 1 (Kaplan-Meier, log-log interval)."""

    def draw(rows: Rows) -> tuple[CurvePoint, ...]:
        table, curve = _curve_of(rows, units_per_day)
        return _points(table, curve.share, curve.low, curve.high)

    return draw


def share_reached(units_per_day: float = 1.0) -> DrawCurve:
    """The share that has ended, rising to 1: the ECDF, by survival when anything is censored."""

    def draw(rows: Rows) -> tuple[CurvePoint, ...]:
        table, curve = _curve_of(rows, units_per_day)
        return _points(table, 1 - curve.share, 1 - curve.high, 1 - curve.low)

    return draw


def _curve_of(rows: Rows, units_per_day: float) -> tuple[RiskTable, Curve]:
    time, cause = measured(rows)
    table = risk_table(time / units_per_day, np.minimum(cause, 1))
    return table, kaplan_meier(table)


def _points(table: RiskTable, share: FloatArray, low: FloatArray, high: FloatArray) -> tuple[CurvePoint, ...]:
    return tuple(
        CurvePoint(
            float(table.times[step]),
            float(share[step]),
            None if np.isnan(low[step]) else float(low[step]),
            None if np.isnan(high[step]) else float(high[step]),
            int(table.at_risk[step]),
        )
        for step in _shown(table)
    )


def _shown(table: RiskTable) -> IntArray:
    """The steps where something ended and the last time, thinned evenly to what can be drawn."""
    ended = table.events > 0
    ended[-1:] = True
    steps = np.flatnonzero(ended)
    chosen = np.linspace(0, len(steps) - 1, min(len(steps), MOST_POINTS)).round().astype(np.int64)
    return np.asarray(steps[chosen], dtype=np.int64)
