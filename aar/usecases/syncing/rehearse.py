"""A tracker for rehearsals: it reads from the real one, and only imagines what would be written."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from aar.domain.link import SyncedField
from aar.errors import IntegrationError
from aar.ports import ActionTracker, Created, Draft, Mark, RemoteChange, RemoteIssue, RemoteState

_LATEST: Final = 2**62


class Rehearsal:
    """Answers a write as the tracker does when it takes everything as it was sent."""

    def __init__(self, tracker: ActionTracker) -> None:
        self.name = tracker.name
        self.lead = tracker.lead
        self._tracker = tracker
        self._seen: dict[str, RemoteIssue] = {}
        self._emails: dict[str, str] = {}

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._tracker.requests

    @property
    def holds(self) -> Mapping[str, datetime]:
        """Until when the tracker asks us to leave which of its parts alone."""
        return self._tracker.holds

    def hold(self, holds: Mapping[str, datetime]) -> None:
        """Keep to what the tracker asked for in an earlier run."""
        self._tracker.hold(holds)

    def connect(self) -> str:
        """Sign in."""
        account = self._tracker.connect()
        self.lead = self._tracker.lead
        return account

    def lacking(self) -> list[str]:
        """What the project demands and the settings do not give."""
        return self._tracker.lacking()

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[RemoteIssue]]:
        """Issues with our label that changed since then."""
        return self._tracker.changed_since(moment)

    def read(self, remote_id: str) -> RemoteIssue | None:
        """One issue, remembered for what is imagined next."""
        found = self._tracker.read(remote_id)
        if found:
            self._seen[remote_id] = found
        return found

    def read_many(self, remote_ids: Sequence[str]) -> list[RemoteIssue]:
        """Those of the issues that can be seen."""
        return self._tracker.read_many(remote_ids)

    def histories(self, remote_ids: Sequence[str]) -> Mapping[str, tuple[RemoteChange, ...]]:
        """The whole histories of these issues."""
        return self._tracker.histories(remote_ids)

    def highest_key(self) -> str | None:
        """The highest key in the project."""
        return self._tracker.highest_key()

    def find(self, action_ids: Sequence[str], after_key: str | None) -> list[RemoteIssue]:
        """Issues that carry the labels of these actions."""
        return self._tracker.find(action_ids, after_key)

    def create(self, drafts: Sequence[Draft]) -> list[Created | IntegrationError]:
        """Imagine that each was made."""
        return [
            Created(action_id=draft.action_id, remote_id=f"new {draft.action_id}", key="NEW-0", url="")
            for draft in drafts
        ]

    def write(
        self,
        remote_id: str,
        changes: Mapping[SyncedField, object],
        block: str | None,
        mark: Mark,
        *,
        look: bool,
    ) -> RemoteIssue:
        """Imagine that every field was taken."""
        del block, mark, look
        new: dict[str, Any] = {name: value for name, value in changes.items() if name != "owner"}
        if "owner" in changes:
            account = changes["owner"]
            new |= {"owner_account": account, "owner_email": self._emails.get(str(account))}
        if new.get("due_on"):
            new["due_on"] = date.fromisoformat(new["due_on"])
        return self._imagined(remote_id, new, changes)

    def move(self, remote_id: str, to: RemoteState) -> RemoteIssue:
        """Imagine that the workflow leads there."""
        return self._imagined(remote_id, {"state": to}, {"state": to})

    def release(self, remote_id: str, action_id: str) -> RemoteIssue:
        """Imagine that the labels are gone."""
        del action_id
        return self._imagined(remote_id, {}, {})

    def comment(self, remote_id: str, text: str) -> None:
        """Say nothing."""

    def has_comment(self, remote_id: str, words: str) -> bool:
        """Whether one of the last comments holds these words."""
        return self._tracker.has_comment(remote_id, words)

    def account_of(self, email: str) -> str | None:
        """The one active account with this e-mail."""
        found = self._tracker.account_of(email)
        if found:
            self._emails[found] = email
        return found

    def _imagined(
        self, remote_id: str, fields: Mapping[str, Any], written: Mapping[SyncedField, object]
    ) -> RemoteIssue:
        known = self._seen[remote_id]
        ours = tuple(
            RemoteChange(
                change_id=_LATEST,
                field=name,
                to=None if value is None else str(value),
                at=known.updated_at,
                is_own=True,
            )
            for name, value in written.items()
        )
        changes = None if known.changes is None else (*known.changes, *ours)
        self._seen[remote_id] = known.changed(**fields, changes=changes)
        return self._seen[remote_id]
