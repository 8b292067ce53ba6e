"""Kaplan–Meier: the share still waiting while some rows have not ended yet."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aar.metrics.arrays import FloatArray
from aar.metrics.intervals import LEVEL, Bounds, normal_quantile
from aar.metrics.risk import RiskTable

# A product of many fractions misses 1 − q by rounding; true steps are farther apart than this.
ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Curve:
    """A step function of a probability: its value from each time on; bounds are NaN where there are none.

    `start` holds before the first time, nothing is known after the last one unless `is_complete`.
    """

    times: FloatArray
    share: FloatArray
    low: FloatArray
    high: FloatArray
    start: float
    is_complete: bool

    def at_time(self, time: float) -> tuple[float, float, float] | None:
        """Share, lower and upper bound (NaN where there is none) at a time; None after the follow-up."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        if place < 0:
            return (self.start, np.nan, np.nan) if len(self.times) else None
        if time > self.times[-1] and not self.is_complete:
            return None
        return float(self.share[place]), float(self.low[place]), float(self.high[place])


def log_log_bounds(
    share: FloatArray, standard_error: FloatArray, level: float = LEVEL
) -> tuple[FloatArray, FloatArray]:
    """Bounds of a probability on the scale log(−log p), which keeps them inside 0..1; NaN at 0 and 1."""
    inside = (share > 0) & (share < 1)
    safe = np.where(inside, share, 0.5)
    reach = normal_quantile(level) * standard_error / (safe * -np.log(safe))
    low, high = safe ** np.exp(reach), safe ** np.exp(-reach)
    return np.where(inside, low, np.nan), np.where(inside, high, np.nan)


def kaplan_meier(table: RiskTable, level: float = LEVEL) -> Curve:
    """Share not ended by any cause (Kaplan and Meier 1958), Greenwood variance, log-log interval."""
    events, at_risk = table.events, table.at_risk
    share = np.cumprod(1 - events / at_risk)
    left = np.maximum(at_risk - events, 1)  # where nobody is left the share is 0 and has no interval
    greenwood = np.cumsum(events / (at_risk * left))
    low, high = log_log_bounds(share, share * np.sqrt(greenwood), level)
    return Curve(table.times, share, low, high, 1.0, bool(len(share) and share[-1] == 0))


def survival_quantile(curve: Curve, q: float) -> float | None:
    """The least time by which at least the share q has ended; None while fewer have."""
    return _first_time(curve.times, curve.share, q)


def survival_quantile_bounds(curve: Curve, q: float) -> Bounds:
    """Where the bounds of the curve cross 1 − q (Brookmeyer and Crowley 1982); None where they do not."""
    return _first_time(curve.times, curve.low, q), _first_time(curve.times, curve.high, q)


def _first_time(times: FloatArray, share: FloatArray, q: float) -> float | None:
    reached = np.flatnonzero(share <= 1 - q + ROUNDING)
    return float(times[reached[0]]) if len(reached) else None
