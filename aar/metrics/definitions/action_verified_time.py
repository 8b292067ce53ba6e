"""How long it takes until work is proven. A row is an agreed action."""

from aar.metrics.curves import share_waiting
from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.outcomes import outcomes

METRIC = Metric(
    id="action_verified_time",
    title="How long until actions are proven to work",
    unit="days",
    better="lower",
    definition=(
        "Days from agreement until an action was verified as effective, for actions agreed in the window. "
        "Dropping an action ends it without proof; everything else, done work included, counts as open. "
        "Shares open are Kaplan-Meier estimates in which both endings count; proven and dropped apart are "
        "Aalen-Johansen cumulative incidences."
    ),
    figures={
        "median": FigureText("Half were proven or dropped within", "days"),
        "p90": FigureText("Nine in ten were proven or dropped within", "days"),
        "open_at_30d": FigureText("Neither proven nor dropped after 30 days", "share"),
        "open_at_90d": FigureText("Neither proven nor dropped after 90 days", "share"),
        "done_at_90d": FigureText("Proven to work within 90 days", "share"),
        "dropped_at_90d": FigureText("Dropped within 90 days", "share"),
    },
    summarise=outcomes,
    columns={"cause": "0 neither at as_of (value is then the time so far), 1 verified effective, 2 dropped"},
    draw_curve=share_waiting(),
)
