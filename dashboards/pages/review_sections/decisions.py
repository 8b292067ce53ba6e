"""Decisions in two steps: first as they looked then, and only afterwards how they turned out."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import streamlit as st

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.store import Reader
from aar.usecases.record_decision import record_decision
from dashboards.components import act, review_decision, review_footer, review_list, review_replay, table
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines, event_lines
from dashboards.components.review_section import SectionPage
from dashboards.timelines import timelines

_PARAM: Final = "decision"


@dataclass(frozen=True)
class View:
    """The rows of the list, the open decision, and the timeline it may cite."""

    rows: list[dict[str, Any]]
    opened: Decision | None
    change: dict[str, Any] | None
    events: tuple[TimelineEvent, ...]
    lines: EventLines


def build(store: Reader, desk: Desk) -> View:
    """Read the decisions and the timeline."""
    events = timelines().of_incident(store, desk.incident.incident_id)
    lines = event_lines(events, desk.visit.zone)
    by_then = review_replay.made(desk.material.decisions, review_replay.moment_of(desk.visit))
    decisions = sorted(by_then, key=lambda one: (one.decided_at, one.decision_id))
    rows = [_row(decision, lines) for decision in decisions]
    opened_id = review_list.opened(rows, param=_PARAM)
    opened = next((one for one in decisions if one.decision_id == opened_id), None)
    change = review_footer.last_change(store, "decision", opened_id)
    return View(rows, opened, change, events, lines)


def draw(desk: Desk, view: View) -> None:
    """The decisions on the left, the open one on the right, above them the time that is replayed."""
    review_replay.draw(desk, view.events)
    left, right = review_list.beside()
    with left:
        columns = {"at": table.text("When", width=95), "question": table.text("Decision")}
        review_list.draw(view.rows, columns, param=_PARAM, name=desk.review.review_id)
        if not desk.is_locked:
            _add(desk, view)
    with right:
        if view.opened is None:
            _nothing_yet()
        else:
            review_decision.draw(desk, view.opened, view.events, view.lines, view.change)


def _row(decision: Decision, lines: EventLines) -> dict[str, Any]:
    return {
        "decision": decision.decision_id,
        "at": lines.time(decision.decided_at),
        "question": decision.question,
    }


def _nothing_yet() -> None:
    with st.container(border=True):
        st.markdown("**No decision yet**")
        st.caption(
            "Choose the moments at which things could have gone another way. Write each down as it looked"
            " then: what was known, what was not, what people expected. How it turned out comes last."
        )


def _add(desk: Desk, view: View) -> None:
    zone = desk.visit.zone
    start = view.events[0].occurred_at if view.events else desk.visit.now
    with st.form(f"add-decision.{desk.review.review_id}", clear_on_submit=True):
        st.markdown("**Add a decision**")
        question = st.text_input(
            "What had to be decided?", placeholder="Roll back now, or wait for more data?"
        )
        at = st.datetime_input(
            f"When, in {zone}",
            start.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0),
            format="YYYY-MM-DD",
            step=timedelta(minutes=1),
        )
        is_wanted = st.form_submit_button("Add", icon=":material/add:")
    if is_wanted:
        _record(desk, question, at.replace(tzinfo=zone).astimezone(UTC))


def _record(desk: Desk, question: str, at: datetime) -> None:
    fields = {"question": question, "decided_at": at}
    added = act.run(record_decision, desk.review.review_id, fields, said="Decision added")
    if added:
        review_list.open_row(_PARAM, added.decision_id)
        st.rerun()


SECTION = SectionPage(build, draw)
