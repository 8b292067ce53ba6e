"""Figures read off a curve: quantiles under censoring, shares by a day."""

import math

from aar.metrics.competing import Incidence
from aar.metrics.estimates import NO_ROWS, name_of
from aar.metrics.figures import Figure, no_figure
from aar.metrics.intervals import LEVEL, Bounds
from aar.metrics.survival import Curve, survival_quantile, survival_quantile_bounds


def curve_quantile_figure(curve: Curve, q: float) -> Figure:
    """A quantile of the time to the end, and its interval, from a Kaplan-Meier curve."""
    if not len(curve.times):
        return no_figure(NO_ROWS, LEVEL)
    value = survival_quantile(curve, q)
    low, high = survival_quantile_bounds(curve, q)
    return Figure(value, low, high, LEVEL, _quantile_reason(q, value, (low, high)))


def _quantile_reason(q: float, value: float | None, bounds: Bounds) -> str | None:
    missing = [side for side, bound in zip(("below", "above"), bounds, strict=True) if bound is None]
    if value is None:
        return f"Fewer than {q:.0%} have ended so far, so the {name_of(q)} is not known yet."
    if missing:
        return f"Too few have ended to bound the {name_of(q)} from {' or '.join(missing)}."
    return None


def share_at_figure(curve: Curve | Incidence, day: float) -> Figure:
    """The share of a curve at a day, with its log-log interval."""
    point = curve.at_time(day)
    if point is None:
        reason = f"Nothing has been followed for {day:g} days yet." if len(curve.share) else NO_ROWS
        return no_figure(reason, LEVEL)
    if math.isnan(point.low):
        return Figure(point.share, None, None, LEVEL, _no_bounds(point.share, day))
    return Figure(*point, LEVEL)


def _no_bounds(share: float, day: float) -> str:
    if share in {0.0, 1.0}:
        return f"At day {day:g} the share is exactly {share:.0%}, where the log-log interval does not exist."
    return f"Up to day {day:g} too few have ended, and at the same times, to estimate how sure the share is."
