"""One action: the work and the promise on the left, what surrounds it on the right."""

from typing import Final, get_args

import streamlit as st

from aar.domain.action import ActionItem, Priority
from aar.usecases.edit_action import edit_action
from dashboards.components import (
    action_history,
    action_link,
    action_origins,
    action_steps,
    badges,
    review_plan,
    words,
)
from dashboards.components.action_board import check_words
from dashboards.components.action_view import ActionView
from dashboards.components.review_sheet import Sheet
from dashboards.components.url import clear

_PLANNABLE: Final = frozenset({"proposed", "agreed"})


def draw(view: ActionView, *, is_connected: bool) -> None:
    """The whole detail; the way back is at the top."""
    action = view.action
    st.button("All actions", icon=":material/arrow_back:", type="tertiary", on_click=clear, args=("action",))
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        st.header(words.safe(f"{action.action_id} · {action.title}"), anchor=False)
        st.markdown(
            badges.badges(action.priority, action.state, action.strength), width="content", wrap=False
        )
    st.caption(_standing(view))
    action_steps.draw(view)
    left, right = st.columns([8, 5], gap="medium")
    with left:
        _work(view)
        _plan(view)
    with right:
        action_origins.draw(view)
        action_link.draw(view, is_connected=is_connected)
        action_history.draw(view)


def _standing(view: ActionView) -> str:
    action, today = view.action, view.visit.today
    owner = f":material/person: {words.safe(view.name(action.owner))}"
    if action.state == "done" and view.check_due_on:
        verifier = words.safe(view.name(action.plan.verifier if action.plan else None))
        when = check_words(view.check_due_on, today)
        return f"{owner} · :material/verified: {verifier} checks it, {when}"
    if action.state == "dropped":
        return f"{owner} · Dropped: {words.safe(words.label(action.dropped_reason))}"
    if action.state == "verified":
        return f"{owner} · Done {words.moment(action.done_at, view.visit.zone)}"
    return f"{owner} · :material/event: {words.due(action.due_on, today)}"


def _work(view: ActionView) -> None:
    sheet: Sheet[ActionItem] = Sheet(view.action, view.action.action_id, edit_action, not view.may_edit)
    with st.container(border=True):
        st.markdown("**The work**")
        sheet.text("Title", "title", lines=1)
        sheet.text("Scope", "scope", example="What is in, and what is not.")
        sheet.text("Done when", "done_when", example="How anybody can tell that it is finished.")
        owner, due, priority = st.columns(3)
        with owner:
            sheet.choice("Owner", "owner", list(view.people), words=view.name)
        with due:
            sheet.day("Due on", "due_on", hint="A later day is counted as a slip once it is agreed.")
        with priority:
            sheet.choice("Priority", "priority", get_args(Priority))


def _plan(view: ActionView) -> None:
    action = view.action
    is_open = action.plan is None or action.state in _PLANNABLE
    with st.container(border=True):
        late = " :orange-badge[Late plan]" if action.plan_is_late else ""
        st.markdown(f"**How it will be verified**{late}")
        if not is_open:
            st.markdown(words.safe(review_plan.said(action.plan, view.people)))
            st.caption(":material/lock: Fixed when the work started.")
            return
        if action.plan is None and action.state not in _PLANNABLE:
            st.caption("It was finished without a plan. One that is added now is marked as late.")
        review_plan.draw(action, view.people, view.services, is_locked=not view.may_edit)
