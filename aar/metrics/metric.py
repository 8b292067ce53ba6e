"""What a metric is: its words, the columns it reads, and how rows become figures.

A metric is one file `definitions/<id>.py` that exports `METRIC`, beside one file `sql/metrics/<id>.sql`
that delivers its rows. Columns that every such query delivers:

- `subject_id`, `measured_at`: which record, and the instant by which the window chose it
- `value`: what is measured, in the metric's unit
- `priority, strength, severity, service, kind`: dimensions; `service` is a list where a row has several
- `excluded` (optional): why a row does not count, NULL where it does

Further columns stand in `Metric.columns`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from aar.metrics.figures import Better, CurvePoint, Figure
from aar.metrics.rows import Rows

Unit: TypeAlias = Literal["minutes", "days", "share", "count"]
Dimension: TypeAlias = Literal["priority", "strength", "severity", "service", "kind"]
IDENTITY: Final = ("subject_id", "measured_at")
DIMENSIONS: Final[tuple[Dimension, ...]] = ("priority", "strength", "severity", "service", "kind")


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of some rows: `n` counted, `events` of them with the outcome, `censored` still waiting."""

    n: int
    events: int
    censored: int
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class FigureText:
    """How a figure is called on a page, and in which unit it is shown."""

    label: str
    unit: Unit


Summarise: TypeAlias = Callable[[Rows], Summary]
DrawCurve: TypeAlias = Callable[[Rows], tuple[CurvePoint, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric; `default_by` names the dimension it is always split by unless another is asked for.

    `default_by` may join two columns with a comma, and may name a column of this metric alone.
    `reads` names the dimensions that the summary itself is made of.
    """

    id: str
    title: str
    unit: Unit
    better: Better
    definition: str
    figures: Mapping[str, FigureText]
    summarise: Summarise
    columns: Mapping[str, str] = field(default_factory=dict)
    draw_curve: DrawCurve | None = None
    default_by: str | None = None
    reads: tuple[Dimension, ...] = ()

    def not_counted(self, by: str | None = None) -> tuple[str, ...]:
        """Columns that no figure is made of when rows are split by this dimension: they only tell of rows."""
        split_by = by or self.default_by
        counted = {*self.reads, *(split_by.split(",") if split_by else ())}
        return (*IDENTITY, *(name for name in DIMENSIONS if name not in counted))
