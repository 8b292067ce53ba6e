"""How long agreed work stays owed. A row is an agreed action."""

from aar.metrics.curves import share_waiting
from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.outcomes import outcomes

METRIC = Metric(
    id="action_open_time",
    title="How long actions stay outstanding",
    unit="days",
    better="lower",
    definition=(
        "Days from agreement until an action was done or dropped and stayed so, for actions agreed in the "
        "window; what is still outstanding, or was reopened, counts as open. Shares still outstanding are "
        "Kaplan-Meier estimates in which both endings count; done and dropped apart are Aalen-Johansen "
        "cumulative incidences."
    ),
    figures={
        "median": FigureText("Half were done or dropped within", "days"),
        "p90": FigureText("Nine in ten were done or dropped within", "days"),
        "open_at_30d": FigureText("Outstanding after 30 days", "share"),
        "open_at_90d": FigureText("Outstanding after 90 days", "share"),
        "done_at_90d": FigureText("Done within 90 days", "share"),
        "dropped_at_90d": FigureText("Dropped within 90 days", "share"),
    },
    summarise=outcomes,
    columns={"cause": "0 still outstanding at as_of (value is then the time so far), 1 done, 2 dropped"},
    draw_curve=share_waiting(),
)
