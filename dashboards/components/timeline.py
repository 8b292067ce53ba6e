"""The timeline as a chart; the event that is clicked goes into the address."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from aar.charts.theme import Tone
from aar.charts.timeline import MOST_POINTS, SELECTION, Timeline, timeline_chart
from aar.domain.event import TimelineEvent
from dashboards.page import Visit

_SHOWN: Final = (
    "event_id",
    "occurred_at",
    "occurred_until",
    "kind",
    "milestone",
    "curation",
    "actor",
    "text",
)


def tone() -> Tone:
    """The tone of the viewer's theme, for charts."""
    return "dark" if st.context.theme.type == "dark" else "light"


def draw(events: Sequence[TimelineEvent], visit: Visit, *, key: str) -> None:
    """Draw the kept events, at least one, in the viewer's zone; a click writes `?event=` into the address."""

    def pick() -> None:
        picked = st.session_state[key].get("selection", {}).get(SELECTION) or []
        if picked:
            st.query_params["event"] = str(picked[0]["event_id"])

    drawn = _drawn(events, visit, key)
    st.vega_lite_chart(
        spec=drawn.chart,
        key=key,
        theme=None,
        on_select="ignore" if drawn.is_binned else pick,
        selection_mode=None if drawn.is_binned else SELECTION,
        alt="The events over time, a lane for each kind; the table below holds the same.",
    )
    hint = (
        f"More than {MOST_POINTS:,} events, drawn as counts."
        if drawn.is_binned
        else "Click an event to open it."
    )
    st.caption(f"{hint} Ctrl and the wheel zoom, dragging moves. Times in {visit.zone}.")


def _drawn(events: Sequence[TimelineEvent], visit: Visit, key: str) -> Timeline:
    """The chart as Vega-Lite, made anew only when what it shows has changed: making it takes 0.2 s."""
    picked, in_tone = visit.params.get("event"), tone()
    shows = tuple(tuple(getattr(event, name) for name in _SHOWN) for event in events)
    asked = hash((shows, str(visit.zone), in_tone, picked))
    held: tuple[int, Timeline] | None = st.session_state.get(f"{key}.drawn")
    if held is None or held[0] != asked:
        made = timeline_chart(events, visit.zone, tone=in_tone, picked=picked)
        held = asked, Timeline(made.chart.to_dict(validate=False), made.is_binned)
        st.session_state[f"{key}.drawn"] = held
    return held[1]
