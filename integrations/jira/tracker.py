"""Jira as our action tracker: the port's calls, each one or a few requests."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from aar.domain.link import SyncedField
from aar.errors import IntegrationError
from aar.ports import Created, Draft, Mark, RemoteChange, RemoteIssue, RemoteState
from integrations.jira import shapes
from integrations.jira.bulk import Draft as NewIssue
from integrations.jira.changes import WATCHED, changes_in, written_between
from integrations.jira.client import JiraClient
from integrations.jira.errors import JiraError, NotFoundError
from integrations.jira.lacking import lacking_in
from integrations.jira.mapping import DESCRIPTION, FIELDS, MARK, JiraWords, label_of, with_block
from integrations.jira.moments import jql_minute, zone_named
from integrations.jira.statuses import Statuses
from integrations.jira.walking import (
    MOST_STEPS,
    asks_for_more,
    has_arrived,
    is_good_enough,
    next_step,
    screen_fields,
)

_LOOK_AHEAD: Final = 100
_LABELS_OF_A_SEARCH: Final = 50
_DONE: Final = ("Done", "Fixed")
_HISTORY: Final = ("changelog",)
_ALL: Final = ("changelog", "transitions.fields")


class JiraTracker:
    """One run's conversation with Jira; make a new one for each thread."""

    name = "jira"

    def __init__(self, client: JiraClient, words: JiraWords) -> None:
        self._client = client
        self._words = words
        self._statuses = Statuses(client, words)
        self._zone = zone_named("UTC")
        self.lead = timedelta()
        self._last: shapes.Issue | None = None

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._client.requests

    @property
    def holds(self) -> Mapping[str, datetime]:
        """Until when Jira asks us to leave which of its parts alone."""
        return self._client.holds.until

    def hold(self, holds: Mapping[str, datetime]) -> None:
        """Keep to what Jira asked for in an earlier run."""
        self._client.holds.keep(holds)

    def connect(self) -> str:
        """Sign in, and learn who we are and in which zone Jira reads the times of a query."""
        account = self._client.myself()
        self.lead = self._client.lead
        self._zone = zone_named(account.zone)
        self._statuses.account = account.account
        self._demand_project()
        return account.display_name

    def lacking(self) -> list[str]:
        """What the project demands of a new issue and the settings do not give, as sentences."""
        return lacking_in(self._client, self._words)

    def changed_since(self, moment: datetime | None) -> Iterator[Sequence[RemoteIssue]]:
        """Issues with our label by key, which no edit reorders, page by page."""
        since = f' and updated >= "{jql_minute(moment, self._zone)}"' if moment else ""
        jql = f"labels = {MARK}{since} order by key asc"
        for page in self._client.pages(jql, FIELDS, properties=(MARK,), expand=_HISTORY):
            yield [self._read(issue) for issue in page]

    def read(self, remote_id: str) -> RemoteIssue | None:
        """One issue as it is now, or None when it cannot be seen."""
        try:
            return self._read(self._get(remote_id))
        except NotFoundError:
            return None

    def read_many(self, remote_ids: Sequence[str]) -> list[RemoteIssue]:
        """Those of the issues that can be seen, by a request a hundred."""
        found = self._client.get_many(remote_ids, FIELDS, (MARK,), _HISTORY)
        return [self._read(issue) for issue in found]

    def histories(self, remote_ids: Sequence[str]) -> Mapping[str, tuple[RemoteChange, ...]]:
        """The whole histories of these issues; none at all where Jira does not offer them."""
        try:
            found = self._client.changelogs(remote_ids, WATCHED)
        except NotFoundError:
            return {}
        return {
            remote_id: changes_in(changes, self._statuses.reading(changes))
            for remote_id, changes in found.items()
        }

    def highest_key(self) -> str | None:
        """The highest key that search knows of."""
        return self._client.latest_key(self._words.project)

    def find(self, action_ids: Sequence[str], after_key: str | None) -> list[RemoteIssue]:
        """Issues with these actions' labels: among the next keys, which no index hides, then by search."""
        fields = (*FIELDS, DESCRIPTION)
        found = {issue.id: issue for issue in self._next_keys(after_key, fields)}
        for start in range(0, len(action_ids), _LABELS_OF_A_SEARCH):
            labels = ", ".join(label_of(one) for one in action_ids[start : start + _LABELS_OF_A_SEARCH])
            for page in self._client.pages(
                f"labels in ({labels}) order by key asc", fields, properties=(MARK,)
            ):
                found = {issue.id: issue for issue in page} | found
        issues = [self._read(issue) for issue in found.values()]
        return [self._with_mark(issue) for issue in issues if issue.action_id in action_ids]

    def create(self, drafts: Sequence[Draft]) -> list[Created | IntegrationError]:
        """Make issues by one request that is never repeated."""
        issues = [self._new_issue(draft) for draft in drafts]
        if len(issues) == 1:
            return [self._create_one(drafts[0], issues[0])]
        made = self._client.create_many(issues)
        return [self._outcome(draft, one) for draft, one in zip(drafts, made, strict=True)]

    def write(
        self,
        remote_id: str,
        changes: Mapping[SyncedField, object],
        block: str | None,
        mark: Mark,
        *,
        look: bool,
    ) -> RemoteIssue | None:
        """Change fields, our block of the description and lost labels by one request, and read it back."""
        known = self._known(remote_id)
        fields = self._words.changed_fields(changes)
        if block is not None:
            fields[DESCRIPTION] = with_block(known.fields.get(DESCRIPTION), block, mark)
        lost: list[shapes.JsonObject] = [{"add": label} for label in _lost_labels(known, mark.action_id)]
        update: shapes.JsonObject = {"labels": list(lost)} if lost else {}
        is_marked = known.properties is None or known.properties.get(MARK) == _property(mark)
        properties: shapes.JsonObject = {} if is_marked else {MARK: _property(mark)}
        edited = self._edit(remote_id, fields, update, properties, look=look)
        while edited and block is not None and (theirs := written_between(known, edited)) is not None:
            known, text = edited, with_block(theirs, block, mark)
            edited = self._edit(remote_id, {DESCRIPTION: text}, {}, {}, look=True)
        return self._read(edited) if edited else None

    def move(self, remote_id: str, to: RemoteState) -> RemoteIssue:
        """Walk an issue along its workflow, looking again after each step."""
        visited: set[str] = set()
        issue = self._known(remote_id)
        for _ in range(MOST_STEPS):
            if has_arrived(self._state(issue), to):
                break
            step = self._step(issue, to, visited)
            if step is None:
                break
            wanted = self._words.drop_resolutions if to == "dropped" else _DONE
            self._client.transition(remote_id, step.id, screen_fields(step, wanted))
            visited.add(step.to.id)
            issue = self._get(remote_id)
        if is_good_enough(self._state(issue), to):
            return self._read(issue)
        raise JiraError(
            f"The workflow offers no way to {to.replace('_', ' ')}.",
            "Move the issue in Jira by hand, or let an administrator add the transition.",
            permanent=True,
        )

    def release(self, remote_id: str, action_id: str) -> RemoteIssue:
        """Take our labels off the issue; it stays, and nothing is deleted."""
        ours: list[shapes.JsonObject] = [{"remove": MARK}, {"remove": label_of(action_id)}]
        edited = self._edit(remote_id, {}, {"labels": list(ours)}, {}, look=True)
        return self._read(edited or self._get(remote_id))

    def comment(self, remote_id: str, text: str) -> None:
        """Say something below the issue."""
        self._client.comment(remote_id, text)

    def has_comment(self, remote_id: str, words: str) -> bool:
        """Whether one of the last comments holds these words."""
        return any(words in comment.body for comment in self._client.last_comments(remote_id))

    def account_of(self, email: str) -> str | None:
        """The one active account with this e-mail, or None."""
        found = self._client.find_user_by_email(email)
        return found.account if found else None

    def _demand_project(self) -> None:
        key = self._words.project
        try:
            self._client.project(key)
        except NotFoundError:
            raise JiraError(
                f"Jira has no project {key}, or the account of the token may not see it.",
                "Set AAR_JIRA_PROJECT to the key of the project (an issue's key up to the dash), "
                "or let an administrator give the account the permission to browse it.",
                permanent=True,
                stops_run=True,
            ) from None

    def _next_keys(self, after: str | None, fields: Sequence[str]) -> list[shapes.Issue]:
        project, number = (after or f"{self._words.project}-0").rsplit("-", 1)
        keys = [f"{project}-{int(number) + step}" for step in range(1, _LOOK_AHEAD + 1)]
        return self._client.get_next(keys, fields, (MARK,))

    def _with_mark(self, issue: RemoteIssue) -> RemoteIssue:
        # Data Center's search never brings our property along.
        return issue if issue.is_mark_read else self.read(issue.remote_id) or issue

    def _step(self, issue: shapes.Issue, to: RemoteState, visited: set[str]) -> shapes.Transition | None:
        offered = issue.transitions
        step = next_step(offered, to, visited, self._statuses.state_of) if offered is not None else None
        if offered is None or (step and asks_for_more(step)):
            offered = self._client.transitions(issue.id)
            step = next_step(offered, to, visited, self._statuses.state_of)
        return step

    def _new_issue(self, draft: Draft) -> NewIssue:
        mark = Mark(action_id=draft.action_id, installation_id=draft.installation_id)
        return NewIssue(self._words.new_fields(draft), {MARK: _property(mark)})

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

    def _edit(
        self,
        remote_id: str,
        fields: shapes.JsonObject,
        update: shapes.JsonObject,
        properties: shapes.JsonObject,
        *,
        look: bool,
    ) -> shapes.Issue | None:
        edited = self._client.edit(remote_id, fields, update=update, properties=properties, expand=_HISTORY)
        return self._get(remote_id) if edited is None and look else edited

    def _known(self, remote_id: str) -> shapes.Issue:
        # Read a moment ago, in the same step of the same run.
        known = self._last
        return known if known and known.id == remote_id else self._get(remote_id)

    def _get(self, remote_id: str) -> shapes.Issue:
        self._last = self._client.get(remote_id, (*FIELDS, DESCRIPTION), (MARK,), _ALL)
        return self._last

    def _read(self, issue: shapes.Issue) -> RemoteIssue:
        histories = issue.changelog.histories if issue.changelog else ()
        self._statuses.learn(issue)
        return self._words.read(issue, self._statuses.reading(histories))

    def _state(self, issue: shapes.Issue) -> RemoteState:
        return self._read(issue).state


def _property(mark: Mark) -> shapes.JsonObject:
    return {"action": mark.action_id, "installation": mark.installation_id}


def _lost_labels(issue: shapes.Issue, action_id: str) -> list[str]:
    labels = issue.fields.get("labels")
    there = labels if isinstance(labels, list) else []
    return [label for label in (MARK, label_of(action_id)) if label not in there]
