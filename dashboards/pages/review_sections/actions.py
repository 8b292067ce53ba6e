"""Actions: the list on the left, the open one with its verification plan on the right."""

from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from aar.domain.action import ActionItem, missing_for_agreement
from aar.store import Reader
from aar.usecases.propose_action import propose_action
from aar.usecases.readiness import needs_acceptance
from dashboards import session
from dashboards.components import (
    act,
    review_action,
    review_footer,
    review_header,
    review_list,
    review_proposals,
    table,
)
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import shortened
from dashboards.components.review_section import SectionPage

_PARAM: Final = "action"
_STRENGTHS: Final = ("stronger", "intermediate", "weaker")


@dataclass(frozen=True)
class View:
    """The rows of the list, the open action, and what waits to be adopted."""

    rows: list[dict[str, Any]]
    opened: ActionItem | None
    proposals: list[ActionItem]
    change: dict[str, Any] | None
    origins: list[dict[str, Any]]


def build(store: Reader, desk: Desk) -> View:
    """Pick the open action."""
    rows = [_row(action) for action in desk.material.actions]
    opened_id = review_list.opened(rows, param=_PARAM)
    opened = next((one for one in desk.material.actions if one.action_id == opened_id), None)
    incident_id = desk.incident.incident_id
    proposals = store.list(ActionItem, "proposals_of_incident", incident_id=incident_id)
    change = review_footer.last_change(store, "action", opened_id)
    origins = store.rows("queries/actions/origins", action_id=opened_id, sees_private=desk.visit.sees_private)
    return View(rows, opened, proposals, change, origins)


def draw(desk: Desk, view: View) -> None:
    """The list, a form to add to it, and the detail."""
    if needs_acceptance(desk.material):
        st.warning(
            "Every action here is weak: it relies on people remembering. Add one that changes the system,"
            " or have a leader accept the plan under Approval.",
            icon=":material/fitness_center:",
        )
    left, right = review_list.beside()
    with left:
        columns = {
            "title": table.text("Action", width=130),
            "strength": table.badge("Strength", _STRENGTHS, width=106),
            "ready": st.column_config.CheckboxColumn(
                "Ready", width=58, help="Has all it needs to be agreed."
            ),
        }
        review_list.draw(view.rows, columns, param=_PARAM, name=desk.review.review_id)
        if not desk.is_locked:
            _add(desk)
        review_proposals.draw(desk, view.proposals)
    with right:
        if view.opened is None:
            _nothing_yet()
        else:
            review_action.draw(desk, view.opened, view.change, view.origins)


def _row(action: ActionItem) -> dict[str, Any]:
    return {
        "action": action.action_id,
        "title": action.title,
        "strength": table.cell(action.strength),
        "ready": not missing_for_agreement(action),
    }


def _add(desk: Desk) -> None:
    findings = {finding.finding_id: finding for finding in desk.material.findings}
    if not findings:
        st.caption("An action follows from a finding: record one first.")
        st.button("Go to findings", on_click=lambda: review_header.open_section("findings"))
        return
    with st.form(f"add-action.{desk.review.review_id}", clear_on_submit=True):
        st.markdown("**Propose an action**")
        finding_id = st.selectbox(
            "From finding", list(findings), format_func=lambda one: shortened(findings[one].title, 60)
        )
        title = st.text_input("What will be done", placeholder="Starts with a verb: “Add …”, “Remove …”")
        is_wanted = st.form_submit_button("Propose", icon=":material/add:")
    if is_wanted:
        _propose(str(finding_id), title)


def _propose(finding_id: str, title: str) -> None:
    policy = session.deadline_policy()
    proposed = act.run(propose_action, finding_id, {"title": title}, **policy, said="Action proposed")
    if proposed:
        review_list.open_row(_PARAM, proposed.action_id)
        st.rerun()


def _nothing_yet() -> None:
    with st.container(border=True):
        st.markdown("**No action yet**")
        st.caption(
            "Each action says what will be done, by whom and until when, how anybody can tell that it is"
            " finished, and how somebody else will check that it helped."
        )


SECTION = SectionPage(build, draw)
