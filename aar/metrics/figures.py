"""What a metric says: figures with their interval, or the reason why there is none. Never NaN."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Number: TypeAlias = int | float
Better: TypeAlias = Literal["lower", "higher", "none"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and its interval at `level`; what is None has its reason in a sentence."""

    value: Number | None
    low: Number | None
    high: Number | None
    level: float | None
    reason: str | None = None

    def __post_init__(self) -> None:
        """Refuse a number that is none, and a gap without its reason."""
        known = [part for part in (self.value, self.low, self.high) if part is not None]
        if not all(math.isfinite(part) for part in known):
            message = "a figure is a finite number, or None with a reason"
            raise ValueError(message)
        if len(known) < len(("value", "low", "high")) and not self.reason:
            message = "a figure without value or bounds says why"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A step of a curve: the share from `at_days` on, and how many rows were still at risk then."""

    at_days: float
    share: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """The same figures for the rows that share one value of a dimension."""

    by: str
    value: str
    n: int
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class MetricResult:
    """All that page, report, CSV and command line show of one metric."""

    id: str
    title: str
    unit: str
    better: Better
    definition: str
    n: int
    events: int
    censored: int
    excluded: Mapping[str, int]
    figures: Mapping[str, Figure]
    strata: tuple[Stratum, ...] = ()
    curves: tuple[CurvePoint, ...] | None = None


def no_figure(reason: str, level: float | None = None) -> Figure:
    """A figure that does not exist, and why."""
    return Figure(None, None, None, level, reason)
