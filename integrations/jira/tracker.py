"""Jira as our action tracker: the port's calls, each one or a few requests."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aar.domain.link import SyncedField
from aar.errors import IntegrationError
from aar.ports import Created, Draft, RemoteIssue, RemoteMove, RemoteState
from integrations.jira import shapes
from integrations.jira.bulk import Draft as NewIssue
from integrations.jira.client import JiraClient
from integrations.jira.errors import JiraError, NotFoundError
from integrations.jira.mapping import DESCRIPTION, FIELDS, MARK, JiraWords, label_of, marks_of, with_block
from integrations.jira.moves import moves_in
from integrations.jira.walking import MOST_STEPS, has_arrived, next_step, screen_fields

_LOOK_AHEAD: Final = 50
_DONE: Final = ("Done", "Fixed")


class JiraTracker:
    """One run's conversation with Jira; make a new one for each thread."""

    name = "jira"

    def __init__(self, client: JiraClient, words: JiraWords) -> None:
        self._client = client
        self._words = words
        self._zone = ZoneInfo("UTC")
        self._last_read: shapes.Issue | None = None

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._client.requests

    def connect(self) -> None:
        """Sign in, and learn in which zone Jira reads the times of a query."""
        self._zone = ZoneInfo(self._client.myself().zone)
        self._client.project(self._words.project)

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[RemoteIssue]]:
        """Our issues by key, which no edit reorders, page by page."""
        since = f' and updated >= "{moment.astimezone(self._zone):%Y-%m-%d %H:%M}"' if moment else ""
        jql, token = f"labels = {MARK}{since} order by key asc", None
        while True:
            page = self._client.search(jql, FIELDS, page_token=token)
            yield [self._words.read(issue) for issue in page.issues]
            if page.next_token is None or page.next_token == token:
                return
            token = page.next_token

    def read(self, remote_id: str) -> RemoteIssue | None:
        """One issue as it is now, or None when it cannot be seen."""
        try:
            issue = self._client.get(remote_id, (*FIELDS, DESCRIPTION), (MARK,))
        except NotFoundError:
            return None
        self._last_read = issue
        return self._words.read(issue)

    def histories(self, remote_ids: Sequence[str]) -> dict[str, list[RemoteMove]]:
        """The moves of state and due date of these issues, one request each."""
        return {remote_id: moves_in(self._client.changelog(remote_id)) for remote_id in remote_ids}

    def highest_key(self) -> str | None:
        """The highest key that search knows of."""
        return self._client.latest_key(self._words.project)

    def find(self, action_id: str, after_key: str | None) -> list[RemoteIssue]:
        """Issues with this action's mark: among the next keys, which no index hides, then by label."""
        next_keys = self._client.get_many(self._keys_after(after_key), (*FIELDS, DESCRIPTION), (MARK,))
        found = [issue for issue in next_keys if marks_of(issue)["action_id"] == action_id]
        if not found:
            jql = f"labels = {label_of(action_id)} order by key asc"
            hits = self._client.search(jql, (*FIELDS, DESCRIPTION), properties=(MARK,))
            found = list(hits.issues)
        return [self._words.read(issue) for issue in found]

    def create(self, drafts: Sequence[Draft]) -> list[Created | IntegrationError]:
        """Make issues by one request that is never repeated."""
        issues = [self._new_issue(draft) for draft in drafts]
        if len(issues) == 1:
            return [self._create_one(drafts[0], issues[0])]
        made = self._client.create_many(issues)
        return [self._outcome(draft, one) for draft, one in zip(drafts, made, strict=True)]

    def write(self, remote_id: str, changes: Mapping[SyncedField, object], block: str | None) -> RemoteIssue:
        """Change fields and our block of the description by one request; returns what is read back."""
        fields = self._words.changed_fields(changes)
        if block is not None:
            fields["description"] = self._with_block(remote_id, block)
        return self._words.read(self._client.edit(remote_id, fields) or self._get(remote_id))

    def move(self, remote_id: str, to: RemoteState) -> RemoteIssue:
        """Walk an issue along its workflow, looking again after each step."""
        wanted = self._words.drop_resolutions if to == "dropped" else _DONE
        visited: set[str] = set()
        for _ in range(MOST_STEPS):
            step = next_step(self._client.transitions(remote_id), to, visited)
            if step is None:
                break
            self._client.transition(remote_id, step.id, screen_fields(step, wanted))
            visited.add(step.to.id)
            if has_arrived(step.to.category.key, to):
                return self._words.read(self._get(remote_id))
        raise JiraError(
            f"The workflow offers no way to {to.replace('_', ' ')}.",
            "Move the issue in Jira by hand, or let an administrator add the transition.",
            permanent=True,
        )

    def comment(self, remote_id: str, text: str) -> None:
        """Say something below the issue."""
        self._client.comment(remote_id, text)

    def account_of(self, email: str) -> str | None:
        """The one active account with this e-mail, or None."""
        found = self._client.find_user_by_email(email)
        return found.account if found else None

    def _new_issue(self, draft: Draft) -> NewIssue:
        mark: shapes.JsonObject = {"action": draft.action_id, "installation": draft.installation_id}
        return NewIssue(self._words.new_fields(draft), {MARK: mark})

    def _create_one(self, draft: Draft, issue: NewIssue) -> Created | IntegrationError:
        try:
            return self._outcome(draft, self._client.create(issue.fields, issue.properties))
        except JiraError as error:
            if error.stops_run or error.is_doubtful:
                raise
            return error

    def _outcome(self, draft: Draft, made: shapes.Created | JiraError) -> Created | IntegrationError:
        if isinstance(made, JiraError):
            return made
        url = f"{self._words.base_url}/browse/{made.key}"
        return Created(action_id=draft.action_id, remote_id=made.id, key=made.key, url=url)

    def _keys_after(self, key: str | None) -> list[str]:
        project, number = (key or f"{self._words.project}-0").rsplit("-", 1)
        return [f"{project}-{int(number) + step}" for step in range(1, _LOOK_AHEAD + 1)]

    def _with_block(self, remote_id: str, block: str) -> str:
        known = self._last_read
        issue = known if known and known.id == remote_id else self._get(remote_id)
        marks = marks_of(issue)
        description = issue.fields.get(DESCRIPTION)
        return with_block(
            str(description) if description else None,
            block,
            str(marks["action_id"]),
            str(marks["installation_id"]),
        )

    def _get(self, remote_id: str) -> shapes.Issue:
        return self._client.get(remote_id, (*FIELDS, DESCRIPTION), (MARK,))
