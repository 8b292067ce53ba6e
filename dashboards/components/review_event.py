"""One event in full: what the source said, what was made of it, and every field that may be corrected."""

from collections.abc import Sequence
from typing import Final, get_args
from zoneinfo import ZoneInfo

import streamlit as st

from aar.domain.event import MILESTONES, EventKind, Precision, Stage, TimelineEvent
from aar.usecases.curate_event import curate_event
from dashboards.components import review_marking, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines
from dashboards.components.review_moment import moment
from dashboards.components.review_sheet import Sheet
from dashboards.components.review_table import CURATIONS

_PARAM: Final = "event"


def open_event(event_id: str | None) -> None:
    """Open this event below the table from the next run on, or none."""
    if event_id:
        st.query_params[_PARAM] = event_id
    else:
        st.query_params.pop(_PARAM, None)


def draw(desk: Desk, events: Sequence[TimelineEvent], lines: EventLines) -> None:
    """Choose an event, then see and correct it."""
    known = {event.event_id: event for event in events}
    key = f"event.{desk.incident.incident_id}"
    opened = desk.visit.params.get(_PARAM)
    st.session_state[key] = opened if opened in known else None
    st.selectbox(
        "Open one event",
        list(known),
        format_func=lines,
        key=key,
        placeholder="Choose an event, or click one in the chart",
        on_change=lambda: open_event(st.session_state[key]),
    )
    if opened in known:
        with st.container(border=True):
            _detail(desk, known[opened])


def _detail(desk: Desk, event: TimelineEvent) -> None:
    zone = desk.visit.zone
    source = f"{event.source} {event.source_id or ''}".strip()
    st.caption(
        f"{event.event_id} · {words.safe(source)} · {event.occurred_at:%Y-%m-%d %H:%M:%S} UTC"
        + (f" · written down {words.moment(event.recorded_at, zone)}" if event.recorded_at else "")
    )
    if event.source_url and event.source_url.startswith(("http://", "https://")):
        st.link_button("Open the source", event.source_url, icon=":material/open_in_new:", type="tertiary")
    sheet = Sheet(event, event.event_id, curate_event, desk.is_locked)
    sheet.text("What happened", "text", lines=4)
    _times(sheet, zone)
    _meaning(sheet)
    _originals(event)


def _times(sheet: Sheet[TimelineEvent], zone: ZoneInfo) -> None:
    happened, until, known = st.columns(3)
    with happened:
        moment("When it happened", "occurred_at", sheet, zone, required=True)
    with until:
        moment("Until", "occurred_until", sheet, zone)
    with known:
        moment("When responders could know it", "known_at", sheet, zone, hint="Empty: when it happened.")


def _meaning(sheet: Sheet[TimelineEvent]) -> None:
    left, middle, right = st.columns(3)
    with left:
        sheet.choice("Keep it?", "curation", list(CURATIONS), words=CURATIONS.__getitem__)
        sheet.choice("Stage", "stage", get_args(Stage), words=words.label)
    with middle:
        sheet.choice("Kind", "kind", get_args(EventKind), words=words.label)
        sheet.choice("Precise to the", "precision", get_args(Precision), words=words.label)
    with right:
        sheet.choice("Milestone", "milestone", MILESTONES, words=words.label)
        sheet.text("Who", "actor", lines=1)
    note, readers = st.columns([2, 1])
    with note:
        sheet.text("Note", "note", lines=1)
    with readers:
        review_marking.draw(sheet)


def _originals(event: TimelineEvent) -> None:
    for name, value in (event.upstream or {}).items():
        said = words.safe(str(value)) if value not in {"", None} else "nothing"
        st.caption(f":material/history: The source said for {words.label(name).lower()}: {said}")
