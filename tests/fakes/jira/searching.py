"""Search: pages by token on Cloud, by offset on Data Center."""

import secrets

from pydantic import JsonValue

from tests.fakes.jira import jql, render
from tests.fakes.jira.answers import Answer, Refusal
from tests.fakes.jira.asked import Asked, counted, worded, words
from tests.fakes.jira.histories import within
from tests.fakes.jira.model import Issue
from tests.fakes.jira.ranking import Rank
from tests.fakes.jira.world import World

UNBOUNDED = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."
IDS_CAP = 5000
PROPERTIES_LIMIT = 5


def _hits(world: World, query: jql.Query) -> list[Issue]:
    world.index.advance(world.now(), world.site.index_lag_seconds)
    if "browse" in world.site.forbidden:
        return []
    found = [issue for issue in world.index.visible.values() if query.test(issue) and _is_seen(world, issue)]
    return sorted(found, key=lambda issue: Rank(issue, query.order))


def _is_seen(world: World, indexed: Issue) -> bool:
    issue = world.find(str(indexed.issue_id))
    return issue is not None and not issue.is_hidden


def _shown(world: World, indexed: Issue, names: list[str], properties: list[str]) -> JsonValue:
    if set(names) == {"id"}:
        return {"id": str(indexed.issue_id)}
    return render.issue(world, _current(world, indexed), names, properties)


def _current(world: World, indexed: Issue) -> Issue:
    current = world.find(str(indexed.issue_id))
    return indexed if world.site.is_search_stale or current is None else current


def search_cloud(world: World, asked: Asked) -> Answer:
    """Answer one page of `search/jql`; the next one begins behind its last issue."""
    body = asked.payload() if asked.body is not None else _from_query(asked)
    query = jql.parse(world, worded(body, "jql"))
    if not query.is_bounded:
        raise Refusal(400, UNBOUNDED)
    names, properties = words(body, "fields") or ["id"], words(body, "properties")
    if len(properties) > PROPERTIES_LIMIT:
        raise Refusal(400, f"At most {PROPERTIES_LIMIT} properties can be asked for.")
    if not asked.is_signed_in:
        return Answer(200, {"issues": [], "isLast": True})
    token = worded(body, "nextPageToken")
    hits = _behind(world, _hits(world, query), query, token)
    cap = IDS_CAP if set(names) <= {"id", "key"} else world.site.page_cap
    page = hits[: min(counted(body, "maxResults", 50), cap)]
    issues = [_shown(world, issue, names, properties) for issue in page]
    if "changelog" in worded(body, "expand").split(","):
        issues = [_with_history(world, shown, hit) for shown, hit in zip(issues, page, strict=True)]
    if len(page) == len(hits):
        return Answer(200, {"issues": issues, "isLast": True})
    following = _token(world, page[-1], query, token)
    return Answer(200, {"issues": issues, "isLast": False, "nextPageToken": following})


def _from_query(asked: Asked) -> dict[str, JsonValue]:
    return {
        "jql": asked.one("jql"),
        "nextPageToken": asked.one("nextPageToken"),
        "maxResults": asked.number("maxResults", 50),
        "startAt": asked.number("startAt", 0),
        "fields": list(asked.many("fields")),
        "properties": list(asked.many("properties")),
        "expand": asked.one("expand"),
    }


def _behind(world: World, hits: list[Issue], query: jql.Query, token: str) -> list[Issue]:
    if not token:
        return hits
    if token not in world.cursors:
        raise Refusal(400, "The provided next page token is invalid or expired.")
    edge = world.cursors[token]
    return [issue for issue in hits if edge < Rank(issue, query.order)]


def _token(world: World, last: Issue, query: jql.Query, former: str) -> str:
    if former and world.site.repeats_page_token:
        return former
    token = secrets.token_urlsafe(24)
    world.cursors[token] = Rank(last, query.order)
    return token


def search_datacenter(world: World, asked: Asked) -> Answer:
    """Answer one page of `search` from an offset; issues that change in between shift the pages."""
    body = asked.payload() if asked.body is not None else _from_query(asked)
    hits = _hits(world, jql.parse(world, worded(body, "jql")))
    start, size = counted(body, "startAt", 0), min(counted(body, "maxResults", 50), world.site.page_cap)
    names = words(body, "fields") or ["*navigable"]
    hits_of_page = hits[start : start + size]
    page = [_shown(world, issue, names, []) for issue in hits_of_page]
    if "changelog" in words(body, "expand"):
        page = [_with_history(world, shown, hit) for shown, hit in zip(page, hits_of_page, strict=True)]
    return Answer(200, {"startAt": start, "maxResults": size, "total": len(hits), "issues": page})


def _with_history(world: World, shown: JsonValue, hit: Issue) -> JsonValue:
    return {**shown, "changelog": within(world, _current(world, hit))} if isinstance(shown, dict) else shown


def search_removed(_world: World, _asked: Asked) -> Answer:
    """Refuse the search that Cloud has taken away."""
    raise Refusal(
        410,
        "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
        "A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046",
    )
