"""An action's identity in the tracker, and the differences that wait for a person."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from aar.domain.record import Instant, Record, Text, Value

LinkState = Literal["pending", "sent", "in_sync", "conflict", "missing", "parked"]
SyncedField = Literal["title", "owner", "due_on", "priority", "state"]
ConflictField = SyncedField | Literal["issue"]


class Told(Value):
    """What the tracker was told beyond the fields of the base, and what is under way.

    `writing` maps a field to what was written and not read back yet; `settled` maps a field to
    [ours, theirs] where the tracker made something else of what it was sent; `change` is the last entry of
    its history that we know; `not_ours` are keys of issues with the action's label that a person took for
    others; `let_go` are ids of lost issues that a person gave up.
    """

    block: str | None = None
    verdict: str | None = None
    reopened_at: Instant | None = None
    saying: str | None = None
    writing: dict[str, list[Any]] | None = None
    settled: dict[str, list[Any]] | None = None
    change: int | None = None
    is_released: bool | None = None
    not_ours: list[str] | None = None
    let_go: list[str] | None = None


class TrackerLink(Record):
    """`base` holds each field's value when both sides last agreed, by our names."""

    action_id: str = Field(min_length=1)
    tracker: str = "jira"
    remote_id: str | None = None
    key: str | None = None
    url: str | None = None
    base: dict[str, Any] = Field(default_factory=dict)
    told: Told = Told()
    remote_updated_at: Instant | None = None
    state: LinkState = "pending"
    attempts: int = 0
    next_attempt_at: Instant | None = None
    held_until: Instant | None = None
    missing_runs: int = 0
    last_error: Text | None = None
    sent_at: Instant | None = None
    highest_key: str | None = None
    seen_at: Instant | None = None
    since: Instant | None = None

    @property
    def is_made(self) -> bool:
        """Whether its issue is known."""
        return self.remote_id is not None

    @property
    def unassigned(self) -> str | None:
        """The owner for whom the tracker has no account that is known, so that nobody is assigned there."""
        owner, shown = (self.told.settled or {}).get("owner", (None, None))
        return owner if shown is None else None

    def has_let_go(self, remote_id: str) -> bool:
        """Whether a person gave this issue up after it was lost."""
        return remote_id in (self.told.let_go or ())

    def tried_again(self, now: datetime) -> "TrackerLink":
        """What was refused, waiting to be sent once more."""
        return self.changed(state="pending", since=now, attempts=0, next_attempt_at=None, last_error=None)

    def without_issue(self, now: datetime) -> "TrackerLink":
        """Waiting for a new issue; the lost one is remembered, so that it is never taken for the new one."""
        let_go = [*(self.told.let_go or ()), *filter(None, [self.remote_id])]
        told = Told(let_go=let_go, not_ours=self.told.not_ours)
        return TrackerLink(action_id=self.action_id, tracker=self.tracker, told=told, since=now)

    def with_lost_issue(self, now: datetime) -> "TrackerLink":
        """Missing as before, when no new issue is wanted after all."""
        let_go = self.told.let_go or []
        back = self.telling(let_go=let_go[:-1] or None)
        lost = let_go[-1] if let_go else None
        return back.changed(remote_id=lost, state="missing", since=now, last_error=None)

    def telling(self, **fields: Any) -> "TrackerLink":  # noqa: ANN401 - the model validates each
        """A copy with these parts of what was told replaced."""
        return self.changed(told=self.told.changed(**fields))


class Conflict(Record):
    """Both sides changed one field since they last agreed; neither is written until a person chooses.

    The field `issue` stands for another issue that carries this action's label: ours is the key of the
    issue that we know, theirs the key of the other.
    """

    action_id: str = Field(min_length=1)
    field: ConflictField
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
