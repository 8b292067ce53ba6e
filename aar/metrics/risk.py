"""Who was still waiting, and what happened, at each distinct time: the table that survival curves share."""

from dataclasses import dataclass

import numpy as np

from aar.metrics.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class RiskTable:
    """Distinct times ascending; `at_risk` just before each; `counts[cause]` of what happened at it.

    Cause 0 is censoring; who is censored at a time was still at risk at it.
    """

    times: FloatArray
    at_risk: IntArray
    counts: IntArray

    @property
    def events(self) -> IntArray:
        """How many rows ended at each time, by any cause."""
        return np.asarray(self.counts[1:].sum(axis=0), dtype=np.int64)

    @property
    def n(self) -> int:
        """How many rows there are."""
        return int(self.counts.sum())


def risk_table(time: FloatArray, cause: IntArray, causes: int = 1) -> RiskTable:
    """Aggregate one row each to distinct times; `cause` is 0 censored, else 1 to `causes`."""
    times, place = np.unique(time, return_inverse=True)
    cells = np.bincount(cause * len(times) + place, minlength=(causes + 1) * len(times))
    counts = cells.reshape(causes + 1, len(times)).astype(np.int64)
    ended = counts.sum(axis=0)
    at_risk = len(time) - np.cumsum(ended) + ended
    return RiskTable(times, at_risk.astype(np.int64), counts)
