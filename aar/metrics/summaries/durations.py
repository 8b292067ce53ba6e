"""How long something takes: median and p90, by survival when anything has not ended yet."""

import numpy as np

from aar.metrics.arrays import FloatArray, IntArray
from aar.metrics.curve_figures import curve_quantile_figure
from aar.metrics.estimates import quantile_figure
from aar.metrics.figures import Figure
from aar.metrics.metric import Summary
from aar.metrics.risk import risk_table
from aar.metrics.rows import Rows
from aar.metrics.survival import kaplan_meier

QUANTILES = {"median": 0.5, "p90": 0.9}


def measured(rows: Rows) -> tuple[FloatArray, IntArray]:
    """Times and causes (0 censored; without a column `cause` everything has ended) of rows with a value."""
    time = rows.number("value")
    cause = rows.number("cause") if "cause" in rows else np.ones(len(time))
    known = ~np.isnan(time)
    return time[known], cause[known].astype(np.int64)


def durations(rows: Rows) -> Summary:
    """Median and p90 of `value`, censored where `cause` is 0."""
    time, cause = measured(rows)
    events = int(np.count_nonzero(cause))
    figures = _from_sample(time) if events == len(time) else _from_curve(time, cause)
    return Summary(len(time), events, len(time) - events, figures)


def _from_sample(time: FloatArray) -> dict[str, Figure]:
    ordered = np.sort(time)
    return {name: quantile_figure(ordered, q) for name, q in QUANTILES.items()}


def _from_curve(time: FloatArray, cause: IntArray) -> dict[str, Figure]:
    curve = kaplan_meier(risk_table(time, np.minimum(cause, 1)))
    return {name: curve_quantile_figure(curve, q) for name, q in QUANTILES.items()}
