"""One action that is checked: the plan as it was fixed, earlier verdicts with their evidence, the new one."""

from datetime import date

import streamlit as st

from aar.domain.counted import counted_then
from aar.domain.verification import Evidence, Verification
from aar.usecases.check_plan import PlanCheck
from dashboards import session
from dashboards.components import (
    action_history,
    action_origins,
    action_plan,
    badges,
    links,
    review_plan,
    verification_check,
    verification_verdict,
    words,
)
from dashboards.components.action_board import check_words
from dashboards.components.action_view import ActionView


def draw(view: ActionView, found: PlanCheck | None, again_on: date | None) -> None:
    """Everything that a verifier needs to see, in the order in which it is needed."""
    action = view.action
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        st.subheader(words.safe(f"{action.action_id} · {action.title}"), anchor=False)
        st.markdown(badges.badges(action.state, action.strength), width="content", wrap=False)
    st.caption(_standing(view, again_on))
    _plan(view)
    verification_check.draw(view, found)
    proposed = verification_check.proposed_for(view, found)
    verification_verdict.draw(
        view, proposed, is_due_again=again_on is not None and again_on <= view.visit.today
    )
    _earlier(view)
    action_origins.draw(view)
    links.link("Open the action", "actions", icon=":material/checklist:", action=action.action_id)


def _standing(view: ActionView, again_on: date | None) -> str:
    action, visit = view.action, view.visit
    parts = [f":material/person: Owned by {words.safe(view.name(action.owner))}"]
    if action.done_at:
        parts.append(f":material/check: Done {words.moment(action.done_at, visit.zone)}")
    if view.check_due_on and action.state == "done":
        said = f":material/event: Check {check_words(view.check_due_on, visit.today)}"
        parts.append(f":orange[{said}]" if view.check_due_on <= visit.today else said)
    if again_on:
        parts.append(f":material/history: Look again, {check_words(again_on, visit.today)}")
    return " · ".join(parts)


def _plan(view: ActionView) -> None:
    action = view.action
    with st.container(border=True, gap="xsmall"):
        late = " :orange-badge[Added after the work]" if action.plan_is_late else ""
        st.markdown(f"**The plan**{late}")
        st.markdown(words.safe(review_plan.said(action.plan, view.people)))
        if action.done_when and not (action.plan and action.plan.measure == action.done_when):
            st.caption(f"Done when: {words.safe(action.done_when)}")
        if action.plan is None:
            action_plan.draw(view)


def _earlier(view: ActionView) -> None:
    if not view.verifications:
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown("**Verdicts so far**")
        for verification in reversed(view.verifications):
            st.caption(action_history.verdict(verification, view))
            if counted := counted_then(verification.statistics):
                st.caption(words.safe(counted))
            for number, evidence in enumerate(verification.evidence):
                _evidence(verification, evidence, number)


def _evidence(verification: Verification, evidence: Evidence, number: int) -> None:
    if evidence.kind == "link":
        st.link_button(words.safe(evidence.value), evidence.value, icon=":material/link:", type="tertiary")
    elif evidence.kind == "file" and evidence.sha256:
        sha256 = evidence.sha256
        st.download_button(
            evidence.value,
            lambda: _content(sha256),
            file_name=evidence.value,
            mime="application/octet-stream",
            icon=":material/attach_file:",
            type="tertiary",
            on_click="ignore",
            key=f"evidence.{verification.verification_id}.{number}",
        )
    else:
        st.caption(words.safe(evidence.value))


def _content(sha256: str) -> bytes:
    with session.app().reading() as store:
        return bytes(store.value("queries/files/content", sha256=sha256) or b"")
