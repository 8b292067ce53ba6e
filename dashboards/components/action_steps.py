"""What can be done with an action now: start, finish, stop, drop, bring back."""

from typing import Final

import streamlit as st

from aar.domain.action import missing_for_agreement
from aar.usecases.confirm_drop import confirm_drop
from aar.usecases.edit_action import edit_action
from dashboards.components import act, links, words
from dashboards.components.action_view import ActionView

_REASONS: Final = {
    "will_not_do": "It will not be done",
    "superseded": "Another action replaces it",
    "no_longer_applicable": "It no longer applies",
}


def draw(view: ActionView) -> None:
    """The next step first; whoever may not change it reads why."""
    action = view.action
    if not view.may_edit:
        owner = words.safe(view.name(action.owner))
        st.caption(f":material/lock: {owner} owns it; a facilitator may change it, too.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.may_edit:
            _steps(view)
        if action.state in {"done", "verified"}:
            links.link("Verification", "verification", icon=":material/verified:", action=action.action_id)


def _steps(view: ActionView) -> None:
    state = view.action.state
    if state == "proposed":
        _agree(view)
    if state == "agreed":
        _step(view, "Start work", "in_progress", ":material/play_arrow:", said="Started", is_next=True)
    if state == "in_progress":
        _step(view, "Finish", "done", ":material/check:", said="It awaits verification now", is_next=True)
        _step(view, "Not started after all", "agreed", ":material/undo:", said="Back to do")
    if state == "agreed":
        _step(view, "Finish", "done", ":material/check:", said="It awaits verification now")
    if state == "done":
        _step(view, "Reopen", "in_progress", ":material/undo:", said="Reopened")
    if state in {"proposed", "agreed", "in_progress", "done"}:
        _drop(view)
    if view.action.is_drop_unconfirmed:
        _confirm(view)
    if state == "dropped":
        _bring_back(view)


def _step(view: ActionView, word: str, state: str, icon: str, *, said: str, is_next: bool = False) -> None:
    st.button(
        word,
        key=f"to.{state}.{view.action.action_id}",
        type="primary" if is_next else "secondary",
        icon=icon,
        on_click=act.callback(edit_action, view.action.action_id, {"state": state}, said=said),
    )


def _agree(view: ActionView) -> None:
    missing = missing_for_agreement(view.action)
    if missing:
        st.caption(f":orange[:material/pending:] Before it can be agreed it needs {', '.join(missing)}.")
    elif view.action.finding_ids:
        st.caption("It becomes agreed work when its review is published.")
    elif view.may_agree:
        _step(view, "Agree", "agreed", ":material/handshake:", said="Agreed", is_next=True)
    else:
        st.caption("A facilitator agrees it.")


def _drop(view: ActionView) -> None:
    with st.popover("Drop", icon=":material/block:"), st.form(f"drop.{view.action.action_id}", border=False):
        reason = st.selectbox("Why", list(_REASONS), format_func=_REASONS.__getitem__)
        own_words = st.text_input("In your own words, if none fits")
        is_wanted = st.form_submit_button("Drop it")
    if is_wanted:
        _move(view, "dropped", own_words.strip() or reason, "Dropped")


def _confirm(view: ActionView) -> None:
    st.button(
        "Confirm the drop",
        key=f"confirm.{view.action.action_id}",
        type="primary",
        icon=":material/check:",
        disabled=not view.may_confirm_drop,
        help=None if view.may_confirm_drop else "A facilitator confirms what was dropped in Jira.",
        on_click=act.callback(confirm_drop, view.action.action_id, said="Confirmed: it stays dropped"),
    )


def _bring_back(view: ActionView) -> None:
    with (
        st.popover("Bring back", icon=":material/undo:"),
        st.form(f"back.{view.action.action_id}", border=False),
    ):
        reason = st.text_input("Why it matters again")
        is_wanted = st.form_submit_button("Bring it back")
    if is_wanted:
        _move(view, "agreed", reason.strip(), "Agreed again")


def _move(view: ActionView, state: str, reason: str, said: str) -> None:
    if act.run(edit_action, view.action.action_id, {"state": state}, reason=reason, said=said):
        st.rerun()
