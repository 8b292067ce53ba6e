"""What the fake Jira remembers of an issue."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import JsonValue

from tests.fakes.jira.people import Account
from tests.fakes.jira.site import Project

Value = str | tuple[str, ...] | None


@dataclass(frozen=True)
class Item:
    """One field's part in a change; ids where the field has ids, texts always."""

    field_id: str
    before: Value
    after: Value
    before_text: str | None
    after_text: str | None


@dataclass(frozen=True)
class Change:
    """What somebody changed at once."""

    change_id: int
    author: Account
    changed_at: datetime
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Comment:
    """What somebody wrote below an issue."""

    comment_id: int
    author: Account
    body: str
    created_at: datetime


@dataclass
class Issue:
    """An issue; `values` holds its fields by Jira's names, ids for what has an id."""

    issue_id: int
    key: str
    project: Project
    issue_type: str
    reporter: Account
    created_at: datetime
    updated_at: datetime
    values: dict[str, Value]
    properties: dict[str, JsonValue] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    history: list[Change] = field(default_factory=list)
    resolved_at: datetime | None = None
    is_hidden: bool = False

    @property
    def number(self) -> int:
        """Return the number in the key."""
        return int(self.key.rpartition("-")[2])

    def text(self, name: str) -> str:
        """Return a field that holds one text, empty when it holds nothing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels."""
        value = self.values.get("labels")
        return value if isinstance(value, tuple) else ()

    def snapshot(self) -> "Issue":
        """Return the issue as it is now, untouched by later changes."""
        return replace(self, values=dict(self.values), history=list(self.history))

    def differing(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return those of the values that the issue does not have."""
        return {name: value for name, value in values.items() if self.values.get(name) != value}
