"""How long harm lasts once it is noticed. Excluded: `no_start`, `end_unknown`, `out_of_order`."""

from aar.metrics.curves import MINUTES_PER_DAY, share_reached
from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.durations import durations

METRIC = Metric(
    id="time_to_mitigate",
    title="Time to mitigate",
    unit="minutes",
    better="lower",
    definition=(
        "Minutes from detection (else the start of the impact) to mitigation, or to resolution where no "
        "mitigation is recorded. Incidents that still run count as open if their last event is at most 30 "
        "days old; otherwise their end is unknown and they are excluded and counted, as are those whose "
        "times are out of order."
    ),
    figures={
        "median": FigureText("Half were mitigated within", "minutes"),
        "p90": FigureText("Nine in ten were mitigated within", "minutes"),
    },
    summarise=durations,
    columns={"cause": "1 when it has ended, 0 when it still runs at as_of (value is then the time so far)"},
    draw_curve=share_reached(MINUTES_PER_DAY),
)
