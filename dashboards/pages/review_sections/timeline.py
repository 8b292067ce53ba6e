"""The timeline: a chart and a table of the same events, each of which can be curated."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import streamlit as st

from aar.domain.event import MILESTONES, TimelineEvent, milestone_times, out_of_order
from aar.store import Reader
from dashboards.components import (
    event_picks,
    links,
    review_add_event,
    review_event,
    review_questions,
    review_replay,
    review_table,
    timeline,
    words,
)
from dashboards.components.empty import empty
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines, event_lines
from dashboards.components.review_section import SectionPage
from dashboards.timelines import timelines

_SHOWS: Final = {"all": "All", "kept": "Kept", "starred": "Starred", "dropped": "Dropped"}


@dataclass(frozen=True)
class View:
    """The whole timeline, and the time at which it is replayed."""

    events: tuple[TimelineEvent, ...]
    lines: EventLines
    at: datetime | None

    @property
    def knowable(self) -> list[TimelineEvent]:
        """The events that are shown at that time."""
        return review_replay.knowable(self.events, self.at)


def build(store: Reader, desk: Desk) -> View:
    """Read the events in the order in which they happened."""
    events = timelines().of_incident(store, desk.incident.incident_id)
    return View(events, event_lines(events, desk.visit.zone), review_replay.moment_of(desk.visit))


def draw(desk: Desk, view: View) -> None:
    """Milestones, replay, filters, chart and table of the same events, the opened one, and the questions."""
    if not view.events:
        _nothing_yet(desk)
        return
    _milestones(desk, view)
    review_replay.draw(desk, view.events)
    shown = _filters(desk, view)
    _events(desk, view, shown)
    review_event.draw(desk, view.events, view.lines)
    review_questions.draw(desk, view.lines)


def _events(desk: Desk, view: View, shown: list[TimelineEvent]) -> None:
    key = f"timeline.{desk.incident.incident_id}"
    is_choosing = not desk.is_locked and event_picks.is_on(key)
    if shown:
        timeline.draw(
            shown,
            desk.visit,
            key=f"chart.{desk.incident.incident_id}",
            decisions=review_replay.made(desk.material.decisions, view.at),
            chosen=event_picks.brushed(key) if is_choosing else "",
        )
    else:
        st.caption("No event fits; choose others above to see them in the chart and in the table.")
    if is_choosing:
        event_picks.draw(desk.visit, shown, key=key)
    else:
        review_table.draw(desk, shown, key=key)


def _nothing_yet(desk: Desk) -> None:
    empty(
        "The timeline is empty",
        "Import what the incident left behind, or add events by hand.",
        icon=":material/timeline:",
        next_step=lambda: links.link(
            "Import a timeline", "import", icon=":material/upload_file:", incident=desk.incident.incident_id
        ),
    )
    review_add_event.draw(desk, None)


def _milestones(desk: Desk, view: View) -> None:
    times = milestone_times(view.knowable)
    reached = [name for name in MILESTONES if name in times]
    if not reached:
        st.caption(
            ":material/flag: No milestone yet. Choose in the table what detected it and what resolved it."
        )
        return
    first = times[reached[0]]
    parts = [f"**{words.label(reached[0])}** {words.moment(first, desk.visit.zone)}"]
    parts += [f"**{words.label(name)}** {_after(times[name] - first)}" for name in reached[1:]]
    st.markdown(":material/flag: " + " → ".join(parts))
    for earlier, later in out_of_order(times):
        st.caption(
            f":orange[:material/info:] {words.label(later)} comes before {words.label(earlier).lower()}."
            " Real incidents do that; check the times, then leave it."
        )


def _filters(desk: Desk, view: View) -> list[TimelineEvent]:
    key = f"show.{desk.incident.incident_id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.segmented_control(
            "Show",
            list(_SHOWS),
            format_func=lambda one: f"{_SHOWS[one]} {_count(view, one)}",
            default="all",
            required=True,
            key=key,
            label_visibility="collapsed",
            persist_state="session",
        )
        said = st.text_input(
            "Find in the timeline",
            key=f"{key}.words",
            placeholder="Find words",
            label_visibility="collapsed",
            width=240,
            icon=":material/search:",
            persist_state="session",
        )
        review_add_event.draw(desk, view.events[-1].occurred_at)
    return [
        event for event in view.knowable if _fits(event, str(wanted)) and said.lower() in event.text.lower()
    ]


def _count(view: View, wanted: str) -> int:
    return sum(_fits(event, wanted) for event in view.knowable)


def _fits(event: TimelineEvent, wanted: str) -> bool:
    if wanted == "kept":
        return event.curation != "dropped"
    return wanted in {"all", event.curation}


def _after(span: timedelta) -> str:
    said = words.duration(span)
    return said if said.startswith("−") else f"+{said}"


SECTION = SectionPage(build, draw)
