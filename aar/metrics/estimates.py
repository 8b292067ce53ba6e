"""Figures from plain samples: shares, counts and quantiles."""

from aar.metrics.arrays import FloatArray
from aar.metrics.figures import Figure, Number, no_figure
from aar.metrics.intervals import LEVEL, Bounds, least_n_for_bounds, quantile, quantile_bounds, wilson

NO_ROWS = "There is nothing to count in this window."
COUNTED = "Counted in full: there is nothing to estimate."


def name_of(q: float) -> str:
    """What a quantile is called: the median, or p90."""
    return "median" if q == 0.5 else f"p{round(100 * q)}"  # noqa: PLR2004 - one half is the median


def share_figure(k: int, n: int) -> Figure:
    """The share k of n with its Wilson interval."""
    if n == 0:
        return no_figure(NO_ROWS, LEVEL)
    low, high = wilson(k, n)
    return Figure(k / n, low, high, LEVEL)


def count_figure(count: Number, note: str = "") -> Figure:
    """A number that was counted, which has no interval."""
    return Figure(count, None, None, None, f"{COUNTED} {note}".strip())


def quantile_figure(ordered: FloatArray, q: float) -> Figure:
    """A quantile of uncensored values in ascending order, with its order-statistic interval."""
    n = len(ordered)
    if n == 0:
        return no_figure(NO_ROWS, LEVEL)
    low, high = quantile_bounds(ordered, q)
    return Figure(quantile(ordered, q), low, high, LEVEL, _missing_bounds(q, n, (low, high)))


def _missing_bounds(q: float, n: int, bounds: Bounds) -> str | None:
    sides = zip(("lower", "upper"), bounds, least_n_for_bounds(q), strict=True)
    missing = [f"{side} bound takes {least}" for side, bound, least in sides if bound is None]
    values = "1 value" if n == 1 else f"{n} values"
    return f"Of {values} the {name_of(q)}'s {' and its '.join(missing)}." if missing else None
