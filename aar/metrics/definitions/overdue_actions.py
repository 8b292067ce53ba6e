"""Which promises are late now? A row is an outstanding action past its due date."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.counts import counts, row_count

METRIC = Metric(
    id="overdue_actions",
    title="Overdue actions",
    unit="count",
    better="lower",
    definition="Actions that are agreed or in progress and whose due date has passed, by priority.",
    figures={"count": FigureText("Overdue", "count")},
    summarise=counts({"count": row_count}),
    columns={"value": "days overdue at as_of: the oldest first are the rows to show"},
    default_by="priority",
)
