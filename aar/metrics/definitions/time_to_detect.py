"""How long harm goes unnoticed. Excluded: `no_start`, `not_detected`, `out_of_order`."""

from aar.metrics.curves import MINUTES_PER_DAY, share_reached
from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.durations import durations

METRIC = Metric(
    id="time_to_detect",
    title="Time to detect",
    unit="minutes",
    better="lower",
    definition=(
        "Minutes from the start of the impact to its detection, for incidents whose impact started in the "
        "window. Incidents without a known start or detection, or detected before they started, are excluded "
        "and counted."
    ),
    figures={
        "median": FigureText("Half were detected within", "minutes"),
        "p90": FigureText("Nine in ten were detected within", "minutes"),
    },
    summarise=durations,
    draw_curve=share_reached(MINUTES_PER_DAY),
)
