"""The timeline as a chart; the event that is clicked goes into the address."""

from collections.abc import Sequence

import streamlit as st

from aar.charts.theme import Tone
from aar.charts.timeline import MOST_POINTS, SELECTION, timeline_chart
from aar.domain.event import TimelineEvent
from dashboards.page import Visit


def tone() -> Tone:
    """The tone of the viewer's theme, for charts."""
    return "dark" if st.context.theme.type == "dark" else "light"


def draw(events: Sequence[TimelineEvent], visit: Visit, *, key: str) -> None:
    """Draw the kept events, at least one, in the viewer's zone; a click writes `?event=` into the address."""

    def pick() -> None:
        picked = st.session_state[key].get("selection", {}).get(SELECTION) or []
        if picked:
            st.query_params["event"] = str(picked[0]["event_id"])

    drawn = timeline_chart(events, visit.zone, tone=tone(), picked=visit.params.get("event"))
    st.altair_chart(
        drawn.chart,
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
