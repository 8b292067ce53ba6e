"""Read many issues by their ids or keys: by one request a hundred where Jira allows it."""

from collections.abc import Iterator, Sequence

from integrations.jira import answers
from integrations.jira.calling import Caller
from integrations.jira.connection import Request, Wanted
from integrations.jira.errors import NotFoundError, RefusedError
from integrations.jira.paging import PAGE_SIZE, path_of
from integrations.jira.shapes import Issue, JsonObject

_GAP = 10


def single(caller: Caller, name: str, wanted: Wanted) -> Issue:
    """Return an issue by id or key; search lag does not touch this."""
    parts = {"fields": wanted.fields, "properties": wanted.properties, "expand": wanted.expand}
    query = {part: ",".join(names) for part, names in parts.items() if names}
    return caller.read(Request(f"read issue {name}", "GET", path_of("issue", name), query), answers.ISSUE)


def single_if_seen(caller: Caller, name: str, wanted: Wanted) -> Issue | None:
    """Return an issue, none when it is not there or may not be seen."""
    try:
        return single(caller, name, wanted)
    except NotFoundError:
        return None


def read_many(caller: Caller, names: Sequence[str], wanted: Wanted) -> list[Issue]:
    """Return those that can be seen; Data Center finds them by search, which may be behind."""
    read = _by_bulk if caller.connection.is_cloud else _by_search
    pages = (names[start : start + PAGE_SIZE] for start in range(0, len(names), PAGE_SIZE))
    return [issue for page in pages for issue in read(caller, page, wanted)]


def read_next(caller: Caller, keys: Sequence[str], wanted: Wanted) -> list[Issue]:
    """Return those of some keys in a row that exist; search lag does not touch this.

    Data Center has no call for many: there the first keys are asked for one by one, until ten in a row
    lead nowhere.
    """
    return _by_bulk(caller, keys, wanted) if caller.connection.is_cloud else list(_walk(caller, keys, wanted))


def _walk(caller: Caller, keys: Sequence[str], wanted: Wanted) -> Iterator[Issue]:
    gap = 0
    for key in keys:
        found = single_if_seen(caller, key, wanted)
        gap = 0 if found else gap + 1
        if found:
            yield found
        if gap == _GAP:
            return


def _by_bulk(caller: Caller, names: Sequence[str], wanted: Wanted) -> list[Issue]:
    parts = {"fields": wanted.fields, "properties": wanted.properties, "expand": wanted.expand}
    chosen: JsonObject = {part: list(values) for part, values in parts.items() if values}
    body: JsonObject = {"issueIdsOrKeys": list(names), **chosen}
    request = Request("read issues by key", "POST", "issue/bulkfetch", body=body)
    return list(caller.read(request, answers.FETCHED).issues)


def _by_search(caller: Caller, names: Sequence[str], wanted: Wanted) -> list[Issue]:
    """Search refuses as a whole when one of the issues is gone."""
    chosen: JsonObject = {"fields": list(wanted.fields), "expand": list(wanted.expand)}
    body: JsonObject = {"jql": f"id in ({', '.join(names)})", "maxResults": len(names), **chosen}
    request = Request("search for issues", "POST", "search", body=body)
    try:
        hits = caller.read(request, answers.OFFSET_PAGE).issues
    except RefusedError:
        hits = ()
    found = {name: hit for hit in hits for name in (hit.id, hit.key)}
    issues = (found.get(name) or single_if_seen(caller, name, wanted) for name in names)
    return [issue for issue in issues if issue]
