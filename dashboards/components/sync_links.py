"""Actions that are not in sync, each with the reason and what comes next."""

import streamlit as st

from dashboards.components import badges, link_decisions, links, timed, words
from dashboards.components.sync_view import Row, SyncView

_MOST = 25


def draw(view: SyncView) -> None:
    """What waits or failed, the latest first; conflicts have their own place."""
    rows = [row for row in view.unsettled if row["state"] != "conflict" or row["last_error"]]
    if not rows:
        return
    st.subheader("Not in sync", anchor=False)
    for row in rows[:_MOST]:
        _row(view, row)
    if len(rows) > _MOST:
        st.caption(f"{len(rows) - _MOST} more wait; the next run takes them along.")


def issue_link(row: Row) -> None:
    """The way to the issue in Jira, if it has one."""
    if row["url"] and str(row["url"]).lower().startswith(("http://", "https://")):
        st.link_button(words.safe(row["key"]), row["url"], icon=":material/open_in_new:", type="tertiary")


def _row(view: SyncView, row: Row) -> None:
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{row['action_id']} · {words.safe(row['title'])}**", width="stretch")
            st.markdown(badges.badge(row["state"]), width="content")
            issue_link(row)
            links.link("Open", "actions", icon=":material/arrow_forward:", action=row["action_id"])
        if row["last_error"]:
            st.markdown(words.safe(row["last_error"]))
        timed.caption(_standing(view, row))
        link_decisions.draw(
            row["action_id"],
            row["state"],
            is_outstanding=row["is_outstanding"],
            may_settle=view.may_settle,
        )


def _standing(view: SyncView, row: Row) -> str:
    zone, now = view.visit.zone, view.visit.now
    parts = [_WORDS.get(row["state"], "")]
    if row["since"]:
        since = words.hover(words.clock(row["since"], zone, now), row["since"])
        parts.append(f"{words.label(row['state'])} since {since}")
    if row["next_attempt_at"]:
        again = words.hover(words.clock(row["next_attempt_at"], zone, now), row["next_attempt_at"])
        parts.append(f"Tried {words.count(row['attempts'], 'time')}, again at {again}")
    return " · ".join(part for part in parts if part)


_WORDS = {
    "pending": "The next sync sends it",
    "sent": "It was sent, and Jira did not confirm: the next sync looks for the issue before it sends again",
    "parked": "It is sent again when the action or the issue changes, when you say so, or by a full run",
    "missing": "It comes back by itself when the issue is seen again; nothing is made anew by itself",
}
