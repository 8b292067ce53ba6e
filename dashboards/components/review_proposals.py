"""What the imported account of the incident asks for, to be adopted for a finding or left."""

from collections.abc import Sequence

import streamlit as st

from aar.domain.action import ActionItem
from aar.usecases.adopt_action import adopt_action
from dashboards import session
from dashboards.components import act, review_list, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import shortened


def draw(desk: Desk, proposals: Sequence[ActionItem]) -> None:
    """The proposals; with a finding to follow from, one at a time can be adopted."""
    if not proposals:
        return
    findings = {finding.finding_id: finding for finding in desk.material.findings}
    with st.container(border=True):
        st.markdown(f"**Asked for in the imported account** :gray[{len(proposals)}]")
        if desk.is_locked or not findings:
            for proposal in proposals:
                st.markdown(f"- {proposal.action_id} · {words.safe(proposal.title)}")
            return
        _adopt(desk, proposals)


def _adopt(desk: Desk, proposals: Sequence[ActionItem]) -> None:
    by_id = {proposal.action_id: proposal for proposal in proposals}
    titles = {finding.finding_id: finding.title for finding in desk.material.findings}
    with st.form(f"adopt-action.{desk.review.review_id}", border=False):
        action_id = st.selectbox(
            "Proposal", list(by_id), format_func=lambda one: f"{one} · {shortened(by_id[one].title, 70)}"
        )
        finding_id = st.selectbox(
            "Follows from", list(titles), format_func=lambda one: shortened(titles[one], 60)
        )
        is_wanted = st.form_submit_button("Adopt", icon=":material/add_task:")
    if is_wanted:
        policy = session.deadline_policy()
        if act.run(adopt_action, str(action_id), str(finding_id), **policy, said="Proposal adopted"):
            review_list.open_row("action", str(action_id))
            st.rerun()
