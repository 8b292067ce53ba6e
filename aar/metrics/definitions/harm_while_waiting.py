"""What did waiting cost? A row is an incident since an action on one of its factors began to wait.

An incident that shares factors with several open actions is one row, of the oldest of them.
"""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.counts import counts, row_count, total

METRIC = Metric(
    id="harm_while_waiting",
    title="Harm while actions were waiting",
    unit="count",
    better="lower",
    definition=(
        "Incidents, and their minutes of impact, since the oldest action was agreed that is still open or "
        "unverified and whose factor they share."
    ),
    figures={
        "count": FigureText("Incidents while waiting", "count"),
        "impact_minutes": FigureText("Minutes of impact while waiting", "minutes"),
    },
    summarise=counts({"count": row_count, "impact_minutes": total("value")}),
    columns={
        "value": "minutes of impact, NULL where unknown",
        "factor": "the factor shared",
        "action_id": "the oldest open action with that factor",
    },
)
