"""Aalen–Johansen: how likely each of several endings is by a time, when one ending rules out the others."""

import numpy as np

from aar.metrics.arrays import FloatArray
from aar.metrics.intervals import LEVEL
from aar.metrics.risk import RiskTable
from aar.metrics.survival import ROUNDING, Curve, log_log_bounds


def cumulative_incidence(table: RiskTable, cause: int, level: float = LEVEL) -> Curve:
    """Share ended by this cause (Aalen and Johansen 1978), Aalen's variance, log-log interval."""
    before = _share_before(table)
    summed = np.cumsum(before * table.counts[cause] / table.at_risk)
    share = np.where(summed > 1 - ROUNDING, 1.0, summed)
    variance = _aalen_variance(table, cause, before, share)
    low, high = log_log_bounds(share, np.sqrt(variance), level)
    nobody_left = bool(len(share) and table.at_risk[-1] == table.events[-1])
    return Curve(table.times, share, low, high, 0.0, nobody_left)


def _share_before(table: RiskTable) -> FloatArray:
    share = np.cumprod(1 - table.events / table.at_risk)
    return np.concatenate((np.ones(min(1, len(share))), share[:-1]))


def _aalen_variance(table: RiskTable, cause: int, before: FloatArray, share: FloatArray) -> FloatArray:
    """Aalen's counting-process variance, with F the incidence, d events, d_k of the cause, Y at risk.

    Var F(t) = Σ (F(t) − F)² d / ((Y − 1)(Y − d)) + Σ S² d_k (Y − d_k) / (Y² (Y − 1))
               − 2 Σ (F(t) − F) S d_k (Y − d_k) / (Y (Y − d)(Y − 1)), over the times up to t.
    The squares are multiplied out, so that running sums give all t at once.
    """
    at_risk, all_causes, own = table.at_risk, table.events, table.counts[cause]
    # Once nobody is left F(t) − F is 0, and a single row at risk leaves nothing to vary: 0/0 counts as 0.
    others, left = np.maximum(at_risk - 1, 1), np.maximum(at_risk - all_causes, 1)
    somebody_left = at_risk > all_causes
    drift = somebody_left * all_causes / (others * left)
    spread = before**2 * own * (at_risk - own) / (at_risk**2 * others)
    mixed = somebody_left * before * own * (at_risk - own) / (at_risk * left * others)
    squares = share**2 * np.cumsum(drift) - 2 * share * np.cumsum(share * drift) + np.cumsum(share**2 * drift)
    products = share * np.cumsum(mixed) - np.cumsum(share * mixed)
    variance: FloatArray = np.maximum(squares + np.cumsum(spread) - 2 * products, 0.0)
    return variance
