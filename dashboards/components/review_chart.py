"""The timeline as a chart; the event that was clicked last stands in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from aar.charts.theme import Tone
from aar.charts.timeline import MOST_POINTS, SELECTION, timeline_chart
from aar.domain.event import TimelineEvent
from dashboards.components import review_event
from dashboards.page import Visit


def draw(events: Sequence[TimelineEvent], visit: Visit, *, key: str) -> None:
    """Draw the kept events in the viewer's zone; a click opens one."""
    if all(event.curation == "dropped" for event in events):
        st.info("Every event is dropped. Keep at least one to see the chart.", icon=":material/timeline:")
        return
    tone: Tone = "dark" if st.context.theme.type == "dark" else "light"
    drawn = timeline_chart(events, visit.zone, tone=tone, picked=visit.params.get("event"))
    st.altair_chart(
        drawn.chart,
        key=key,
        theme=None,
        on_select="ignore" if drawn.is_binned else lambda: _pick(st.session_state[key]),
        selection_mode=None if drawn.is_binned else SELECTION,
        alt="The events of this incident over time, one lane for each kind; the table below holds the same.",
    )
    said = (
        f"More than {MOST_POINTS:,} events are drawn as counts."
        if drawn.is_binned
        else "Click an event to open it."
    )
    st.caption(f"{said} Hold Ctrl and scroll to zoom, drag to move. Times in {visit.zone}.")


def _pick(state: Mapping[str, Any]) -> None:
    picked = state.get("selection", {}).get(SELECTION) or []
    if picked:
        review_event.open_event(str(picked[0]["event_id"]))
