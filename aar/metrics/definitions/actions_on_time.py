"""Are promises kept? A row is an action with either due date in the window and before date(as_of)."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.shares import shares

METRIC = Metric(
    id="actions_on_time",
    title="Actions done on time",
    unit="share",
    better="higher",
    definition=(
        "Share of actions done by the due date that was in force when they were agreed, of those whose date "
        "lies in the window and has passed. Outstanding ones are late, and so are those dropped after the "
        "date; those dropped on or before it are left out. Beside it the same against the present due date."
    ),
    figures={
        "share": FigureText("Done by the date first promised", "share"),
        "on_time_as_moved": FigureText("Done by the date as moved since", "share"),
    },
    summarise=shares({"share": "value", "on_time_as_moved": "on_time_as_moved"}),
    columns={
        "value": "1 on time, 0 late, NULL left out, by the due date in force at agreement",
        "on_time_as_moved": "the same by the present due date",
    },
)
