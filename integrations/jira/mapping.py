"""Jira's words and ours, both ways; pure, and the only place that knows both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from aar.domain.action import Priority
from aar.domain.link import SyncedField
from aar.ports import Draft, Mark, RemoteChange, RemoteIssue, RemoteState
from integrations.jira.changes import PLAIN, Reading, changes_in
from integrations.jira.shapes import Issue, JsonObject, Status

MARK: Final = "aar"
FIELDS: Final = (
    "summary",
    "status",
    "resolution",
    "resolutiondate",
    "assignee",
    "duedate",
    "priority",
    "labels",
    "updated",
)
DESCRIPTION: Final = "description"
_CATEGORIES: Final[Mapping[str, RemoteState]] = {
    "new": "agreed",
    "indeterminate": "in_progress",
    "done": "done",
}
# What Jira is delivered with, old and new, for where the settings name no counterpart.
_USUAL: Final[Mapping[str, Priority]] = {
    "Highest": "P1",
    "Blocker": "P1",
    "Critical": "P1",
    "High": "P2",
    "Major": "P2",
    "Medium": "P3",
    "Minor": "P3",
    "Low": "P4",
    "Lowest": "P4",
    "Trivial": "P4",
}
_REASONS: Final = {"duplicate": "superseded", "cannot reproduce": "no_longer_applicable"}
_END: Final = "[/aar]"
_BLOCK: Final = re.compile(r"\[aar (?P<action>\S+) (?P<installation>\S+)\].*?\[/aar\]", re.DOTALL)
_LABEL: Final = re.compile(rf"^{MARK}-(?P<action>\S+)$")


@dataclass(frozen=True)
class JiraWords:
    """What differs from one Jira to the next."""

    project: str
    issue_type: str
    is_cloud: bool
    base_url: str
    priorities: Mapping[str, str]
    drop_resolutions: tuple[str, ...]
    further_fields: Mapping[str, Any]
    statuses: Mapping[str, RemoteState] = field(default_factory=dict)

    def new_fields(self, draft: Draft) -> JsonObject:
        """The fields of a new issue."""
        mark = Mark(action_id=draft.action_id, installation_id=draft.installation_id)
        fields: JsonObject = {
            **self.further_fields,
            "project": {"key": self.project},
            "issuetype": {"name": self.issue_type},
            "summary": draft.title,
            "description": marked(draft.block, mark),
            "labels": [MARK, label_of(draft.action_id)],
        }
        wanted = {"owner": draft.owner_account, "due_on": draft.due_on, "priority": draft.priority}
        return {**fields, **self.changed_fields({name: value for name, value in wanted.items() if value})}

    def changed_fields(self, changes: Mapping[SyncedField, object] | Mapping[str, object]) -> JsonObject:
        """Our changed fields by Jira's names; `owner` is an account id."""
        fields: JsonObject = {}
        for name, value in changes.items():
            match name:
                case "title":
                    fields["summary"] = str(value)
                case "due_on":
                    fields["duedate"] = str(value) if value else None
                case "owner":
                    fields["assignee"] = self._account(value)
                case "priority" if value in self.priorities:
                    fields["priority"] = {"name": self.priorities[str(value)]}
        return fields

    def read(self, issue: Issue, reading: Reading) -> RemoteIssue:
        """What an issue says of our action."""
        fields: dict[str, Any] = dict(issue.fields)
        assignee = fields.get("assignee") or {}
        priority = str((fields.get("priority") or {}).get("name") or "")
        resolution = _resolution(fields)
        state = self.state_of(Status.model_validate(fields["status"]), resolution)
        return RemoteIssue(
            remote_id=issue.id,
            key=issue.key,
            url=f"{self.base_url}/browse/{issue.key}",
            updated_at=moment(fields["updated"]),
            title=fields.get("summary") or "",
            owner_account=assignee.get("accountId") or assignee.get("name"),
            owner_email=assignee.get("emailAddress"),
            owner_name=assignee.get("displayName"),
            due_on=date.fromisoformat(fields["duedate"]) if fields.get("duedate") else None,
            priority=self.priority_of(priority),
            priority_name=priority or None,
            hidden=frozenset(ours for theirs, ours in PLAIN.items() if theirs not in fields),
            state=state,
            dropped_reason=_REASONS.get(resolution.lower(), "will_not_do") if state == "dropped" else None,
            done_at=moment(fields["resolutiondate"]) if fields.get("resolutiondate") else None,
            **_mark_of(issue),
            **_history_of(issue, reading),
        )

    def state_of(self, status: Status, resolution: str) -> RemoteState:
        """Where an issue in this status and with this resolution stands."""
        state = self.statuses.get(status.name) or _CATEGORIES.get(status.category.key, "agreed")
        return "dropped" if state == "done" and resolution in self.drop_resolutions else state

    def priority_of(self, name: str) -> Priority | None:
        """Our priority for one of Jira's, none when there is no counterpart."""
        found: Any = next((ours for ours, theirs in self.priorities.items() if theirs == name), None)
        return found or _USUAL.get(name)

    def _account(self, account: object) -> JsonObject:
        return {"accountId" if self.is_cloud else "name": str(account) if account else None}


def label_of(action_id: str) -> str:
    """The label by which an action's issue can be found again."""
    return f"{MARK}-{action_id}"


def marked(block: str, mark: Mark) -> str:
    """Our block between its two marker lines; people may write above and below."""
    # What people write in a scope may look like our end line, and would cut the block in two.
    text = block.replace(_END, _END.replace("/", "/ "))
    return f"[aar {mark.action_id} {mark.installation_id}]\n{text}\n{_END}"


def with_block(description: object, block: str, mark: Mark) -> str:
    """The description with our block replaced or, where it is missing, added at the end."""
    ours, text = marked(block, mark), str(description or "")
    if _BLOCK.search(text):
        return _BLOCK.sub(lambda _: ours, text, count=1)
    return f"{text}\n\n{ours}" if text else ours


def labelled(labels: object) -> str | None:
    """The action that the labels of an issue name."""
    names = [str(label) for label in labels] if isinstance(labels, list) else []
    return next((match["action"] for name in names if (match := _LABEL.match(name))), None)


def _mark_of(issue: Issue) -> dict[str, Any]:
    # A clone copies labels and description, and with it our marker line, but not our property: only that
    # says that an issue is ours.
    known = (issue.properties or {}).get(MARK)
    mark: Mapping[str, Any] = known if isinstance(known, dict) else {}
    return {
        "action_id": mark.get("action") or labelled(issue.fields.get("labels")),
        "installation_id": mark.get("installation"),
        "is_mark_read": issue.properties is not None,
    }


def _history_of(issue: Issue, reading: Reading) -> dict[str, Any]:
    if issue.changelog is None:
        return {"changes": None}
    changes: tuple[RemoteChange, ...] = changes_in(issue.changelog.histories, reading)
    is_whole = len(issue.changelog.histories) >= issue.changelog.total
    return {"changes": changes, "has_whole_history": is_whole}


def moment(text: str) -> datetime:
    """Jira's time, whose offset has no colon."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z")


def _resolution(fields: Mapping[str, Any]) -> str:
    return str((fields.get("resolution") or {}).get("name") or "")
