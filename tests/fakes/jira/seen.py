"""An issue as a person would see it, for tests to compare."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from tests.fakes.jira.model import Issue
from tests.fakes.jira.site import PRIORITIES, RESOLUTIONS
from tests.fakes.jira.world import World


@dataclass(frozen=True)
class Seen:
    """An issue at one moment; people by address, everything else by name, dates as `2026-01-02`."""

    issue_id: str
    key: str
    project: str
    summary: str
    description: str
    status: str
    category: str
    resolution: str | None
    assignee: str | None
    due_on: str | None
    priority: str | None
    labels: tuple[str, ...]
    properties: dict[str, JsonValue]
    comments: tuple[str, ...]
    updated_at: datetime


def look(world: World, issue: Issue) -> Seen:
    """Return the issue as it is now."""
    status = world.site.workflow.status(issue.text("status"))
    assignee = world.accounts.get(issue.text("assignee"))
    return Seen(
        issue_id=str(issue.issue_id),
        key=issue.key,
        project=issue.project.key,
        summary=issue.text("summary"),
        description=issue.text("description"),
        status=status.name,
        category=status.category,
        resolution=RESOLUTIONS.get(issue.text("resolution")),
        assignee=assignee.email if assignee else None,
        due_on=issue.text("duedate") or None,
        priority=PRIORITIES.get(issue.text("priority")),
        labels=issue.labels,
        properties=dict(issue.properties),
        comments=tuple(said.body for said in issue.comments),
        updated_at=issue.updated_at,
    )
