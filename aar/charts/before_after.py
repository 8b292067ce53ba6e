"""The chart of the before/after check: incidents by month on both sides of the work, and their rates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

import altair as alt

from aar.charts.theme import PALETTES, Tone, themed
from aar.metrics.figures import Figure
from aar.metrics.windows import Month, Window

_HEIGHT: Final = 210


@dataclass(frozen=True)
class Side:
    """One window with its counts by month, its rate a month, and the rate in words."""

    label: str
    window: Window
    months: Sequence[Month]
    rate: Figure
    said: str


def before_after_chart(before: Side, after: Side, done_at: datetime, tone: Tone) -> dict[str, Any]:
    """Bars of 30 days (the last of a window may be shorter), the rate as a line within its interval."""
    palette = PALETTES[tone]
    sides = [side for side in (before, after) if side.window.days > 0]
    colour = alt.Color(
        "label:N",
        scale=alt.Scale(domain=[before.label, after.label], range=[palette.series[0], palette.series[1]]),
        legend=None,
    )
    highest = max([1, *(row["high"] for row in _rates(sides)), *(row["value"] for row in _bars(sides))])
    y = alt.Scale(domain=[0, highest * 1.4], nice=False)
    span = {"x": alt.X("from:T", title=None, axis=alt.Axis(grid=False, format="%b %Y", labelOverlap=True))}
    bars = (
        _over(list(_bars(sides)))
        .mark_rect(opacity=0.75, stroke=palette.ground)
        .encode(
            **span,
            x2="to:T",
            y=alt.Y("zero:Q", scale=y, title="Incidents a month", axis=alt.Axis(tickMinStep=1, format="d")),
            y2="value:Q",
            color=colour,
            tooltip=[alt.Tooltip("days:N", title="Days"), alt.Tooltip("value:Q", title="Incidents")],
        )
    )
    rates = _over(list(_rates(sides)))
    band = rates.mark_rect(opacity=0.2).encode(**span, x2="to:T", y="low:Q", y2="high:Q", color=colour)
    line = rates.mark_rule(strokeWidth=3).encode(**span, x2="to:T", y="value:Q", color=colour)
    words = [_said(row, palette.text) for row in _rates(sides)]
    return _spec(alt.layer(bars, band, line, *words, *_work(done_at, palette.quiet)), tone)


def _said(row: dict[str, Any], colour: str) -> alt.Chart:
    """The rate in words in the free space above, from the outer end of its window inwards."""
    align: Literal["left", "right"] = "left" if row["is_first"] else "right"
    at, y = ("from:T", 8) if row["is_first"] else ("to:T", 26)
    text: alt.Chart = _over([row]).mark_text(align=align, fontSize=12, color=colour)
    return text.encode(x=at, y=alt.value(y), text="said:N")


def _over(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _bars(sides: Sequence[Side]) -> Iterator[dict[str, Any]]:
    for side in sides:
        for month in side.months:
            starts, ends = month.window.starts_at, month.window.ends_at
            days = f"{starts.day} {starts:%b %Y} – {ends.day} {ends:%b %Y}"
            yield {
                **_span(month.window),
                "label": side.label,
                "value": month.incidents,
                "zero": 0,
                "days": days,
            }


def _rates(sides: Sequence[Side]) -> Iterator[dict[str, Any]]:
    for place, side in enumerate(sides):
        rate = side.rate
        if rate.value is not None:
            numbers = {"value": rate.value, "low": rate.low, "high": rate.high}
            yield {
                **_span(side.window),
                **numbers,
                "label": side.label,
                "said": side.said,
                "is_first": place == 0,
            }


def _work(done_at: datetime, colour: str) -> tuple[alt.Chart, alt.Chart]:
    base = _over([{"at": done_at.isoformat(), "said": "Work done"}]).encode(x="at:T")
    rule = base.mark_rule(strokeDash=[4, 3], color=colour)
    said = base.mark_text(align="right", dx=-6, fontSize=12, color=colour).encode(
        y=alt.value(8), text="said:N"
    )
    return rule, said


def _span(window: Window) -> dict[str, str]:
    return {"from": window.starts_at.isoformat(), "to": window.ends_at.isoformat()}


def _spec(chart: Any, tone: Tone) -> dict[str, Any]:  # noqa: ANN401 - every kind of Altair chart
    spec: dict[str, Any] = themed(chart.properties(width="container", height=_HEIGHT), tone).to_dict()
    return spec
