"""What a hand does to a timeline: move it, or choose a part of it; and the clock that both see."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import altair as alt

from aar.domain.event import TimelineEvent

BRUSH: Final = "brushed"


def gesture(*, brushes: bool) -> alt.Parameter:
    """Dragging chooses what lies under the brush, or else moves the chart, which the wheel zooms."""
    if brushes:
        return alt.selection_interval(name=BRUSH, zoom=False)
    return alt.selection_interval(bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey]")


def brushed_ids(events: Sequence[TimelineEvent], zone: ZoneInfo, brush: Mapping[str, Any]) -> tuple[str, ...]:
    """The events under a brush: a span of time as the zone's clock shows it, and lanes."""
    span, lanes = brush.get("at"), brush.get("lane")
    if not span:
        return ()
    first, last = min(span), max(span)
    return tuple(
        event.event_id
        for event in events
        if first <= clock_of(event.occurred_at, zone) <= last
        and (lanes is None or in_words(event.kind) in lanes)
    )


def clock_of(at: datetime, zone: ZoneInfo) -> int:
    """The instant as the zone's clock shows it, in milliseconds of what a chart takes for UTC."""
    return int(at.astimezone(zone).replace(tzinfo=UTC).timestamp() * 1000)


def in_words(code: str) -> str:
    """A code as lanes and hints say it."""
    return code.replace("_", " ").capitalize()
