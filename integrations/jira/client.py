"""The HTTP client for Jira Cloud and Data Center, REST v2 on both; make one for each thread."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Self

from integrations.jira import answers, shapes
from integrations.jira.bulk import Draft, outcomes_of, pairs
from integrations.jira.calling import Caller, utc_now
from integrations.jira.connection import Connection, Query, Request, Wanted
from integrations.jira.errors import JiraError
from integrations.jira.histories import histories_of, history_of
from integrations.jira.holds import Holds
from integrations.jira.many import read_many, read_next, single
from integrations.jira.paging import PAGE_SIZE, by_offset, by_token, path_of
from integrations.jira.people import sole_match
from integrations.jira.search import cloud_page, cloud_search, offset_page, offset_search
from integrations.jira.shapes import JsonObject


class JiraClient:
    """Calls to one Jira; every failure is a JiraError. Building one sends nothing."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime] = utc_now) -> None:
        self.connection = connection
        self._caller = Caller(connection, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def requests(self) -> int:
        """Return how many requests were sent so far, repetitions included."""
        return self._caller.requests

    @property
    def holds(self) -> Holds:
        """What Jira asked to be left alone."""
        return self._caller.holds

    @property
    def lead(self) -> timedelta:
        """Return how far our clock is ahead of Jira's, by its last answer."""
        return self._caller.lead

    def close(self) -> None:
        """Let go of the connections."""
        self._caller.close()

    def server_info(self) -> shapes.ServerInfo:
        """Return which Jira answers."""
        return self._caller.read(Request("ask which Jira this is", "GET", "serverInfo"), answers.SERVER)

    def myself(self) -> shapes.Account:
        """Return the account of the token, with the time zone that JQL dates are in."""
        return self._caller.read(Request("sign in", "GET", "myself"), answers.ACCOUNT)

    def project(self, key: str) -> shapes.Project:
        """Return a project."""
        return self._caller.read(
            Request(f"read project {key}", "GET", path_of("project", key)), answers.PROJECT
        )

    def priorities(self) -> tuple[shapes.Named, ...]:
        """Return the priorities, highest first."""
        return self._caller.read(Request("read the priorities", "GET", "priority"), answers.NAMED)

    def statuses(self) -> tuple[shapes.Status, ...]:
        """Return all statuses with their categories."""
        return self._caller.read(Request("read the statuses", "GET", "status"), answers.STATUSES)

    def create(self, fields: JsonObject, properties: JsonObject | None = None) -> shapes.Created:
        """Make an issue, properties included, by one request that is never repeated."""
        body = Draft(fields, properties or {}).body()
        return self._caller.write(Request("create the issue", "POST", "issue", body=body), answers.CREATED)

    def create_many(self, drafts: Sequence[Draft]) -> list[shapes.Created | JiraError]:
        """Make up to fifty issues by one request and return an outcome for each, in their order."""
        doing = f"create {len(drafts)} issues"
        body: JsonObject = {"issueUpdates": [draft.body() for draft in drafts]}
        request = Request(doing, "POST", "issue/bulk", body=body)
        answer = self._caller.write(request, answers.BULK, readable=(400,))
        outcomes = outcomes_of(drafts, answer, self._caller.clean)
        if outcomes is None:
            raise self._caller.puzzled(doing, "its outcomes are not as many as the issues", is_safe=False)
        return outcomes

    def get(
        self,
        remote_id: str,
        fields: Sequence[str],
        properties: Sequence[str] = (),
        expand: Sequence[str] = (),
    ) -> shapes.Issue:
        """Return an issue by id or key; search lag does not touch this."""
        return single(self._caller, remote_id, Wanted(fields, properties, expand))

    def get_many(
        self,
        names: Sequence[str],
        fields: Sequence[str],
        properties: Sequence[str] = (),
        expand: Sequence[str] = (),
    ) -> list[shapes.Issue]:
        """Return those of the issues, by ids or keys, that exist and can be seen; a request a hundred.

        Data Center answers by search: behind by the index lag, and without properties.
        """
        return read_many(self._caller, names, Wanted(fields, properties, expand))

    def get_next(
        self, keys: Sequence[str], fields: Sequence[str], properties: Sequence[str] = ()
    ) -> list[shapes.Issue]:
        """Return those of up to a hundred keys in a row that exist; search lag does not touch this."""
        return read_next(self._caller, keys, Wanted(fields, properties))

    def edit(
        self,
        remote_id: str,
        fields: JsonObject | None = None,
        *,
        update: JsonObject | None = None,
        properties: JsonObject | None = None,
        expand: Sequence[str] = (),
    ) -> shapes.Issue | None:
        """Change an issue once; Cloud answers with what it is now, Data Center with none (read it back).

        `update` holds operations such as `{"labels": [{"add": "aar"}]}`.
        """
        parts = {"fields": fields, "update": update, "properties": pairs(properties or {})}
        body: JsonObject = {name: part for name, part in parts.items() if part}
        query = {"returnIssue": "true"} if self.connection.is_cloud else {}
        if query and expand:
            query["expand"] = ",".join(expand)
        request = Request(f"update issue {remote_id}", "PUT", path_of("issue", remote_id), query, body)
        return self._caller.write(request, answers.EDITED)

    def transitions(self, remote_id: str) -> tuple[shapes.Transition, ...]:
        """Return what can be done next with an issue, with the fields that each step asks for."""
        path, query = path_of("issue", remote_id, "transitions"), {"expand": "transitions.fields"}
        request = Request(f"read the next steps of issue {remote_id}", "GET", path, query)
        return self._caller.read(request, answers.TRANSITIONS).transitions

    def transition(self, remote_id: str, transition_id: str, fields: JsonObject | None = None) -> None:
        """Take an issue one step along its workflow."""
        body: JsonObject = {"transition": {"id": transition_id}}
        if fields:
            body["fields"] = fields
        path = path_of("issue", remote_id, "transitions")
        request = Request(f"move issue {remote_id} along its workflow", "POST", path, body=body)
        self._caller.write(request, answers.NOTHING)

    def comment(self, remote_id: str, text: str) -> shapes.Comment:
        """Say something below an issue."""
        path = path_of("issue", remote_id, "comment")
        request = Request(f"comment on issue {remote_id}", "POST", path, body={"body": text})
        return self._caller.write(request, answers.COMMENT)

    def last_comments(self, remote_id: str) -> tuple[shapes.Comment, ...]:
        """Return what was said last below an issue."""
        path = path_of("issue", remote_id, "comment")
        query: Query = {"orderBy": "-created", "maxResults": 50}
        request = Request(f"read the comments on issue {remote_id}", "GET", path, query)
        return self._caller.read(request, answers.COMMENTS).comments

    def changelog(self, remote_id: str) -> tuple[shapes.Change, ...]:
        """Return the whole history of an issue, oldest first."""
        return history_of(self._caller, remote_id)

    def changelogs(
        self, remote_ids: Sequence[str], fields: Sequence[str]
    ) -> dict[str, tuple[shapes.Change, ...]]:
        """Return the changes that touch these fields by issue id; issues without any are left out.

        One request for each hundred issues, as long as their changes fit a page.
        """
        return histories_of(self._caller, remote_ids, fields)

    def search(
        self,
        jql: str,
        fields: Sequence[str],
        *,
        page_token: str | None = None,
        page_size: int = PAGE_SIZE,
        properties: Sequence[str] = (),
        expand: Sequence[str] = (),
    ) -> shapes.Page:
        """Return one page of what a query finds; search is behind by the index lag.

        Properties come with Cloud's answers only. On Data Center a page is an offset: sort by what does not
        change.
        """
        doing, wanted = "search for issues", Wanted(fields, properties, expand)
        if self.connection.is_cloud:
            body = cloud_search(jql, wanted, page_token, page_size)
            request = Request(doing, "POST", "search/jql", body=body)
            return cloud_page(self._caller.read(request, answers.TOKEN_PAGE))
        body = offset_search(jql, wanted, page_token, page_size)
        request = Request(doing, "POST", "search", body=body)
        return offset_page(self._caller.read(request, answers.OFFSET_PAGE), page_token)

    def pages(
        self, jql: str, fields: Sequence[str], *, properties: Sequence[str] = (), expand: Sequence[str] = ()
    ) -> Iterator[tuple[shapes.Issue, ...]]:
        """Yield what a query finds page by page; AnswerError when the pages do not come to an end."""

        def fetch(token: str | None) -> shapes.Page:
            return self.search(jql, fields, page_token=token, properties=properties, expand=expand)

        for page in by_token(self._caller, "search for issues", fetch):
            yield page.issues

    def latest_key(self, project: str) -> str | None:
        """Return the highest key that search knows of in a project, none when it is empty."""
        page = self.search(f'project = "{project}" order by key desc', ["key"], page_size=1)
        return page.issues[0].key if page.issues else None

    def find_user_by_email(self, email: str) -> shapes.Account | None:
        """Return the only active account with an address; none when there is none or more than one."""
        query = {"query" if self.connection.is_cloud else "username": email}
        request = Request("look for a person", "GET", "user/search", query)
        found = self._caller.read(request, answers.ACCOUNTS)
        return sole_match(email, found)

    def issue_types(self, project: str) -> tuple[shapes.Named, ...]:
        """Return the types that a new issue of a project can have."""
        path = path_of("issue", "createmeta", project, "issuetypes")
        return by_offset(self._caller, f"read the issue types of project {project}", path, answers.TYPES)

    def create_fields(self, project: str, issue_type_id: str) -> tuple[shapes.CreateField, ...]:
        """Return the fields of a new issue; `is_required` without `has_default` has to be given."""
        path = path_of("issue", "createmeta", project, "issuetypes", issue_type_id)
        return by_offset(self._caller, f"read what project {project} requires", path, answers.CREATE_FIELDS)
