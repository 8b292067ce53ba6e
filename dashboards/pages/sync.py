"""Sync: the connection with Jira, what waits, what differs, and what the last runs did."""

import streamlit as st

from aar.store import Reader
from dashboards.components import sync_conflicts, sync_connection, sync_links, sync_people, sync_runs, words
from dashboards.components.empty import empty
from dashboards.components.figures import Figure, cards, heading
from dashboards.components.sync_view import SyncView, build_view
from dashboards.page import Page, Visit


def build(store: Reader, visit: Visit) -> SyncView:
    """Read how both sides stand; Jira itself is not asked."""
    return build_view(store, visit)


def draw(view: SyncView) -> None:
    """Draw the connection first, then what needs a person."""
    if not view.connection.is_complete:
        heading("Sync", caption="Jira is not connected")
        sync_connection.not_connected(view)
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            heading("Sync", caption=_where(view))
            sync_connection.buttons(view)
        sync_connection.progress()
    if not (view.links or view.runs):
        _nothing(view)
        return
    if view.is_untried:
        return
    _figures(view)
    sync_conflicts.draw(view)
    sync_links.draw(view)
    sync_people.draw(view)
    sync_runs.draw(view)


def _where(view: SyncView) -> str:
    connection = view.connection
    return f"{connection.kind} at {words.safe(connection.host)} · project {words.safe(connection.project)}"


def _figures(view: SyncView) -> None:
    stuck = view.links.get("parked", 0) + view.links.get("missing", 0)
    cards(
        Figure("In sync", str(view.links.get("in_sync", 0)), ":material/sync:"),
        Figure("Waiting to be sent", str(view.waiting), ":material/schedule_send:"),
        Figure("Conflicts", str(view.conflicts), ":material/difference:"),
        Figure(
            "Need attention", str(stuck), ":material/sync_problem:", "refused or missing" if stuck else None
        ),
    )


def _nothing(view: SyncView) -> None:
    if view.connection.is_complete:
        empty(
            "Nothing to sync yet",
            "Actions are sent once they are agreed: publish a review that has some.",
            icon=":material/sync:",
        )


PAGE = Page("Sync", ":material/sync:", "System", 70, "sync", build, draw)
