"""The charts of the Resilience page, made before anybody looks: together they take a third of a second."""

from collections.abc import Iterator

from aar.charts.resilience import count_chart, factor_chart, share_chart
from aar.charts.resilience_curves import open_chart, recovery_chart
from aar.metrics.curve_rows import open_rows, recovery_rows
from aar.metrics.share_rows import (
    factor_rows,
    known,
    learning_rows,
    overdue_rows,
    promise_rows,
    proof_rows,
    strength_rows,
)
from aar.usecases.resilience_figures import ResilienceFigures
from dashboards.components.drawn import Make, Rows, make_ready
from dashboards.components.factors import label


def make_charts(figures: ResilienceFigures) -> None:
    """Make every chart that the panels will draw of these figures, light and dark."""
    for make, rows in _charts(figures):
        if rows:
            make_ready(make, rows)


def _charts(figures: ResilienceFigures) -> Iterator[tuple[Make, Rows]]:
    shares = (promise_rows, proof_rows, strength_rows, learning_rows)
    yield from ((share_chart, known(rows(figures.now))) for rows in shares)
    yield count_chart, overdue_rows(figures.now)
    yield recovery_chart, recovery_rows(figures.now)
    yield open_chart, open_rows(figures.open_by_priority)
    yield factor_chart, factor_rows(figures.now, label)
