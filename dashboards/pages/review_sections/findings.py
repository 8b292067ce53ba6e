"""Findings: the list on the left, the open one on the right."""

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from aar.domain.finding import Finding, missing_for_review
from aar.store import Reader
from aar.usecases.record_finding import record_finding
from aar.usecases.suggest_actions import suggest_actions
from dashboards.components import act, review_finding, review_footer, review_list, review_new, table
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines, event_lines
from dashboards.components.review_section import SectionPage
from dashboards.timelines import timelines

_PARAM: Final = "finding"
_KINDS: Final = {"strength": "Strength", "area_for_improvement": "Improve"}


@dataclass(frozen=True)
class View:
    """The rows of the list, the open finding, and the timeline that shows it."""

    rows: list[dict[str, Any]]
    opened: Finding | None
    change: dict[str, Any] | None
    lines: EventLines
    suggested: list[dict[str, Any]]


def build(store: Reader, desk: Desk) -> View:
    """Read the findings and the timeline."""
    events = timelines().of_incident(store, desk.incident.incident_id)
    findings = desk.material.findings
    rows = [_row(finding) for finding in findings]
    opened_id = review_list.opened(rows, param=_PARAM)
    opened = next((one for one in findings if one.finding_id == opened_id), None)
    kept = [event for event in events if event.curation != "dropped"]
    change = review_footer.last_change(store, "finding", opened_id)
    suggested = (
        suggest_actions(store, opened.finding_id, by=desk.visit.person)
        if opened and not desk.is_locked
        else []
    )
    return View(rows, opened, change, event_lines(kept, desk.visit.zone), suggested)


def draw(desk: Desk, view: View) -> None:
    """The list, a line to add to it, and the detail."""
    left, right = review_list.beside()
    with left:
        columns = {
            "title": table.text("Finding", width=160),
            "kind": table.text("Kind", width=78),
            "ready": st.column_config.CheckboxColumn("Ready", width=58, help="Has evidence and a factor."),
        }
        review_list.draw(view.rows, columns, param=_PARAM, name=desk.review.review_id)
        if not desk.is_locked:
            _add(desk)
    with right:
        if view.opened is None:
            _nothing_yet()
        else:
            review_finding.draw(desk, view.opened, view.lines, view.change, view.suggested)


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "finding": finding.finding_id,
        "title": finding.title,
        "kind": _KINDS[finding.kind],
        "ready": not missing_for_review(finding),
    }


def _add(desk: Desk) -> None:
    review_new.by_title(
        "Add a finding",
        "One observable fact. No names, no blame.",
        key=f"add-finding.{desk.review.review_id}",
        param=_PARAM,
        add=lambda title: act.run(
            record_finding, desk.review.review_id, {"title": title}, said="Finding added"
        ),
    )


def _nothing_yet() -> None:
    with st.container(border=True):
        st.markdown("**No finding yet**")
        st.caption(
            "A finding is what was learned: a strength to keep, or an area for improvement with the events"
            " that show it and the conditions behind it. Write its title on the left to begin."
        )


SECTION = SectionPage(build, draw)
