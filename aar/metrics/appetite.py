"""Risk appetite: how many more incidents to expect, and whether the limit will hold."""

import math
from typing import Final, Literal, TypeAlias

import numpy as np

from aar.metrics.arrays import FloatArray
from aar.metrics.figures import Figure, no_figure

Outlook: TypeAlias = Literal["breached", "breach_likely", "breach_possible", "within"]

LEVEL: Final = 0.8


def forecast_count(incidents: int, observed_days: float, days_ahead: float, level: float = LEVEL) -> Figure:
    """How many incidents the days ahead will bring: the mean and a predictive interval.

    The count is Poisson with a Gamma(incidents + ½, observed_days) rate, hence negative binomial.
    """
    if observed_days <= 0:
        return no_figure("There are no records yet to forecast from.", level)
    shape = incidents + 0.5
    mean = shape / observed_days * days_ahead
    tail = (1 - level) / 2
    chances = _cumulative(shape, observed_days / (observed_days + days_ahead), mean)
    low, high = (int(np.argmax(chances >= q)) for q in (tail, 1 - tail))
    return Figure(mean, low, high, level)


def outlook(used: int, limit: float, forecast: Figure) -> Outlook:
    """Whether a limit on a count holds until the end of the period, given the forecast of the rest of it."""
    if used > limit:
        return "breached"
    if used + (forecast.low or 0) > limit:
        return "breach_likely"
    return "breach_possible" if used + (forecast.high or 0) > limit else "within"


def _cumulative(shape: float, success: float, mean: float) -> FloatArray:
    """P(count ≤ 0, 1, 2, …) of the negative binomial, far enough to hold every level in use."""
    from scipy.special import betainc

    spread = math.sqrt(mean / success)
    counts = np.arange(math.ceil(mean + 20 * spread) + 20)
    return np.asarray(betainc(shape, counts + 1.0, success), dtype=np.float64)
