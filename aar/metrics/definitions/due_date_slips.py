"""How often are promises moved? A row is an agreed action; value is how often its due date moved to later."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.counts import above_zero, counts, total

METRIC = Metric(
    id="due_date_slips",
    title="Due dates moved to later",
    unit="count",
    better="lower",
    definition=(
        "How many actions agreed in the window had their due date moved to later since, and how often in all."
    ),
    figures={
        "actions_with_slip": FigureText("Actions moved to later", "count"),
        "slips": FigureText("Moves to later", "count"),
    },
    summarise=counts({"actions_with_slip": above_zero("value"), "slips": total("value")}),
    columns={"value": "moves of the due date to later up to as_of, 0 where none"},
)
