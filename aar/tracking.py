"""Connects the sync use case with the tracker that the settings name, if they name one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from aar.application import Application
from aar.domain.person import LOCAL, Person
from aar.errors import InputError, IntegrationError
from aar.ports import ActionTracker
from aar.registry import discover
from aar.settings import Settings
from aar.usecases.adopt_installation import adopt_installation
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options, Run, SyncResult, quietly
from aar.usecases.syncing.state import here, state_of

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
        dropped=app.settings.jira_dropped,
        public_url=app.settings.public_url.rstrip("/"),
    )
    result, run, stopped = sync_actions(app.database, tracker_of(app), options, clock=app.now, tell=tell)
    if stopped is not None:
        raise stopped
    return result, run


def checked(app: Application, *, adopt: bool = False, by: Person = LOCAL) -> dict[str, Any]:
    """Test the connection: signs in and names what would make the first issue fail.

    `adopt` lets a restored or copied database sync from now on. Raises IntegrationError with what to do.
    """
    tracker = tracker_of(app)
    account = tracker.connect()
    if adopt:
        app.run(adopt_installation, app.database, tracker.name, by=by)
    with app.reading() as store:
        here(store, app.database, state_of(store, tracker.name), tracker.name)
    lacking = tracker.lacking()
    project = str(app.settings.jira_project)
    if lacking:
        raise IntegrationError(
            f"Jira answers, but project {project} would refuse a new issue.",
            " ".join(lacking),
            permanent=True,
        )
    sentence = f"Connected as {account}: project {project} takes new issues."
    return {
        "ok": True,
        "account": account,
        "project": project,
        "sentence": sentence,
        "requests": tracker.requests,
    }
