"""How long an organisation takes to learn. A row is a resolved incident.

Excluded: `out_of_order`, `publication_unknown`.
"""

from aar.metrics.curves import share_reached
from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.combined import combined
from aar.metrics.summaries.durations import durations
from aar.metrics.summaries.shares import shares

METRIC = Metric(
    id="review_lag",
    title="Time from resolution to a published review",
    unit="days",
    better="lower",
    definition=(
        "Days from the resolution of an incident to the publication of its review, for incidents resolved in "
        "the window; a review that is not published yet counts as open. Within policy: published by its due "
        "date; reviews that are not due yet are left out of that share, late ones count as no."
    ),
    figures={
        "median": FigureText("Half were published within", "days"),
        "p90": FigureText("Nine in ten were published within", "days"),
        "within_policy": FigureText("Published by their due date", "share"),
    },
    summarise=combined(durations, shares({"within_policy": "within_policy"})),
    columns={
        "cause": "1 when published, 0 when not yet at as_of (value is then the time so far)",
        "within_policy": "1 published on or before its due date, 0 later or overdue, NULL not due yet",
    },
    draw_curve=share_reached(),
)
