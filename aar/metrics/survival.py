"""Kaplan-Meier: the share still waiting while some rows have not ended yet."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from aar.metrics.arrays import FloatArray
from aar.metrics.intervals import LEVEL, Bounds, normal_quantile
from aar.metrics.risk import RiskTable

# A product of many fractions misses 1 - q by rounding; true steps are farther apart than this.
ROUNDING: Final = 1e-9


class Point(NamedTuple):
    """A probability at a time and its bounds, NaN where there are none."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The share still waiting from each time on; bounds are NaN where there are none."""

    times: FloatArray
    share: FloatArray
    low: FloatArray
    high: FloatArray

    def at_time(self, time: float) -> Point | None:
        """The share at a time; None after the follow-up, unless nobody waits then."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        if place < 0:
            return Point(1.0, np.nan, np.nan) if len(self.times) else None
        if time > self.times[-1] and self.share[-1] > 0:
            return None
        return Point(float(self.share[place]), float(self.low[place]), float(self.high[place]))


def log_log_bounds(
    share: FloatArray | np.float64, standard_error: FloatArray | np.float64, level: float = LEVEL
) -> tuple[FloatArray, FloatArray]:
    """Bounds of a probability on the scale log(-log p), which keeps them inside 0..1; NaN at 0 and 1."""
    inside = (share > 0) & (share < 1)
    safe = np.where(inside, share, 0.5)
    reach = normal_quantile(level) * standard_error / (safe * -np.log(safe))
    low, high = safe ** np.exp(reach), safe ** np.exp(-reach)
    return np.where(inside, low, np.nan), np.where(inside, high, np.nan)


def kaplan_meier(table: RiskTable, level: float = LEVEL) -> Curve:
    """Share not ended by any cause (Kaplan and Meier 1958), Greenwood variance, log-log interval."""
    events, at_risk = table.events, table.at_risk
    share: FloatArray = np.cumprod(1 - events / at_risk, dtype=np.float64)
    left = np.maximum(at_risk - events, 1)  # where nobody is left the share is 0 and has no interval
    greenwood = np.cumsum(events / (at_risk * left))
    low, high = log_log_bounds(share, share * np.sqrt(greenwood), level)
    return Curve(table.times, share, low, high)


def survival_quantile(curve: Curve, q: float) -> float | None:
    """The least time by which at least the share q has ended; None while fewer have."""
    return _first_time(curve.times, curve.share, q)


def survival_quantile_bounds(curve: Curve, q: float) -> Bounds:
    """Where the bounds of the curve cross 1 - q (Brookmeyer and Crowley 1982); None where they do not."""
    return _first_time(curve.times, curve.low, q), _first_time(curve.times, curve.high, q)


def _first_time(times: FloatArray, share: FloatArray, q: float) -> float | None:
    reached = np.flatnonzero(share <= 1 - q + ROUNDING)
    return float(times[reached[0]]) if len(reached) else None
