"""The search index of the fake Jira: it learns of changes later than the issues themselves."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.fakes.jira.model import Issue


@dataclass
class SearchIndex:
    """What search can see; call `advance` before looking."""

    visible: dict[int, Issue] = field(default_factory=dict)
    _waiting: deque[tuple[datetime, int, Issue | None]] = field(default_factory=deque)

    def learn(self, at: datetime, issue: Issue) -> None:
        """Queue an issue as it is now."""
        self._waiting.append((at, issue.issue_id, issue.snapshot()))

    def forget(self, at: datetime, issue: Issue) -> None:
        """Queue the end of an issue."""
        self._waiting.append((at, issue.issue_id, None))

    def advance(self, now: datetime, lag_seconds: float) -> None:
        """Make visible what is at least `lag_seconds` old."""
        horizon = now - timedelta(seconds=lag_seconds)
        while self._waiting and self._waiting[0][0] <= horizon:
            _, issue_id, issue = self._waiting.popleft()
            if issue is None:
                self.visible.pop(issue_id, None)
            else:
                self.visible[issue_id] = issue
