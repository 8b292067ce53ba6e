"""The timeline as a chart; a clicked event goes into the address, those under a brush are chosen."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from aar.charts.gestures import BRUSH, brushed_ids
from aar.charts.theme import Tone
from aar.charts.timeline import MOST_POINTS, SELECTION, Shown, Timeline, timeline_chart
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from dashboards.components import words
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


def draw(
    events: Sequence[TimelineEvent],
    visit: Visit,
    *,
    key: str,
    decisions: Sequence[Decision] = (),
    chosen: str = "",
) -> None:
    """Draw these events, at least one, in the viewer's zone; a click writes `?event=` into the address.

    With `chosen`, dragging puts the ids of the events under it into the session under that name.
    """

    def pick() -> None:
        selection = st.session_state[key].get("selection", {})
        picked = selection.get(SELECTION) or []
        if picked:
            st.query_params["event"] = str(picked[0]["event_id"])
        if chosen:
            st.session_state[chosen] = brushed_ids(events, visit.zone, selection.get(BRUSH) or {})

    shown = Shown(visit.params.get("event"), tuple(decisions), with_dropped=True, brushes=bool(chosen))
    drawn = _drawn(events, visit, shown, key)
    gestures = [] if drawn.is_binned else [SELECTION]
    gestures += [BRUSH] if chosen else []
    st.vega_lite_chart(
        spec=drawn.chart,
        key=key,
        theme=None,
        on_select=pick if gestures else "ignore",
        selection_mode=gestures or None,
        alt="The events over time, a lane for each kind; the table below holds the same.",
    )
    _explain(visit, drawn, is_choosing=bool(chosen))


def _explain(visit: Visit, drawn: Timeline, *, is_choosing: bool) -> None:
    hint = (
        f"More than {words.grouped(MOST_POINTS)} events, drawn as counts; the table has each."
        if drawn.is_binned
        else "Click an event to open it."
    )
    moves = "Drag over events to choose them" if is_choosing else "Ctrl and the wheel zoom, dragging moves"
    st.caption(f"{hint} {moves}. Times in {visit.zone}.")


def _drawn(events: Sequence[TimelineEvent], visit: Visit, shown: Shown, key: str) -> Timeline:
    """The chart as Vega-Lite, made anew only when what it shows has changed: making it takes 0.2 s."""
    in_tone = tone()
    rows = tuple(tuple(getattr(event, name) for name in _SHOWN) for event in events)
    decided = tuple((one.decision_id, one.decided_at, one.question, one.chosen) for one in shown.decisions)
    asked = hash((rows, decided, str(visit.zone), in_tone, shown.picked, shown.brushes))
    held: tuple[int, Timeline] | None = st.session_state.get(f"{key}.drawn")
    if held is None or held[0] != asked:
        made = timeline_chart(events, visit.zone, shown, tone=in_tone)
        held = asked, Timeline(made.chart.to_dict(validate=False), made.is_binned)
        st.session_state[f"{key}.drawn"] = held
    return held[1]
