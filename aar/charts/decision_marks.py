"""Decisions of a review as markers on its timeline."""

from collections.abc import Callable, Sequence
from datetime import datetime

import altair as alt

from aar.charts.gestures import in_words
from aar.charts.theme import Palette
from aar.domain.decision import Decision


def decision_marks(
    decisions: Sequence[Decision],
    clock: Callable[[datetime], int],
    across: alt.X,
    down: alt.Y,
    palette: Palette,
) -> alt.Chart:
    """A triangle for each, in the lane of decisions, at the moment at which it was made."""
    rows = [
        {
            "at": clock(decision.decided_at),
            "lane": in_words("decision"),
            "said": decision.question,
            "chosen": decision.chosen or "–",
            "utc": f"{decision.decided_at:%Y-%m-%d %H:%M:%S} UTC",
        }
        for decision in decisions
    ]
    titles = {"said": "Decision", "chosen": "Chosen", "utc": "When"}
    marked: alt.Chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(shape="triangle-down", filled=True, size=170, strokeWidth=1.5)
        .encode(
            x=across,
            y=down,
            color=alt.value(palette.series[3]),
            stroke=alt.value(palette.ground),
            tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in titles.items()],
        )
    )
    return marked
