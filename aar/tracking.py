"""Connects the sync use case with the tracker that the settings name, if they name one."""

from typing import Any

from aar.application import Application
from aar.errors import InputError
from aar.ports import ActionTracker
from aar.registry import discover
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options, Run, SyncResult


def tracker_of(app: Application) -> ActionTracker:
    """The configured tracker; raises InputError when there is none."""
    for build in discover("integrations", exporting="TRACKER").values():
        tracker: ActionTracker | None = build(app.settings)
        if tracker is not None:
            return tracker
    raise InputError(
        "Jira is not connected.",
        "Set AAR_JIRA_URL, AAR_JIRA_TOKEN and AAR_JIRA_PROJECT; everything else works without.",
    )


def synced(
    app: Application, *, dry_run: bool = False, full: bool = False, patient: bool = False
) -> tuple[SyncResult, Run]:
    """One run with the settings in force; raises the error that stopped it."""
    options = Options(
        dry_run=dry_run,
        full=full,
        patient=patient,
        index_lag_seconds=app.settings.jira_index_lag_seconds,
        private=app.settings.jira_private,
        public_url=app.settings.public_url.rstrip("/"),
    )
    result, run, stopped = sync_actions(app.database, tracker_of(app), options, clock=app.now)
    if stopped is not None:
        raise stopped
    return result, run


def checked(app: Application) -> dict[str, Any]:
    """Test the connection: signs in and says as whom, to which project."""
    tracker = tracker_of(app)
    tracker.connect()
    sentence = f"Connected to {tracker.name}: project {app.settings.jira_project} can be read."
    return {"ok": True, "sentence": sentence, "requests": tracker.requests}
