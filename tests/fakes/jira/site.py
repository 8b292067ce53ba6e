"""How a fake Jira is set up; tests change it while it runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from tests.fakes.jira.workflow import Workflow, stepwise

Kind = Literal["cloud", "datacenter"]
Permission = Literal["browse", "create", "edit", "transition", "comment", "users"]


def utc_now() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Project:
    """A project and what its issues are called."""

    project_id: str
    key: str
    name: str


@dataclass(frozen=True)
class CustomField:
    """A field that the project added; `options` are the values it takes, none means free text."""

    field_id: str
    name: str
    is_required: bool = True
    options: tuple[str, ...] = ()


RISK_AREA = CustomField("customfield_10050", "Risk area", options=("Availability", "Data", "Security"))


@dataclass
class Site:
    """One Jira site: flavour, rules and how far its search index is behind."""

    kind: Kind = "cloud"
    clock: Callable[[], datetime] = utc_now
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/New_York"))
    index_lag_seconds: float = 0.0
    is_search_stale: bool = False
    repeats_page_token: bool = False
    page_cap: int = 100
    history_cap: int = 40
    ignores_assignee: bool = False
    hidden_fields: set[str] = field(default_factory=set)
    workflow: Workflow = field(default_factory=stepwise)
    projects: tuple[Project, ...] = (
        Project("10000", "AAR", "Resilience work"),
        Project("10001", "OPS", "Operations"),
    )
    custom_fields: tuple[CustomField, ...] = ()
    email: str = "integration@example.org"
    token: str = "fake-jira-token-0123456789"
    is_token_valid: bool = True
    forbidden: set[Permission] = field(default_factory=set)
    base_url: str = ""

    @property
    def is_cloud(self) -> bool:
        """Return whether the site behaves as Jira Cloud does."""
        return self.kind == "cloud"

    def project(self, key: str) -> Project | None:
        """Return a project by key or id."""
        return next((found for found in self.projects if key.upper() in (found.key, found.project_id)), None)


ISSUE_TYPES = {"10100": "Task", "10101": "Bug"}
PRIORITIES = {"1": "Highest", "2": "High", "3": "Medium", "4": "Low", "5": "Lowest"}
RESOLUTIONS = {"10000": "Done", "10001": "Won't Do", "10002": "Duplicate", "10003": "Cannot Reproduce"}
