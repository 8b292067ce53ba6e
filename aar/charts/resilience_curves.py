"""Curves of the Resilience page: how shares move with time, with their bands and names beside the lines."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from zlib import crc32

import altair as alt

from aar.charts.theme import PALETTES, Tone, themed

Rows = Sequence[Mapping[str, Any]]
_HEIGHT: Final = 250
_MINUTES: Final = (1, 5, 15, 60, 240, 1440, 4320, 14400, 43200, 144000, 525600)
_CLOCK: Final = (
    "datum.value < 60 ? datum.value + ' min' : datum.value < 1440 ? datum.value / 60 + ' h'"
    " : datum.value / 1440 + ' d'"
)


def recovery_chart(rows: Rows, tone: Tone) -> dict[str, Any]:
    """Shares reached by a time in minutes, rising; rows hold `series, at, share, low, high`, `at` from 1."""
    most = max(row["at"] for row in rows)
    ticks = [tick for tick in _MINUTES if tick <= most] or [1]
    across = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(type="log", domain=[1, max(most, 2)], nice=False),
        axis=alt.Axis(values=ticks, labelExpr=_CLOCK),
    )
    return _curves(rows, tone, across)


def open_chart(rows: Rows, tone: Tone) -> dict[str, Any]:
    """Shares still open after days, falling; rows as above, `at` in days."""
    across = alt.X("at:Q", title="days since agreement", axis=alt.Axis(tickMinStep=1))
    return _curves(rows, tone, across)


def _curves(rows: Rows, tone: Tone, across: alt.X) -> dict[str, Any]:
    palette = PALETTES[tone]
    names = list(dict.fromkeys(row["series"] for row in rows))
    shades = alt.Scale(domain=names, range=list(palette.series[: len(names)]))
    colour = alt.Color("series:N", scale=shades, legend=None)
    down = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    # The rows come last, for every step of making a chart copies what it has; no other chart has their name.
    name_of_rows = f"rows-{crc32(repr(rows).encode()):08x}"
    base = alt.Chart(alt.NamedData(name=name_of_rows)).encode(x=across, color=colour)
    band = base.mark_area(interpolate="step-after", opacity=0.12).encode(
        y=alt.Y("low:Q", scale=down, axis=axis, title=None), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.2).encode(y=alt.Y("share:Q", scale=down))
    named = alt.InlineData(values=[_label(rows, name, place) for place, name in enumerate(names)])
    beside = 10 if rises(rows) else -8
    text = (
        alt.Chart(named)
        .mark_text(align="left", dx=7, dy=beside, fontSize=12, fontWeight=600)
        .encode(x=across, y=alt.Y("share:Q", scale=down), text="series:N")
    )
    halo = text.mark_text(
        align="left", dx=7, dy=beside, fontSize=12, fontWeight=600, stroke=palette.ground, strokeWidth=4
    )
    sized = alt.layer(band, line, halo, text.encode(color=colour)).properties(
        width="container", height=_HEIGHT
    )
    spec: dict[str, Any] = themed(sized, tone).to_dict()
    spec["datasets"][name_of_rows] = list(rows)
    return spec


def _label(rows: Rows, name: str, place: int) -> dict[str, Any]:
    """Where the name stands: on its own line, at a height that the other names do not take."""
    steps = [row for row in rows if row["series"] == name]
    is_rising = rises(rows)
    wanted = 0.5 + 0.13 * place if is_rising else 0.62 - 0.13 * place
    passed = (row for row in steps if (row["share"] >= wanted) == is_rising)
    found = next(passed, steps[-1])
    return {"series": name, "at": found["at"], "share": found["share"]}


def rises(rows: Rows) -> bool:
    """Whether the curves go up, from 0."""
    return bool(rows[0]["share"] == 0)
