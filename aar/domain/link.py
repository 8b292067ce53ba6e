"""An action's identity in the tracker, and the differences that wait for a person."""

from typing import Any, Literal

from pydantic import Field

from aar.domain.record import Instant, Record, Text

LinkState = Literal["pending", "sent", "in_sync", "conflict", "missing", "parked"]
SyncedField = Literal["title", "owner", "due_on", "priority", "state"]


class TrackerLink(Record):
    """`base` holds each field's value when both sides last agreed, by our names."""

    action_id: str = Field(min_length=1)
    tracker: str = "jira"
    remote_id: str | None = None
    key: str | None = None
    url: str | None = None
    base: dict[str, Any] = Field(default_factory=dict)
    remote_updated_at: Instant | None = None
    state: LinkState = "pending"
    attempts: int = 0
    next_attempt_at: Instant | None = None
    missing_runs: int = 0
    last_error: Text | None = None
    sent_at: Instant | None = None
    highest_key: str | None = None
    seen_at: Instant | None = None
    since: Instant | None = None


class Conflict(Record):
    """Both sides changed one field since they last agreed; neither is written until a person chooses."""

    action_id: str = Field(min_length=1)
    field: SyncedField
    base: Any = None
    ours: Any = None
    theirs: Any = None
    opened_at: Instant
    resolution: Literal["ours", "jira"] | None = None
    resolved_by: str | None = None
    resolved_at: Instant | None = None


class Account(Record):
    """Which account of the tracker is which person; `confirmed_by` says that a person checked it."""

    person_id: str = Field(min_length=1)
    tracker: str = "jira"
    account_id: str
    display_name: Text | None = None
    confirmed_by: str | None = None
