"""Endpoints for what happened to issues: with an issue, page by page, or for many at once."""

from pydantic import JsonValue

from tests.fakes.jira import render
from tests.fakes.jira.answers import Answer, JsonObject, Refusal
from tests.fakes.jira.asked import Asked, counted, worded, words
from tests.fakes.jira.model import Change, Issue
from tests.fakes.jira.world import World

FETCH_LIMIT, FIELDS_LIMIT = 1000, 10


def within(world: World, issue: Issue) -> JsonObject:
    """Return the history that comes with an issue: newest first and cut on Cloud, oldest first elsewhere."""
    done: list[JsonValue] = [render.change(world, change) for change in issue.history]
    shown = done[::-1][: world.site.history_cap] if world.site.is_cloud else done
    return {"startAt": 0, "maxResults": len(shown), "total": len(done), "histories": shown}


def changelog(world: World, asked: Asked) -> Answer:
    """Return a page of an issue's history, oldest first (Cloud only)."""
    history = world.visible(asked.parts[0]).history
    start, size = asked.number("startAt", 0), min(asked.number("maxResults", 100), world.site.page_cap)
    page: list[JsonValue] = [render.change(world, change) for change in history[start : start + size]]
    is_last = start + len(page) >= len(history)
    counts: JsonObject = {"startAt": start, "maxResults": size, "total": len(history), "isLast": is_last}
    return Answer(200, {**counts, "values": page})


def bulk_fetch(world: World, asked: Asked) -> Answer:
    """Return a page of the histories of up to a thousand issues; its times are milliseconds (Cloud only)."""
    body = asked.payload()
    names, fields = words(body, "issueIdsOrKeys"), words(body, "fieldIds")
    if not 0 < len(names) <= FETCH_LIMIT or len(fields) > FIELDS_LIMIT:
        raise Refusal(400, f"Between 1 and {FETCH_LIMIT} issues and at most {FIELDS_LIMIT} fields.")
    changes = _changes(world, names, set(fields))
    start = int(worded(body, "nextPageToken") or 0)
    end = start + min(counted(body, "maxResults", 1000), world.site.page_cap)
    answer: JsonObject = {"issueChangeLogs": _by_issue(world, changes[start:end])}
    return Answer(200, answer if end >= len(changes) else {**answer, "nextPageToken": str(end)})


def _changes(world: World, names: list[str], fields: set[str]) -> list[tuple[Issue, Change]]:
    found = (issue for name in names if (issue := world.find(name)) and not issue.is_hidden)
    issues = {issue.issue_id: issue for issue in found}.values()
    pairs = [(issue, change) for issue in issues for change in issue.history if _touches(change, fields)]
    return sorted(pairs, key=lambda pair: (pair[1].changed_at, pair[0].issue_id, pair[1].change_id))


def _touches(change: Change, fields: set[str]) -> bool:
    return not fields or any(item.field_id in fields for item in change.items)


def _by_issue(world: World, pairs: list[tuple[Issue, Change]]) -> list[JsonValue]:
    grouped: dict[int, list[JsonValue]] = {}
    for issue, change in pairs:
        milliseconds = int(change.changed_at.timestamp() * 1000)
        grouped.setdefault(issue.issue_id, []).append(
            {**render.change(world, change), "created": milliseconds}
        )
    return [{"issueId": str(number), "changeHistories": done} for number, done in grouped.items()]
