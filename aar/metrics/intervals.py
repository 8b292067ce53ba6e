"""Intervals that need no model: Wilson for shares, order statistics for quantiles."""

import math
from statistics import NormalDist
from typing import Final, TypeAlias

import numpy as np

from aar.metrics.arrays import FloatArray

Bounds: TypeAlias = tuple[float | None, float | None]

LEVEL: Final = 0.95
# q·n in floating point may land a hair above a whole number (0.1 * 3), which must not cost a rank.
_ROUNDING: Final = 1e-9


def normal_quantile(level: float) -> float:
    """How many standard errors a two-sided interval of this level reaches."""
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(k: int, n: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson score interval of the share k/n, without continuity correction (Wilson 1927); n ≥ 1."""
    z = normal_quantile(level)
    centre = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    return (0.0 if k == 0 else centre - half, 1.0 if k == n else centre + half)


def quantile(ordered: FloatArray, q: float) -> float:
    """The least x with F(x) ≥ q, from values in ascending order; at least one value."""
    rank = max(1, math.ceil(q * len(ordered) - _ROUNDING))
    return float(ordered[rank - 1])


def quantile_ranks(n: int, q: float, level: float = LEVEL) -> tuple[int | None, int | None]:
    """Ranks (from 1) of the order statistics that bound the quantile; None where n is too small.

    The count of values up to the true quantile is Binomial(n, q); each tail is at most (1 - level)/2.
    """
    from scipy.special import bdtr

    tail = (1 - level) / 2
    reach = math.ceil(10 * math.sqrt(n * q * (1 - q))) + 10
    counts = np.arange(max(0, int(n * q) - reach), min(n, int(n * q) + reach + 1))
    below = bdtr(counts, n, q)
    low = counts[below <= tail]
    high = counts[below >= 1 - tail]
    return (int(low[-1]) + 1 if len(low) else None, int(high[0]) + 1 if len(high) else None)


def quantile_bounds(ordered: FloatArray, q: float, level: float = LEVEL) -> Bounds:
    """Order-statistic interval of the quantile, from values in ascending order."""
    low, high = quantile_ranks(len(ordered), q, level)
    return (
        None if low is None else float(ordered[low - 1]),
        None if high is None else float(ordered[high - 1]),
    )


def least_n_for_bounds(q: float, level: float = LEVEL) -> tuple[int, int]:
    """How many values the lower and the upper bound of the quantile take at least."""
    tail = math.log((1 - level) / 2)
    return math.ceil(tail / math.log(1 - q)), math.ceil(tail / math.log(q))
