"""The state of a fake Jira and the ways in which it can change."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import datetime
from threading import RLock

from pydantic import JsonValue

from tests.fakes.jira.answers import refuse_issue
from tests.fakes.jira.index import SearchIndex
from tests.fakes.jira.model import Change, Comment, Issue, Item, Value
from tests.fakes.jira.people import ACCOUNTS, INTEGRATION, Account
from tests.fakes.jira.ranking import Rank
from tests.fakes.jira.site import PRIORITIES, RESOLUTIONS, Project, Site
from tests.fakes.jira.workflow import Transition


class World:
    """Issues, people and the search index; hold `lock` while reading or changing."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.lock = RLock()
        self.accounts = {account.account_id: account for account in ACCOUNTS}
        self.index = SearchIndex()
        self.cursors: dict[str, Rank] = {}
        self._issues: dict[int, Issue] = {}
        self._by_key: dict[str, int] = {}
        self._issue_ids = itertools.count(10001)
        self._other_ids = itertools.count(20001)
        self._numbers: dict[str, Iterator[int]] = {}

    def now(self) -> datetime:
        """Return the present time as Jira keeps it, in milliseconds."""
        now = self.site.clock()
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def issues(self) -> list[Issue]:
        """Return every issue by id, hidden ones included."""
        return [self._issues[number] for number in sorted(self._issues)]

    def find(self, name: str) -> Issue | None:
        """Return an issue by id, key or former key."""
        number = int(name) if name.isdecimal() else self._by_key.get(name.upper(), 0)
        return self._issues.get(number)

    def visible(self, name: str) -> Issue:
        """Return an issue that the asking account may see; Refusal (404) otherwise."""
        issue = self.find(name)
        if issue is None or issue.is_hidden or "browse" in self.site.forbidden:
            refuse_issue(name)
        return issue

    def _next_key(self, project: Project) -> str:
        numbers = self._numbers.setdefault(project.key, itertools.count(1))
        return f"{project.key}-{next(numbers)}"

    def create(
        self,
        author: Account,
        project: Project,
        issue_type: str,
        values: Mapping[str, Value],
        properties: Mapping[str, JsonValue],
    ) -> Issue:
        """Add an issue in the first status of the workflow."""
        now = self.now()
        first: dict[str, Value] = {
            "status": self.site.workflow.statuses[0].status_id,
            "priority": "3",
            "labels": (),
        }
        issue = Issue(
            next(self._issue_ids),
            self._next_key(project),
            project,
            issue_type,
            author,
            now,
            now,
            {**first, **values},
            dict(properties),
        )
        self._issues[issue.issue_id] = issue
        self._by_key[issue.key] = issue.issue_id
        self.index.learn(now, issue)
        return issue

    def change(self, issue: Issue, author: Account, values: Mapping[str, Value]) -> None:
        """Set fields and write the history; nothing happens when nothing differs."""
        items = tuple(self._item(issue, name, value) for name, value in issue.differing(values).items())
        if not items:
            return
        issue.values.update(values)
        issue.history.append(Change(next(self._other_ids), author, self.now(), items))
        if "resolution" in values:
            issue.resolved_at = self.now() if values["resolution"] else None
        self.touch(issue)

    def touch(self, issue: Issue) -> None:
        """Move the time of the last update, which the index will learn of."""
        issue.updated_at = self.now()
        self.index.learn(issue.updated_at, issue)

    def comment(self, issue: Issue, author: Account, body: str) -> Comment:
        """Add a comment; that moves the time of the last update too."""
        comment = Comment(next(self._other_ids), author, body, self.now())
        issue.comments.append(comment)
        self.touch(issue)
        return comment

    def delete(self, issue: Issue) -> None:
        """Take an issue away; its key and former keys stop resolving."""
        del self._issues[issue.issue_id]
        self._by_key = {key: number for key, number in self._by_key.items() if number != issue.issue_id}
        self.index.forget(self.now(), issue)

    def move(self, issue: Issue, project: Project, author: Account) -> None:
        """Give an issue a key in another project; the old key goes on resolving."""
        former, issue.project, issue.key = issue.key, project, self._next_key(project)
        self._by_key[issue.key] = issue.issue_id
        item = Item("Key", former, issue.key, former, issue.key)
        issue.history.append(Change(next(self._other_ids), author, self.now(), (item,)))
        self.touch(issue)

    def account(self, email: str) -> Account:
        """Return the first account with this address; KeyError when there is none."""
        for account in self.accounts.values():
            if account.email.casefold() == email.casefold():
                return account
        raise KeyError(email)

    def _item(self, issue: Issue, name: str, value: Value) -> Item:
        before = issue.values.get(name)
        return Item(name, before, value, self._words(name, before), self._words(name, value))

    def _words(self, name: str, value: Value) -> str | None:
        if value is None or isinstance(value, tuple):
            return None if value is None else " ".join(value)
        if name == "status":
            return self.site.workflow.status(value).name
        if name == "assignee":
            return self.accounts[value].name
        return {"priority": PRIORITIES, "resolution": RESOLUTIONS}.get(name, {}).get(value, value)


def robot(world: World) -> Account:
    """Return the account that holds the token."""
    return world.accounts.get(INTEGRATION.account_id, INTEGRATION)


def ways(world: World, issue: Issue) -> list[Transition]:
    """Return the transitions that the integration's account can take with an issue."""
    if "transition" in world.site.forbidden:
        return []
    return world.site.workflow.leaving(world.site.workflow.status(issue.text("status")))
