"""Jira Cloud and Data Center: client (HTTP), mapping (pure), tracker (the port), webhook (its hints)."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from aar.errors import InputError
from aar.settings import Settings
from integrations.jira.webhook import read_hint

if TYPE_CHECKING:
    from integrations.jira.tracker import JiraTracker


def build_tracker(settings: Settings, clock: Callable[[], datetime] | None = None) -> "JiraTracker | None":
    """The tracker that the settings name, or None; raises InputError naming what is missing."""
    if not settings.jira_url:
        return None
    if settings.jira_token is None or not settings.jira_project:
        missing = "AAR_JIRA_TOKEN" if settings.jira_token is None else "AAR_JIRA_PROJECT"
        raise InputError(f"Jira is only half connected: {missing} is not set.", f"Set {missing}.")
    from integrations.jira.calling import utc_now
    from integrations.jira.client import JiraClient
    from integrations.jira.connection import Connection
    from integrations.jira.mapping import JiraWords
    from integrations.jira.tracker import JiraTracker

    url = settings.jira_url.rstrip("/")
    connection = Connection(url, settings.jira_kind, settings.jira_token, settings.jira_email or "")
    words = JiraWords(
        project=settings.jira_project,
        issue_type=settings.jira_issue_type,
        is_cloud=connection.is_cloud,
        base_url=url,
        priorities=settings.jira_priorities,
        drop_resolutions=settings.jira_drop_resolutions,
        further_fields=settings.jira_fields,
        statuses=settings.jira_statuses,
    )
    return JiraTracker(JiraClient(connection, clock or utc_now), words)


TRACKER = build_tracker
HINT = read_hint
