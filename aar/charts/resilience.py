"""Charts of the Resilience page: shares with their intervals, overdue work, and factors that return."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt

from aar.charts.theme import PALETTES, Tone, themed

Rows = Sequence[Mapping[str, Any]]
_ROW_HEIGHT: Final = 52
INKS: Final = ("#000000", "#FFFFFF")
INK_TURNS: Final[Mapping[Tone, float]] = {"light": 0.81, "dark": 0.6}  # where both are read equally well


def share_chart(rows: Rows, tone: Tone) -> dict[str, Any]:
    """Shares as dots with whiskers; rows hold `label, value, low, high, said`, shares from 0 to 1."""
    palette = PALETTES[tone]
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, grid=False))
    )
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    scale = alt.Scale(domain=[0, 1])
    whisker = base.mark_rule(strokeWidth=3, opacity=0.45, color=palette.series[0]).encode(
        x=alt.X("low:Q", scale=scale, axis=axis, title=None), x2="high:Q"
    )
    dot = base.mark_point(filled=True, size=110, opacity=1, color=palette.series[0]).encode(
        x=alt.X("value:Q", scale=scale)
    )
    said = base.mark_text(dy=-14, fontSize=12, color=palette.text).encode(x="value:Q", text="said:N")
    return _spec(alt.layer(whisker, dot, said), len(rows), tone)


def count_chart(rows: Rows, tone: Tone) -> dict[str, Any]:
    """Counts as bars with their number at the end; rows hold `label, value`."""
    palette = PALETTES[tone]
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, grid=False)),
        x=alt.X("value:Q", axis=None),
    )
    bar = base.mark_bar(height=18, cornerRadiusEnd=3, color=palette.series[1])
    said = base.mark_text(align="left", dx=6, fontSize=12, color=palette.text).encode(text="value:Q")
    return _spec(alt.layer(bar, said), len(rows), tone)


def factor_chart(rows: Rows, tone: Tone) -> dict[str, Any]:
    """Factors by quarter as a heat map with the counts in it; rows hold `factor, quarter, value`."""
    palette = PALETTES[tone]
    most = max(row["value"] for row in rows)
    base = alt.Chart(alt.InlineData(values=list(rows))).encode(
        x=alt.X("quarter:O", title=None, axis=alt.Axis(labelAngle=0, grid=False)),
        y=alt.Y("factor:N", sort="-x", title=None, axis=alt.Axis(labelLimit=260, grid=False)),
    )
    colours = alt.Scale(range=[palette.shade, palette.series[0]], domain=[0, most])
    cell = base.mark_rect(cornerRadius=2, stroke=palette.ground, strokeWidth=2).encode(
        color=alt.Color("value:Q", scale=colours, legend=None)
    )
    below, above = INKS if tone == "light" else INKS[::-1]
    said = base.mark_text(fontSize=12).encode(
        text="value:Q",
        color=alt.condition(f"datum.value > {most * INK_TURNS[tone]}", alt.value(above), alt.value(below)),
    )
    factors = len({row["factor"] for row in rows})
    return _spec(alt.layer(cell, said), factors, tone, row_height=28)


def _spec(
    chart: Any,  # noqa: ANN401 - every kind of Altair chart
    rows: int,
    tone: Tone,
    row_height: int = _ROW_HEIGHT,
) -> dict[str, Any]:
    sized = chart.properties(width="container", height=max(60, rows * row_height))
    spec: dict[str, Any] = themed(sized, tone).to_dict()
    return spec
