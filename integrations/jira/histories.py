"""What happened to issues: one by one, or many by few requests."""

from collections.abc import Iterable, Sequence

from integrations.jira import answers
from integrations.jira.calling import Caller
from integrations.jira.connection import Request
from integrations.jira.errors import NotFoundError, RefusedError
from integrations.jira.paging import PAGE_SIZE, by_offset, by_token, path_of
from integrations.jira.shapes import Change, HistoriesPage, Issue, JsonObject

Changes = tuple[Change, ...]
_CHANGES_OF_A_PAGE = 1000


def history_of(caller: Caller, remote_id: str) -> Changes:
    """Return the whole history of an issue, oldest first."""
    doing = f"read the history of issue {remote_id}"
    if caller.connection.is_cloud:
        path = path_of("issue", remote_id, "changelog")
        return _oldest_first(by_offset(caller, doing, path, answers.CHANGES))
    query = {"expand": "changelog", "fields": "updated"}
    return _within(caller.read(Request(doing, "GET", path_of("issue", remote_id), query), answers.ISSUE))


def histories_of(caller: Caller, remote_ids: Sequence[str], fields: Sequence[str]) -> dict[str, Changes]:
    """Return the changes that touch these fields by issue id; issues without any are left out."""
    read = _many_on_cloud if caller.connection.is_cloud else _many_on_datacenter
    found: dict[str, Changes] = {}
    for start in range(0, len(remote_ids), PAGE_SIZE):
        found |= read(caller, remote_ids[start : start + PAGE_SIZE], fields)
    return found


def _many_on_cloud(caller: Caller, remote_ids: Sequence[str], fields: Sequence[str]) -> dict[str, Changes]:
    doing = f"read the histories of {len(remote_ids)} issues"
    asked: JsonObject = {
        "issueIdsOrKeys": list(remote_ids),
        "fieldIds": list(fields),
        "maxResults": _CHANGES_OF_A_PAGE,
    }

    def fetch(token: str | None) -> HistoriesPage:
        body = {**asked, "nextPageToken": token} if token else asked
        return caller.read(Request(doing, "POST", "changelog/bulkfetch", body=body), answers.HISTORIES)

    found: dict[str, Changes] = {}
    for page in by_token(caller, doing, fetch):
        for history in page.issue_change_logs:
            found[history.issue_id] = found.get(history.issue_id, ()) + history.change_histories
    return {remote_id: _oldest_first(changes) for remote_id, changes in found.items()}


def _many_on_datacenter(
    caller: Caller, remote_ids: Sequence[str], fields: Sequence[str]
) -> dict[str, Changes]:
    touching = {
        issue.id: tuple(change for change in _within(issue) if _touches(change, fields))
        for issue in _with_histories(caller, remote_ids)
    }
    return {remote_id: changes for remote_id, changes in touching.items() if changes}


def _with_histories(caller: Caller, remote_ids: Sequence[str]) -> Iterable[Issue]:
    """Search gives them all at once, but refuses as a whole when one of the issues is gone."""
    body: JsonObject = {
        "jql": f"id in ({', '.join(remote_ids)})",
        "fields": ["updated"],
        "expand": ["changelog"],
        "maxResults": len(remote_ids),
    }
    doing = f"read the histories of {len(remote_ids)} issues"
    try:
        page = caller.read(Request(doing, "POST", "search", body=body), answers.OFFSET_PAGE)
    except RefusedError:
        page = None
    found = {issue.id: issue for issue in page.issues} if page else {}
    return [issue for one in remote_ids if (issue := found.get(one) or _single(caller, one))]


def _single(caller: Caller, remote_id: str) -> Issue | None:
    query = {"expand": "changelog", "fields": "updated"}
    doing = f"read the history of issue {remote_id}"
    try:
        return caller.read(Request(doing, "GET", path_of("issue", remote_id), query), answers.ISSUE)
    except NotFoundError:
        return None


def _within(issue: Issue) -> Changes:
    return _oldest_first(issue.changelog.histories if issue.changelog else ())


def _touches(change: Change, fields: Sequence[str]) -> bool:
    return any(item.field in fields for item in change.items)


def _oldest_first(changes: Iterable[Change]) -> Changes:
    return tuple(sorted(changes, key=lambda change: (change.changed_at, int(change.id))))
