"""What people do in the fake Jira while our back is turned."""

from collections.abc import Sequence

from pydantic import JsonValue

from tests.fakes.jira.editing import take
from tests.fakes.jira.fields import is_editable, parse_fields
from tests.fakes.jira.model import Issue, Value
from tests.fakes.jira.people import Account
from tests.fakes.jira.seen import Seen, look
from tests.fakes.jira.site import ISSUE_TYPES, RESOLUTIONS, Permission, Site
from tests.fakes.jira.world import World

PERSON = "owner@example.org"


class Deeds:
    """Edits by people and by the administrator; every method is safe in any thread."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.world = World(site)

    def issue(self, name: str) -> Seen:
        """Return an issue by id or key, hidden ones too; KeyError when there is none."""
        with self.world.lock:
            return look(self.world, self._find(name))

    def issues(self, *, label: str | None = None) -> list[Seen]:
        """Return every issue by id, or those with a label."""
        with self.world.lock:
            seen = [look(self.world, issue) for issue in self.world.issues()]
        return [one for one in seen if label is None or label in one.labels]

    def people_create(
        self, summary: str, *, labels: Sequence[str] = (), description: str = "", by: str = PERSON
    ) -> str:
        """Make an issue as a person would and return its key."""
        values: dict[str, Value] = {
            "summary": summary,
            "labels": tuple(labels),
            "description": description or None,
        }
        with self.world.lock:
            project = self.site.projects[0]
            return self.world.create(self.world.account(by), project, next(iter(ISSUE_TYPES)), values, {}).key

    def people_edit(self, name: str, *, by: str = PERSON, **fields: str | Sequence[str] | None) -> None:
        """Change fields by Jira's names; `assignee` is an address or none, `priority` a name."""
        with self.world.lock:
            raw = {field: self._raw(field, value) for field, value in fields.items()}
            values = parse_fields(self.world, raw, on_screen=lambda field: is_editable(self.world, field))
            self.world.change(self._find(name), self.world.account(by), values)

    def people_move(self, name: str, status: str, *, resolution: str = "Done", by: str = PERSON) -> None:
        """Walk an issue to a status, step by step as the workflow allows."""
        number = next(key for key, text in RESOLUTIONS.items() if text == resolution)
        with self.world.lock:
            issue, flow = self._find(name), self.site.workflow
            for way in flow.path(flow.status(issue.text("status")), flow.status(status)):
                take(self.world, issue, way, {"resolution": number}, self.world.account(by))

    def people_comment(self, name: str, body: str, *, by: str = PERSON) -> None:
        """Say something below an issue."""
        with self.world.lock:
            self.world.comment(self._find(name), self.world.account(by), body)

    def people_clone(self, name: str, *, by: str = PERSON) -> str:
        """Copy an issue with its labels and description, as Jira's Clone does, and return the new key."""
        seen = self.issue(name)
        summary = f"CLONE - {seen.summary}"
        return self.people_create(summary, labels=seen.labels, description=seen.description, by=by)

    def delete(self, name: str) -> None:
        """Delete an issue for good."""
        with self.world.lock:
            self.world.delete(self._find(name))

    def move(self, name: str, project: str) -> str:
        """Move an issue to another project and return its new key."""
        with self.world.lock:
            issue, target = self._find(name), self.site.project(project)
            if target is None:
                raise KeyError(project)
            self.world.move(issue, target, self.world.account(PERSON))
            return issue.key

    def hide(self, name: str) -> None:
        """Take away the permission to see an issue."""
        self._find(name).is_hidden = True

    def show(self, name: str) -> None:
        """Give back the permission to see an issue."""
        self._find(name).is_hidden = False

    def forbid(self, *permissions: Permission) -> None:
        """Take permissions from the integration's account."""
        self.site.forbidden.update(permissions)

    def allow(self, *permissions: Permission) -> None:
        """Give permissions back."""
        self.site.forbidden.difference_update(permissions)

    def revoke_token(self) -> None:
        """Let the token expire."""
        self.site.is_token_valid = False

    def restore_token(self) -> None:
        """Accept the token again."""
        self.site.is_token_valid = True

    def add_account(self, account: Account) -> None:
        """Add a person or change one."""
        with self.world.lock:
            self.world.accounts[account.account_id] = account

    def catch_up_index(self) -> None:
        """Let search see everything that has happened so far."""
        with self.world.lock:
            self.world.index.advance(self.world.now(), 0)

    def _find(self, name: str) -> Issue:
        issue = self.world.find(name)
        if issue is None:
            raise KeyError(name)
        return issue

    def _raw(self, field: str, value: str | Sequence[str] | None) -> JsonValue:
        if field == "priority":
            return {"name": str(value)}
        if field == "assignee" and isinstance(value, str):
            who = self.world.account(value).account_id
            return {"accountId": who} if self.site.is_cloud else {"name": who}
        return value if value is None or isinstance(value, str) else list(value)
