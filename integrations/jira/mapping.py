"""Jira's words and ours, both ways; pure, and the only place that knows both."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from aar.domain.action import Priority
from aar.domain.link import SyncedField
from aar.ports import Draft, RemoteIssue, RemoteState
from integrations.jira.shapes import Issue, JsonObject

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
_REASONS: Final = {"duplicate": "superseded", "cannot reproduce": "no_longer_applicable"}
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

    def new_fields(self, draft: Draft) -> JsonObject:
        """The fields of a new issue."""
        fields: JsonObject = {
            **self.further_fields,
            "project": {"key": self.project},
            "issuetype": {"name": self.issue_type},
            "summary": draft.title,
            "description": marked(draft.block, draft.action_id, draft.installation_id),
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

    def read(self, issue: Issue) -> RemoteIssue:
        """What an issue says of our action."""
        fields: dict[str, Any] = dict(issue.fields)
        assignee = fields.get("assignee") or {}
        state = self._state(fields)
        marks = marks_of(issue)
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
            priority=self._priority(fields),
            state=state,
            dropped_reason=self._reason(fields) if state == "dropped" else None,
            done_at=moment(fields["resolutiondate"]) if fields.get("resolutiondate") else None,
            **marks,
        )

    def _account(self, account: object) -> JsonObject:
        return {"accountId" if self.is_cloud else "name": str(account) if account else None}

    def _state(self, fields: Mapping[str, Any]) -> RemoteState:
        category = fields["status"]["statusCategory"]["key"]
        state = _CATEGORIES.get(category, "agreed")
        is_dropped = state == "done" and _resolution(fields) in self.drop_resolutions
        return "dropped" if is_dropped else state

    def _priority(self, fields: Mapping[str, Any]) -> Priority | None:
        name = (fields.get("priority") or {}).get("name")
        found: Any = next((ours for ours, theirs in self.priorities.items() if theirs == name), None)
        return found  # type: ignore[no-any-return]  # the setting's keys are our priorities

    def _reason(self, fields: Mapping[str, Any]) -> str:
        return _REASONS.get(_resolution(fields).lower(), "will_not_do")


def label_of(action_id: str) -> str:
    """The label by which an action's issue can be found again."""
    return f"{MARK}-{action_id}"


def marked(block: str, action_id: str, installation_id: str) -> str:
    """Our block between its two marker lines; people may write above and below."""
    return f"[aar {action_id} {installation_id}]\n{block}\n[/aar]"


def with_block(description: str | None, block: str, action_id: str, installation_id: str) -> str:
    """The description with our block replaced or, where it is missing, added at the end."""
    ours = marked(block, action_id, installation_id)
    if description and _BLOCK.search(description):
        return _BLOCK.sub(lambda _: ours, description, count=1)
    return f"{description}\n\n{ours}" if description else ours


def marks_of(issue: Issue) -> dict[str, str | None]:
    """Whose issue it is: by our property, else by our marker line, else by our label alone."""
    known: Any = issue.properties.get(MARK)
    if isinstance(known, dict):
        return {"action_id": known.get("action"), "installation_id": known.get("installation")}
    found = _BLOCK.search(str(issue.fields.get(DESCRIPTION) or ""))
    if found:
        return {"action_id": found["action"], "installation_id": found["installation"]}
    labels: Any = issue.fields.get("labels") or []
    matches = [match for label in labels if (match := _LABEL.match(label))]
    return {"action_id": matches[0]["action"] if matches else None, "installation_id": None}


def moment(text: str) -> datetime:
    """Jira's time, whose offset has no colon."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z")


def _resolution(fields: Mapping[str, Any]) -> str:
    return str((fields.get("resolution") or {}).get("name") or "")
