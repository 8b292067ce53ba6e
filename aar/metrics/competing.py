"""Aalen-Johansen: how likely each of several endings is by a time, when one ending rules out the others."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aar.metrics.arrays import FloatArray
from aar.metrics.intervals import LEVEL
from aar.metrics.risk import RiskTable
from aar.metrics.survival import ROUNDING, Point, log_log_bounds

# What is left of a variance of zero after rounding, relative to the square of the share.
_NOISE: Final = 1e-13


@dataclass(frozen=True, slots=True)
class Incidence:
    """Share ended by one cause from each time on; `waiting` is the share still waiting just before it."""

    table: RiskTable
    cause: int
    waiting: FloatArray
    share: FloatArray

    def at_time(self, time: float, level: float = LEVEL) -> Point | None:
        """Share with its log-log interval (NaN where there is none) at a time; None after the follow-up."""
        table = self.table
        steps = int(np.searchsorted(table.times, time, side="right"))
        if steps == 0:
            return Point(0.0, np.nan, np.nan) if table.n else None
        nobody_left = table.at_risk[-1] == table.events[-1]
        if time > table.times[-1] and not nobody_left:
            return None
        reached, error = self.share[steps - 1], np.sqrt(self._variance(steps))
        low, high = log_log_bounds(reached, error, level)
        return Point(float(reached), float(low), float(high))

    def _variance(self, steps: int) -> float:
        """Aalen's counting-process variance as in Pintilie 2006 (eq. 4.5); NaN where it is not positive.

        With F the incidence, S the share waiting, d events, d_k those of the cause, Y at risk:

        Var F(t) = Σ (F(t) - F)² d / ((Y - 1)(Y - d)) + Σ S² d_k (Y - d_k) / (Y² (Y - 1))
                   - 2 Σ (F(t) - F) S d_k (Y - d_k) / (Y (Y - d)(Y - 1)), over the times up to t.

        Few rows that end at the same time by different causes can make the sum negative.
        """
        at_risk = self.table.at_risk[:steps].astype(np.float64)  # its cube leaves the range of integers
        ended, own = self.table.events[:steps], self.table.counts[self.cause, :steps]
        reached, waiting = self.share[steps - 1], self.waiting[:steps]
        ahead = reached - self.share[:steps]
        # Where nobody is left nothing lies ahead, and one row at risk cannot vary: 0/0 counts as 0.
        left, others = np.maximum(at_risk - ended, 1), np.maximum(at_risk - 1, 1)
        spread = waiting * own * (at_risk - own) / (at_risk * others)
        drift = np.sum(ahead**2 * ended / (others * left))
        variance = float(drift + np.sum(spread * (waiting / at_risk - 2 * ahead / left)))
        return variance if variance > _NOISE * reached**2 else np.nan


def cumulative_incidence(table: RiskTable, cause: int) -> Incidence:
    """Share ended by this cause over time (Aalen and Johansen 1978)."""
    left = np.cumprod(1 - table.events / table.at_risk)
    waiting = np.concatenate((np.ones(min(1, len(left))), left[:-1]))
    share = np.cumsum(waiting * table.counts[cause] / table.at_risk)
    return Incidence(table, cause, waiting, np.where(share > 1 - ROUNDING, 1.0, share))
