"""The connection with Jira: what to set, a test, and a run that can be watched."""

import streamlit as st

from dashboards import session
from dashboards.components import problems, words
from dashboards.components.empty import empty
from dashboards.components.sync_view import SyncView
from dashboards.sync_job import Kind, Outcome, sync_job

_SETTINGS = """\
AAR_JIRA_URL=https://your-site.atlassian.net
AAR_JIRA_KIND=cloud            # or datacenter
AAR_JIRA_EMAIL=account@your-organisation.example   # Cloud only
AAR_JIRA_TOKEN=…               # or AAR_JIRA_TOKEN_FILE
AAR_JIRA_PROJECT=KEY
"""
_LABELS: dict[Kind, str] = {"sync": "Syncing with Jira", "check": "Testing the connection"}
_WATCHED = "sync.watched"


def not_connected(view: SyncView) -> None:
    """Say that Jira is not connected, and what to set."""
    if not view.connection.is_untouched:
        missing = ", ".join(view.connection.missing)
        st.warning(
            f"**Jira is only half connected: {words.safe(missing)} is not set.**  \n"
            "Set it, and start the app again; everything else works without.",
            icon=":material/link_off:",
        )
    else:
        waiting = f" {words.count(view.waiting, 'action')} would be sent." if view.waiting else ""
        empty(
            "Jira is not connected",
            "Reviews, actions and their checks work without it. Connected, agreed actions become issues, "
            f"and what happens to the issues comes back here.{waiting}",
            icon=":material/link_off:",
        )
    st.caption("Set these where the app is started, then start it again:")
    st.code(_SETTINGS, language="bash")


def buttons(view: SyncView) -> None:
    """Start a run or a test; both go on in the background."""
    is_off = sync_job().is_running or not view.may_sync
    why = None if view.may_sync else "A facilitator starts a sync."
    with st.container(horizontal=True, width="content"):
        if st.button("Test the connection", icon=":material/network_check:", disabled=is_off, help=why):
            _start("check")
        if st.button("Sync now", icon=":material/sync:", type="primary", disabled=is_off, help=why):
            _start("sync")


def _start(kind: Kind) -> None:
    with problems.shown():
        sync_job().start(session.app(), kind, by=session.person())
        st.rerun()


def progress() -> None:
    """What is under way, or how the last job of this process ended."""
    job = sync_job()
    if job.is_running:
        _watch()
    elif job.outcome is not None:
        _ended(job.outcome)


@st.fragment(run_every=0.5)
def _watch() -> None:
    job = sync_job()
    if not job.is_running:
        st.rerun()
    st.status(f"{words.safe(job.doing)} …", state="running")


def _ended(outcome: Outcome) -> None:
    if outcome.error is not None:
        problems.draw(outcome.error)
        return
    at = words.clock(outcome.ended_at, session.zone(), session.app().now())
    if outcome.problems:
        listed = "\n".join(f"- {words.safe(problem)}" for problem in outcome.problems[:5])
        st.warning(f"**{words.safe(outcome.said)}**\n\n{listed}", icon=":material/sync_problem:")
    else:
        st.success(f"**{words.safe(outcome.said)}** · {at}", icon=":material/check_circle:")
