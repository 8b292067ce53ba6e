"""How an incident unfolded: a lane for each kind of event, milestones as rules, decisions as markers."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

import altair as alt

from aar.charts.decision_marks import decision_marks
from aar.charts.gestures import clock_of, gesture, in_words
from aar.charts.theme import PALETTES, Palette, Tone, themed
from aar.domain.decision import Decision
from aar.domain.event import EventKind, Milestone, TimelineEvent, milestone_times

SELECTION: Final = "picked"
MOST_POINTS: Final = 5_000
_BINS: Final = 160
_LANE_PIXELS: Final = 34
_NAME_PIXELS: Final = 16
_SIDE_PIXELS: Final = 28
_FOOT_PIXELS: Final = 40
_LONGEST_HINT: Final = 220
_FAINT: Final = 0.35  # what was dropped, where it is shown
_NAME_SHARE: Final = 0.14  # of the width, that the name of a milestone takes
_TICK: Final = (
    "utchours(datum.value) == 0 && utcminutes(datum.value) == 0"
    " ? utcFormat(datum.value, '%-d %b') : utcFormat(datum.value, '%H:%M')"
)


@dataclass(frozen=True)
class Timeline:
    """A drawn timeline; `is_binned` says that there were too many events to draw each."""

    chart: Any
    is_binned: bool


@dataclass(frozen=True)
class Shown:
    """What a chart shows beside kept events; `brushes` says that dragging chooses instead of moving."""

    picked: str | None = None
    decisions: tuple[Decision, ...] = ()
    with_dropped: bool = False
    brushes: bool = False


def timeline_chart(
    events: Sequence[TimelineEvent], zone: ZoneInfo, shown: Shown | None = None, *, tone: Tone = "light"
) -> Timeline:
    """Chart the kept events in a zone's time; the caller has at least one."""
    shown = shown or Shown()
    drawn = [event for event in events if shown.with_dropped or event.curation != "dropped"]
    is_binned = len(drawn) > MOST_POINTS
    axes = _Axes.around(drawn, zone, shown.decisions)
    palette = PALETTES[tone]
    marks = _bins(drawn, axes, palette) if is_binned else _points(drawn, axes, palette, shown.picked)
    marks[-1] = marks[-1].add_params(gesture(brushes=shown.brushes))
    chosen = (
        [decision_marks(shown.decisions, axes.clock, axes.across, axes.down, palette)]
        if shown.decisions
        else []
    )
    chart = alt.layer(*_milestones(axes, palette), *marks, *chosen).properties(
        height=axes.height, autosize=alt.AutoSizeParams(type="fit", contains="padding")
    )
    return Timeline(themed(chart, tone), is_binned)


@dataclass(frozen=True)
class _Name:
    """A milestone and where its name stands, so that names of close ones do not cover each other."""

    milestone: Milestone
    at: datetime
    row: int
    is_left_of_rule: bool


@dataclass(frozen=True)
class _Axes:
    """Time across, in the zone's clock; lanes down, below the names of the milestones."""

    first: datetime
    last: datetime
    lanes: tuple[str, ...]
    zone: ZoneInfo
    names: tuple[_Name, ...]

    @classmethod
    def around(
        cls, events: Sequence[TimelineEvent], zone: ZoneInfo, decisions: Sequence[Decision]
    ) -> "_Axes":
        """The axes that hold these events and decisions with a margin on both sides."""
        decided = [decision.decided_at for decision in decisions]
        first = min([event.occurred_at for event in events] + decided)
        last = max([event.occurred_until or event.occurred_at for event in events] + decided)
        margin = max((last - first) * 0.04, timedelta(minutes=1))
        kinds = {event.kind for event in events} | ({"decision"} if decisions else set())
        lanes = (kind for kind in get_args(EventKind) if kind in kinds)
        names = _spread(milestone_times(events), first - margin, last + margin)
        return cls(first - margin, last + margin, tuple(map(in_words, lanes)), zone, names)

    @property
    def rows(self) -> list[str]:
        """The lanes, below as many empty ones as the names of the milestones need."""
        needed = _NAME_PIXELS * (1 + max((name.row for name in self.names), default=-1))
        return [*(" " * (place + 1) for place in range(math.ceil(needed / _LANE_PIXELS))), *self.lanes]

    @property
    def height(self) -> int:
        """Pixels of the whole chart, the labels of time included."""
        return _LANE_PIXELS * len(self.rows) + _FOOT_PIXELS

    def clock(self, at: datetime) -> int:
        """The instant as the zone's clock shows it, in milliseconds of what the chart takes for UTC."""
        return clock_of(at, self.zone)

    @property
    def across(self) -> alt.X:
        """Time from left to right; midnight is labelled with the day."""
        return alt.X(
            "at:T",
            title=None,
            scale=alt.Scale(type="utc", nice=False, padding=_SIDE_PIXELS),
            axis=alt.Axis(labelOverlap="greedy", tickCount=8, grid=True, labelExpr=_TICK),
        )

    @property
    def down(self) -> alt.Y:
        """One lane for each kind of event that there is."""
        return alt.Y(
            "lane:N",
            title=None,
            scale=alt.Scale(type="band", domain=self.rows, paddingInner=0.16),
            axis=alt.Axis(grid=False, labelLimit=140),
        )


def _points(
    events: Sequence[TimelineEvent], axes: _Axes, palette: Palette, picked: str | None
) -> list[alt.Chart]:
    data = alt.InlineData(values=[_row(event, axes) for event in events])
    colour = (
        alt.when(alt.datum.kind == "decision")
        .then(alt.value(palette.series[1]))
        .when(alt.datum.kind == "recovery")
        .then(alt.value(palette.series[2]))
        .otherwise(alt.value(palette.series[0]))
    )
    is_picked = alt.datum.event_id == (picked or "")
    base = alt.Chart(data).encode(x=axes.across, y=axes.down)
    spans = base.mark_rule(strokeWidth=6, strokeCap="round", opacity=0.35).encode(x2="until:T", color=colour)
    points = base.mark_point(filled=True, strokeWidth=1.5, cursor="pointer").encode(
        color=colour,
        opacity=alt.when(alt.datum.is_dropped).then(alt.value(_FAINT)).otherwise(alt.value(1)),
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
    pick = alt.selection_point(name=SELECTION, fields=["event_id"], on="click", clear=False)
    points = points.add_params(pick)
    return [spans, points] if any(event.occurred_until for event in events) else [points]


def _bins(events: Sequence[TimelineEvent], axes: _Axes, palette: Palette) -> list[alt.Chart]:
    width = (axes.last - axes.first) / _BINS
    found = Counter((int((event.occurred_at - axes.first) / width), event.kind) for event in events)
    rows = [
        {
            "at": axes.clock(axes.first + width * place),
            "until": axes.clock(axes.first + width * (place + 1)),
            "lane": in_words(kind),
            "events": events_there,
        }
        for (place, kind), events_there in found.items()
    ]
    bands = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rect(color=palette.series[0])
        .encode(
            x=axes.across,
            x2="until:T",
            y=axes.down,
            opacity=alt.Opacity("events:Q", scale=alt.Scale(type="sqrt", range=[0.15, 1]), legend=None),
            tooltip=[alt.Tooltip("events:Q", title="Events"), alt.Tooltip("lane:N", title="Kind")],
        )
    )
    return [bands]


def _milestones(axes: _Axes, palette: Palette) -> list[alt.Chart]:
    if not axes.names:
        return []
    rows = [
        {
            "at": axes.clock(name.at),
            "name": in_words(name.milestone),
            "top": _NAME_PIXELS * name.row,
            "is_left": name.is_left_of_rule,
        }
        for name in axes.names
    ]
    top = alt.Y("top:Q", axis=None, scale=None)
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=axes.across, y=top)
    rules = base.mark_rule(color=palette.quiet, strokeDash=[3, 3], strokeWidth=1.2)
    return [
        rules.encode(y2=alt.value("height")),
        _names(base, palette, left=False),
        _names(base, palette, left=True),
    ]


def _names(base: alt.Chart, palette: Palette, *, left: bool) -> alt.Chart:
    named: alt.Chart = (
        base.transform_filter(alt.datum.is_left == left)
        .mark_text(
            align="right" if left else "left",
            baseline="top",
            dx=-5 if left else 5,
            fontSize=12,
            color=palette.quiet,
        )
        .encode(text="name:N")
    )
    return named


def _spread(reached: dict[Milestone, datetime], first: datetime, last: datetime) -> tuple[_Name, ...]:
    """Each name takes the first row in which it is free, to the left of its rule near the right end."""
    taken: list[list[tuple[float, float]]] = []
    names = []
    for milestone, at in sorted(reached.items(), key=lambda one: one[1]):
        share = (at - first) / (last - first)
        is_left = share + _NAME_SHARE > 1
        span = (share - _NAME_SHARE, share) if is_left else (share, share + _NAME_SHARE)
        row = next((place for place, spans in enumerate(taken) if _is_free(span, spans)), len(taken))
        taken[row : row + 1] = [[*(taken[row] if row < len(taken) else []), span]]
        names.append(_Name(milestone, at, row, is_left))
    return tuple(names)


def _is_free(span: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _row(event: TimelineEvent, axes: _Axes) -> dict[str, Any]:
    said = event.text if len(event.text) <= _LONGEST_HINT else f"{event.text[:_LONGEST_HINT]}…"
    return {
        "event_id": event.event_id,
        "at": axes.clock(event.occurred_at),
        "until": axes.clock(event.occurred_until) if event.occurred_until else None,
        "lane": in_words(event.kind),
        "kind": event.kind,
        "kind_in_words": in_words(event.kind),
        "is_starred": event.curation == "starred",
        "is_dropped": event.curation == "dropped",
        "actor": event.actor or "–",
        "said": said,
        "utc": f"{event.occurred_at:%Y-%m-%d %H:%M:%S} UTC",
    }


def _hints(*fields: str) -> list[alt.Tooltip]:
    titles = {"said": "Event", "kind_in_words": "Kind", "actor": "Who", "utc": "When"}
    return [alt.Tooltip(f"{field}:N", title=titles[field]) for field in fields]
