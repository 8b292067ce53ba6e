"""How an action stands in Jira, plainly, also where there is no Jira."""

from typing import Final

import streamlit as st

from dashboards.components import badges, link_decisions, link_fields, links, words
from dashboards.components.action_view import ActionView

NOT_CONNECTED: Final = "Jira is not connected. Actions live here; everything else works."
_MEANS: Final = {
    "pending": "A change here waits to be sent with the next run.",
    "sent": "Being created: the answer is not known yet.",
    "in_sync": "Both sides are equal.",
    "conflict": "Both sides changed since they last agreed. Nothing is overwritten until somebody chooses.",
    "missing": "The issue was not found on the last runs. It is not created again by itself.",
    "parked": "Jira refused the change. It waits until something is corrected.",
}


def draw(view: ActionView, *, is_connected: bool) -> None:
    """The issue with its state, Jira's own words for an error, and open differences."""
    link = view.link
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**In Jira** {badges.badge(link.state) if link and is_connected else ''}")
        if not is_connected:
            st.caption(f":material/link_off: {NOT_CONNECTED}")
        elif link is None:
            st.caption("Not there: only agreed work is sent.")
        if link is None:
            return
        if link.key and _is_web(link.url):
            st.link_button(
                words.safe(link.key), str(link.url), icon=":material/open_in_new:", type="tertiary"
            )
        elif link.key:
            st.markdown(words.safe(link.key))
        if is_connected:
            st.caption(_MEANS[link.state])
        if link.last_error:
            st.caption(f":red[:material/error:] Jira said: {words.safe(link.last_error)}")
        if is_connected:
            link_decisions.draw(
                link.action_id,
                link.state,
                is_outstanding=view.action.is_outstanding,
                may_settle=view.may_settle,
            )
        _conflicts(view)


def _conflicts(view: ActionView) -> None:
    for conflict in view.conflicts:
        field = conflict.field
        ours, theirs = (link_fields.said(field, one, view.name) for one in (conflict.ours, conflict.theirs))
        st.caption(
            f":orange[:material/difference:] {link_fields.title(field)}: {ours} here, {theirs} in Jira"
        )
    if view.conflicts:
        label = "Settle it" if view.may_settle else "See both sides"
        links.link(label, "sync", icon=":material/arrow_forward:")


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).lower().startswith(("http://", "https://"))
