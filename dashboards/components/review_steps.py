"""The next step of a review: submit, approve, return, publish, and accepting a plan that is weak."""

from collections.abc import Callable, Sequence

import streamlit as st

from aar.domain.rights import may
from aar.usecases.accept_weak_plan import accept_weak_plan
from aar.usecases.approve_review import approve_review
from aar.usecases.publish_review import publish_review
from aar.usecases.readiness import Missing, has_only_weaker_actions, needs_acceptance
from aar.usecases.return_review import return_review
from aar.usecases.submit_review import submit_review
from dashboards import session
from dashboards.components import act, links, words
from dashboards.components.review_desk import Desk


def next_step(desk: Desk, before_submission: Sequence[Missing]) -> None:
    """What can be done now, and by whom."""
    with st.container(border=True):
        if desk.review.state == "draft":
            _submit(desk, before_submission)
        elif desk.review.state == "in_review":
            _approve(desk)
        elif desk.review.state == "approved":
            _publish(desk)
        else:
            _published(desk)


def weak_plan(desk: Desk) -> None:
    """A leader's acceptance, where every action is weak."""
    review = desk.review
    if review.state == "published" or not has_only_weaker_actions(desk.material):
        return
    with st.container(border=True):
        st.markdown("**Every action here is weak**")
        if not needs_acceptance(desk.material):
            who = words.safe(desk.name(review.weak_plan_accepted_by))
            why = words.safe(review.weak_plan_reason or "")
            st.markdown(f":green[:material/check_circle:] Accepted by {who}: {why}")
            return
        if review.weak_plan_accepted_by:
            st.caption(":orange[:material/history:] It was accepted before an action joined or left.")
        st.caption(
            "Reminders, documents and training fade. A leader can accept that, by name and with a reason."
        )
        if may(desk.visit.person, "accept_weak_plan"):
            _with_reason("Accept this plan", "Why is it enough?", _accepting(desk), key="weak")
        else:
            st.caption(
                ":material/switch_account: Choose a person with the role leadership under “Acting as”."
            )


def _submit(desk: Desk, before_submission: Sequence[Missing]) -> None:
    st.markdown("**Next: have others read it**")
    if before_submission:
        st.caption("Every area for improvement needs evidence and a factor first: see above.")
    elif not may(desk.visit.person, "review"):
        st.caption("A facilitator submits it, and somebody who did not lead it approves it then.")
        return
    else:
        st.caption("Somebody else approves it. You can go on writing while it is in review.")
    st.button(
        "Submit for review",
        type="primary",
        icon=":material/send:",
        disabled=bool(before_submission) or not may(desk.visit.person, "review"),
        on_click=act.callback(submit_review, desk.review.review_id, said="Submitted for review"),
    )


def _approve(desk: Desk) -> None:
    st.markdown("**Next: approval by somebody who did not lead it**")
    reason = _why_not_approve(desk)
    if reason:
        st.caption(f":material/switch_account: {words.safe(reason)}")
    st.button(
        "Approve",
        type="primary",
        icon=":material/verified:",
        disabled=bool(reason or desk.missing),
        on_click=act.callback(approve_review, desk.review.review_id, said="Approved"),
    )
    _return(desk)


def _why_not_approve(desk: Desk) -> str:
    if desk.review.facilitator == desk.visit.person.person_id:
        return "You led this review, so somebody else approves it: choose a leader under “Acting as”."
    if not may(desk.visit.person, "approve"):
        return "Approving takes the role leadership: choose such a person under “Acting as”."
    return ""


def _publish(desk: Desk) -> None:
    count = sum(action.state == "proposed" for action in desk.material.actions)
    st.markdown("**Next: publish**")
    st.caption(
        f"What it says is frozen then, and {words.count(count, 'proposed action')} become agreed work."
    )
    person = desk.visit.person
    policy = session.deadline_policy()
    st.button(
        "Publish",
        type="primary",
        icon=":material/campaign:",
        disabled=not (may(person, "approve") or may(person, "review")),
        on_click=act.callback(publish_review, desk.review.review_id, **policy, said="Published"),
    )
    _return(desk)


def _published(desk: Desk) -> None:
    st.markdown(":green[:material/check_circle:] **Published**")
    st.caption(
        f"{words.moment(desk.review.published_at, desk.visit.zone)}. What it says is frozen;"
        " its actions go on, and each is verified by somebody else than its owner."
    )
    links.link("Follow the actions", "actions", icon=":material/checklist:")


def _return(desk: Desk) -> None:
    if may(desk.visit.person, "approve") or may(desk.visit.person, "review"):
        with st.expander("Return it to its draft", icon=":material/undo:"):
            _with_reason("Return", "What should change?", _returning(desk), key="return")


def _with_reason(word: str, question: str, act_on: Callable[[str], object], *, key: str) -> None:
    with st.form(f"reason.{key}", border=False):
        reason = st.text_input(question)
        is_wanted = st.form_submit_button(word)
    if is_wanted and act_on(reason):
        st.rerun()


def _returning(desk: Desk) -> Callable[[str], object]:
    return lambda reason: act.run(
        return_review, desk.review.review_id, reason=reason, said="Returned to draft"
    )


def _accepting(desk: Desk) -> Callable[[str], object]:
    return lambda reason: act.run(
        accept_weak_plan, desk.review.review_id, reason=reason, said="Plan accepted"
    )
