"""Work that is promised already and may cover a finding, offered before a new action is written."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.usecases.link_action import link_action
from aar.usecases.unlink_action import unlink_action
from dashboards.components import act, badges, factors, links, words
from dashboards.components.review_desk import Desk

Row = Mapping[str, Any]


def draw(desk: Desk, finding: Finding, suggested: Sequence[Row]) -> None:
    """The suggestions with their reason, and a line for any other action by its number."""
    if suggested:
        st.markdown(":small[**Already promised**] :gray[:small[for findings with the same factors]]")
    for row in suggested:
        _suggestion(desk, finding, row)
    with (
        st.form(f"cover.{finding.finding_id}", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", wrap=False),
    ):
        number = st.text_input("Or an action that exists covers it", placeholder="Its number: ACT-0012")
        is_wanted = st.form_submit_button("Link", icon=":material/link:")
    if is_wanted:
        linked = act.run(link_action, number.strip().upper(), finding.finding_id, said="Action linked")
        if linked:
            st.rerun()


def unlink(action: ActionItem, finding: Finding) -> None:
    """A way to say that an action of several findings does not follow from this one."""
    if len(action.finding_ids) > 1 or action.incident_id:
        st.button(
            "Unlink",
            key=f"unlink.{action.action_id}",
            type="tertiary",
            icon=":material/link_off:",
            help=f"{action.action_id} does not follow from this finding",
            on_click=act.callback(
                unlink_action, action.action_id, finding.finding_id, said="Action unlinked"
            ),
        )


def also(action: ActionItem, rows: Sequence[Row], incident_id: str) -> None:
    """The findings of other incidents that an action serves."""
    elsewhere = [row for row in rows if row["finding_id"] and row["incident_id"] != incident_id]
    if elsewhere:
        st.caption(f"{action.action_id} also serves:")
    for row in elsewhere:
        links.link(
            f"{row['incident_id']} · {row['finding_id']} {words.safe(row['finding_title'])}",
            "review",
            icon=":material/lightbulb:",
            review=row["review_id"],
            section="findings",
            finding=row["finding_id"],
        )


def _suggestion(desk: Desk, finding: Finding, row: Row) -> None:
    shared = ", ".join(factors.label(code).lower() for code in row["factors"])
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(
            f":small[{row['action_id']} · {words.safe(row['title'])}] {badges.badge(row['state'])}  \n"
            f":gray[:small[{words.safe(desk.name(row['owner']))} · {', '.join(row['incident_ids'])}"
            f" · shares {words.safe(shared)}]]",
            width="stretch",
        )
        st.button(
            "It covers this, too",
            key=f"cover.{row['action_id']}",
            icon=":material/link:",
            on_click=act.callback(link_action, row["action_id"], finding.finding_id, said="Action linked"),
        )
