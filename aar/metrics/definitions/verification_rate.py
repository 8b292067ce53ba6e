"""Is done work checked? A row is a completion whose window has ended. Excluded: `reopened` (no verdict)."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.combined import combined
from aar.metrics.summaries.counts import above_zero, counts
from aar.metrics.summaries.shares import shares

METRIC = Metric(
    id="verification_rate",
    title="Done actions with a conclusive verification",
    unit="share",
    better="higher",
    definition=(
        "Share of completions in the window whose verification window has ended and whose last verification "
        "before the next reopening was conclusive: effective, partly effective or not effective. "
        "Inconclusive and missing ones are counted beside it; reopened ones without a verdict are excluded."
    ),
    figures={
        "share": FigureText("Conclusively verified", "share"),
        "inconclusive": FigureText("Inconclusive", "count"),
        "missing": FigureText("Not verified", "count"),
    },
    summarise=combined(
        shares({"share": "value"}),
        counts({"inconclusive": above_zero("inconclusive"), "missing": above_zero("missing")}),
    ),
    columns={
        "value": "1 when the last verification was conclusive, else 0",
        "inconclusive": "1 when the last verification was inconclusive, else 0",
        "missing": "1 when there was none, else 0",
    },
)
