"""How an incident unfolded: a lane for each kind of event, milestones as rules, decisions as diamonds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

import altair as alt

from aar.charts.theme import PALETTES, Palette, Tone, themed
from aar.domain.event import EventKind, Milestone, TimelineEvent, milestone_times

SELECTION: Final = "picked"
MOST_POINTS: Final = 3_000
_BINS: Final = 160
_LANE_PIXELS: Final = 34
_HEAD_PIXELS: Final = 18
_LONGEST_HINT: Final = 220
_CLOSE: Final = 0.16  # share of the width that a milestone's label takes


@dataclass(frozen=True)
class Timeline:
    """A drawn timeline; `is_binned` says that there were too many events to draw each."""

    chart: Any
    is_binned: bool


def timeline_chart(
    events: Sequence[TimelineEvent], zone: ZoneInfo, *, tone: Tone = "light", picked: str | None = None
) -> Timeline:
    """Chart the kept events in a zone's time; the caller has at least one."""
    kept = [event for event in events if event.curation != "dropped"]
    is_binned = len(kept) > MOST_POINTS
    lanes = [kind for kind in get_args(EventKind) if any(event.kind == kind for event in kept)]
    axes = _Axes.around(kept, lanes, zone)
    palette = PALETTES[tone]
    marks = _bins(kept, axes, palette) if is_binned else _points(kept, axes, palette, picked)
    rules = _milestones(milestone_times(kept), axes, palette)
    chart = alt.layer(*rules, *marks).properties(height=_HEAD_PIXELS + _LANE_PIXELS * len(lanes))
    return Timeline(themed(chart, tone), is_binned)


@dataclass(frozen=True)
class _Axes:
    """Time across, in the zone's clock; lanes down."""

    first: datetime
    last: datetime
    lanes: tuple[str, ...]
    zone: ZoneInfo

    @classmethod
    def around(cls, events: Sequence[TimelineEvent], lanes: Sequence[str], zone: ZoneInfo) -> "_Axes":
        first = min(event.occurred_at for event in events)
        last = max(event.occurred_until or event.occurred_at for event in events)
        margin = max((last - first) * 0.04, timedelta(minutes=1))
        return cls(first - margin, last + margin, tuple(_words(lane) for lane in lanes), zone)

    def clock(self, at: datetime) -> str:
        """The instant as the zone's clock shows it, which the chart then takes for UTC."""
        return at.astimezone(self.zone).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"

    @property
    def across(self) -> alt.X:
        ends = [self.clock(self.first), self.clock(self.last)]
        return alt.X(
            "at:T",
            title=None,
            scale=alt.Scale(type="utc", domain=ends),
            axis=alt.Axis(labelOverlap="greedy", tickCount=8, grid=True, orient="bottom"),
        )

    @property
    def down(self) -> alt.Y:
        return alt.Y(
            "lane:N",
            title=None,
            scale=alt.Scale(domain=list(self.lanes), paddingOuter=0.6),
            axis=alt.Axis(grid=False, labelLimit=140),
        )


def _points(
    events: Sequence[TimelineEvent], axes: _Axes, palette: Palette, picked: str | None
) -> list[alt.Chart]:
    data = alt.InlineData(values=[_row(event, axes) for event in events])
    pick = alt.selection_point(name=SELECTION, fields=["event_id"], on="click", clear=False)
    move = alt.selection_interval(bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey]")
    colour = (
        alt.when(alt.datum.kind == "decision")
        .then(alt.value(palette.series[1]))
        .when(alt.datum.kind == "recovery")
        .then(alt.value(palette.series[2]))
        .otherwise(alt.value(palette.series[0]))
    )
    is_picked = alt.datum.event_id == (picked or "")
    base = alt.Chart(data).encode(x=axes.across, y=axes.down)
    spans = (
        base.transform_filter("isValid(datum.until)")
        .mark_rule(strokeWidth=6, strokeCap="round", opacity=0.35)
        .encode(x2="until:T", color=colour)
    )
    points = (
        base.mark_point(filled=True, strokeWidth=1.5, cursor="pointer", opacity=1)
        .encode(
            color=colour,
            stroke=alt.when(is_picked).then(alt.value(palette.text)).otherwise(alt.value(palette.ground)),
            shape=alt.when(alt.datum.kind == "decision")
            .then(alt.value("diamond"))
            .otherwise(alt.value("circle")),
            size=alt.when(is_picked)
            .then(alt.value(260))
            .when(alt.datum.is_starred)
            .then(alt.value(200))
            .otherwise(alt.value(110)),
            tooltip=_hints("said", "kind_in_words", "actor", "utc"),
        )
        .add_params(pick, move)
    )
    return [spans, points]


def _bins(events: Sequence[TimelineEvent], axes: _Axes, palette: Palette) -> list[alt.Chart]:
    width = (axes.last - axes.first) / _BINS
    found = Counter((int((event.occurred_at - axes.first) / width), event.kind) for event in events)
    rows = [
        {"at": axes.clock(axes.first + width * (place + 0.5)), "lane": _words(kind), "events": events_there}
        for (place, kind), events_there in found.items()
    ]
    circles = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_circle(color=palette.series[0], opacity=0.75)
        .encode(
            x=axes.across,
            y=axes.down,
            size=alt.Size("events:Q", scale=alt.Scale(range=[12, 420]), legend=None),
            tooltip=[alt.Tooltip("events:Q", title="Events"), alt.Tooltip("lane:N", title="Kind")],
        )
        .add_params(alt.selection_interval(bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey]"))
    )
    return [circles]


def _milestones(reached: dict[Milestone, datetime], axes: _Axes, palette: Palette) -> list[alt.Chart]:
    rows = _spread(reached, axes)
    if not rows:
        return []
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=axes.across)
    rules = base.mark_rule(color=palette.quiet, strokeDash=[3, 3], strokeWidth=1.2)
    names = [
        base.transform_filter(alt.datum.row == row)
        .mark_text(align="left", baseline="bottom", dx=4, dy=-4 - 15 * row, fontSize=12, color=palette.quiet)
        .encode(y=alt.value(0), text="name:N")
        for row in sorted({int(row["row"]) for row in rows})
    ]
    return [rules, *names]


def _spread(reached: dict[Milestone, datetime], axes: _Axes) -> list[dict[str, Any]]:
    """Milestones with the row of their name, so that names of close ones do not cover each other."""
    taken: list[float] = []
    rows = []
    for name, at in sorted(reached.items(), key=lambda one: one[1]):
        share = (at - axes.first) / (axes.last - axes.first)
        row = next((place for place, end in enumerate(taken) if share >= end), len(taken))
        taken[row : row + 1] = [share + _CLOSE]
        rows.append({"at": axes.clock(at), "name": _words(name), "row": row})
    return rows


def _row(event: TimelineEvent, axes: _Axes) -> dict[str, Any]:
    said = event.text if len(event.text) <= _LONGEST_HINT else f"{event.text[:_LONGEST_HINT]}…"
    return {
        "event_id": event.event_id,
        "at": axes.clock(event.occurred_at),
        "until": axes.clock(event.occurred_until) if event.occurred_until else None,
        "lane": _words(event.kind),
        "kind": event.kind,
        "kind_in_words": _words(event.kind),
        "is_starred": event.curation == "starred",
        "actor": event.actor or "–",
        "said": said,
        "utc": f"{event.occurred_at:%Y-%m-%d %H:%M:%S} UTC",
    }


def _hints(*fields: str) -> list[alt.Tooltip]:
    titles = {"said": "Event", "kind_in_words": "Kind", "actor": "Who", "utc": "When"}
    return [alt.Tooltip(f"{field}:N", title=titles[field]) for field in fields]


def _words(code: str) -> str:
    return code.replace("_", " ").capitalize()
