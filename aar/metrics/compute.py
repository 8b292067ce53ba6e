"""From the rows of a metric to its result."""

from aar.metrics.figures import MetricResult, Stratum
from aar.metrics.metric import Metric
from aar.metrics.rows import Columns, Rows, without_excluded
from aar.metrics.strata import split


def compute(
    metric: Metric, columns: Columns, *, by: str | None = None, with_curves: bool = False
) -> MetricResult:
    """All figures of a metric from columns as `fetchnumpy()` delivers them, split by a dimension as well."""
    rows, excluded = without_excluded(Rows(columns))
    summary = metric.summarise(rows)
    return MetricResult(
        id=metric.id,
        title=metric.title,
        unit=metric.unit,
        better=metric.better,
        definition=metric.definition,
        n=summary.n,
        events=summary.events,
        censored=summary.censored,
        excluded=excluded,
        figures=summary.figures,
        strata=_strata(metric, rows, by or metric.default_by),
        curves=metric.draw_curve(rows) if with_curves and metric.draw_curve else None,
    )


def _strata(metric: Metric, rows: Rows, by: str | None) -> tuple[Stratum, ...]:
    if by is None:
        return ()
    found = ((value, metric.summarise(part)) for value, part in split(rows, by))
    return tuple(Stratum(by, value, summary.n, summary.figures) for value, summary in found)
