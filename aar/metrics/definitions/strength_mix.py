"""How reliable are the remedies we choose? A row is an agreed action."""

from aar.metrics.metric import FigureText, Metric
from aar.metrics.summaries.shares import mix

METRIC = Metric(
    id="strength_mix",
    title="Strength of the actions agreed",
    unit="share",
    better="none",
    definition=(
        "Shares of stronger, intermediate and weaker actions (action hierarchy of RCA2) among the actions "
        "agreed in the window."
    ),
    figures={
        "stronger": FigureText("Stronger", "share"),
        "intermediate": FigureText("Intermediate", "share"),
        "weaker": FigureText("Weaker", "share"),
    },
    summarise=mix("strength", ("stronger", "intermediate", "weaker")),
    reads=("strength",),
)
