"""Does done work work? A row is a completion with a conclusive verification."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.shares import shares

METRIC = Metric(
    id="effectiveness",
    title="Verified actions that proved effective",
    unit="share",
    better="higher",
    definition=(
        "Share found effective among the completions in the window that were conclusively verified "
        "(effective, partly effective or not effective), by strength of the action."
    ),
    figures={"share": FigureText("Proved effective", "share")},
    summarise=shares({"share": "value"}),
    columns={"value": "1 when effective, 0 when partly or not effective"},
    default_by="strength",
)
