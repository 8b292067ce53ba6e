"""Differences side by side: what both sides last agreed on, ours and Jira's; a person chooses per field."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from aar.usecases.resolve_conflict import resolve_conflict
from dashboards.components import act, link_fields, links, timed, words
from dashboards.components.sync_links import issue_link
from dashboards.components.sync_view import Row, SyncView

_WIDTHS: Final = (1.0, 2.0, 2.4, 2.4)
_MOST: Final = 25


def draw(view: SyncView) -> None:
    """Every action with a difference as a card; nothing is drawn when both sides agree."""
    if not view.differences:
        return
    st.subheader("Conflicts", anchor=False)
    st.caption(
        "Both sides changed the same field since they last agreed. Neither was written: "
        f"{'choose' if view.may_settle else 'a facilitator chooses'} which one stays."
    )
    for action_id, rows in view.differences[:_MOST]:
        _card(view, action_id, rows)
    if len(view.differences) > _MOST:
        st.caption(f"{words.count(len(view.differences) - _MOST, 'more action')} once these are settled.")


def _card(view: SyncView, action_id: str, rows: Sequence[Row]) -> None:
    first = rows[0]
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{action_id} · {words.safe(first['title'])}**", width="stretch")
            issue_link(first)
            links.link("Open the action", "actions", icon=":material/checklist:", action=action_id)
        for column, name in zip(st.columns(_WIDTHS), ("", "Before", "Ours", "Jira’s"), strict=True):
            column.caption(name)
        for row in rows:
            _field(view, row)


def _field(view: SyncView, row: Row) -> None:
    field = str(row["field"])
    name, before, ours, theirs = st.columns(_WIDTHS)
    since = words.clock(row["opened_at"], view.visit.zone, view.visit.now)
    name.markdown(f"**{link_fields.title(field)}**")
    with name:
        timed.caption(f"since {words.hover(since, row['opened_at'])}")
    before.markdown(link_fields.said(field, row["base"], view.name))
    with ours:
        st.markdown(link_fields.said(field, row["ours"], view.name))
        _choice(view, row, "ours", "Keep ours")
    with theirs:
        st.markdown(link_fields.said(field, row["theirs"], view.name))
        _choice(view, row, "jira", "Take Jira’s")


def _choice(view: SyncView, row: Row, side: str, label: str) -> None:
    if not view.may_settle:
        return
    action_id, field = str(row["action_id"]), str(row["field"])
    st.button(
        label,
        key=f"settle.{action_id}.{field}.{side}",
        on_click=act.callback(resolve_conflict, action_id, field, side, said=_DONE[side]),
    )


_DONE: Final = {
    "ours": "Ours stays; the next sync sends it",
    "jira": "Jira’s stays, and is ours too now",
}
