"""Connects the sync use case with the tracker that the settings name, if they name one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from aar.application import Application
from aar.errors import InputError
from aar.ports import ActionTracker
from aar.registry import discover
from aar.settings import Settings
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options, Run, SyncResult, quietly

_NEEDED: Final = {
    "AAR_JIRA_URL": "jira_url",
    "AAR_JIRA_TOKEN": "jira_token",
    "AAR_JIRA_PROJECT": "jira_project",
}


@dataclass(frozen=True)
class Connection:
    """Which Jira the settings name, and which settings are missing; asks nobody."""

    kind: str
    host: str
    project: str
    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether a sync can be tried."""
        return not self.missing

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has begun to connect Jira."""
        return set(_NEEDED) <= set(self.missing)


def connection_of(settings: Settings) -> Connection:
    """What the settings say of Jira."""
    missing = [name for name, field in _NEEDED.items() if not getattr(settings, field)]
    if settings.jira_kind == "cloud" and not settings.jira_email and len(missing) < len(_NEEDED):
        missing.append("AAR_JIRA_EMAIL")
    kind = "Jira Cloud" if settings.jira_kind == "cloud" else "Jira Data Center"
    host = urlsplit(settings.jira_url or "").netloc.rpartition("@")[2]
    return Connection(kind, host, settings.jira_project or "", tuple(missing))


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
    app: Application,
    *,
    dry_run: bool = False,
    full: bool = False,
    patient: bool = False,
    tell: Callable[[str], None] = quietly,
) -> tuple[SyncResult, Run]:
    """One run with the settings in force; `tell` hears what it is doing; raises the error that stopped it."""
    options = Options(
        dry_run=dry_run,
        full=full,
        patient=patient,
        index_lag_seconds=app.settings.jira_index_lag_seconds,
        private=app.settings.jira_private,
        public_url=app.settings.public_url.rstrip("/"),
    )
    result, run, stopped = sync_actions(app.database, tracker_of(app), options, clock=app.now, tell=tell)
    if stopped is not None:
        raise stopped
    return result, run


def checked(app: Application) -> dict[str, Any]:
    """Test the connection: signs in and says as whom, to which project."""
    tracker = tracker_of(app)
    tracker.connect()
    sentence = f"Connected to {tracker.name}: project {app.settings.jira_project} can be read."
    return {"ok": True, "sentence": sentence, "requests": tracker.requests}
