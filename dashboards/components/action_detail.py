"""One action: the work and the promise on the left, what surrounds it on the right."""

from typing import get_args

import streamlit as st

from aar.domain.action import ActionItem, Priority
from aar.usecases.edit_action import edit_action
from dashboards.components import (
    action_history,
    action_link,
    action_origins,
    action_plan,
    action_recurrences,
    action_steps,
    badges,
    words,
)
from dashboards.components.action_board import check_words
from dashboards.components.action_view import ActionView
from dashboards.components.review_sheet import Sheet
from dashboards.components.url import clear


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
    with st.container(key="work-and-around"):
        left, right = st.columns([8, 5], gap="medium")
    with left:
        _work(view)
        _plan(view)
    with right:
        action_origins.draw(view)
        action_recurrences.draw(view)
        action_link.draw(view, is_connected=is_connected)
        action_history.draw(view)


def _standing(view: ActionView) -> str:
    action, today = view.action, view.visit.today
    owner = f":material/person: {words.safe(view.name(action.owner))}"
    if action.state == "done" and view.check_due_on:
        verifier = words.safe(view.name(action.plan.verifier if action.plan else None))
        when = check_words(view.check_due_on, today)
        said = f":material/verified: {verifier} checks it, {when}"
        return f"{owner} · :orange[{said}]" if view.check_due_on <= today else f"{owner} · {said}"
    if action.state == "done":
        why = "No plan says how it is checked" if action.plan is None else "A leader decides whether it works"
        return f"{owner} · :orange[:material/help: {why}]"
    if action.state == "dropped":
        return f"{owner} · {_dropped(view)}"
    if action.state == "verified":
        return f"{owner} · Done {words.moment(action.done_at, view.visit.zone)}"
    said = f":material/event: {words.due(action.due_on, today)}"
    is_late = action.due_on is not None and action.due_on < today
    return f"{owner} · :red[{said}]" if is_late else f"{owner} · {said}"


def _dropped(view: ActionView) -> str:
    action = view.action
    said = f"Dropped: {words.safe(action_history.reason_words(action.dropped_reason))}"
    if action.is_drop_unconfirmed:
        return (
            f"{said} · :orange[:material/help: Dropped in Jira; a facilitator confirms it or brings it back]"
        )
    if action.drop_confirmed_by:
        return f"{said} · Confirmed by {words.safe(view.name(action.drop_confirmed_by))}"
    return said


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
    with st.container(border=True):
        late = " :orange-badge[Late plan]" if view.action.plan_is_late else ""
        st.markdown(f"**How it will be verified**{late}")
        action_plan.draw(view)
