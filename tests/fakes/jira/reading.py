"""Endpoints that read issues by id or key."""

from pydantic import JsonValue

from tests.fakes.jira import render
from tests.fakes.jira.answers import Answer, JsonObject, Refusal
from tests.fakes.jira.asked import Asked, words
from tests.fakes.jira.histories import within
from tests.fakes.jira.model import Issue
from tests.fakes.jira.world import World, ways

FETCH_LIMIT = 100


def get(world: World, asked: Asked) -> Answer:
    """Return one issue."""
    issue = world.visible(asked.parts[0])
    seen = render.issue(world, issue, asked.many("fields") or ["*all"], asked.many("properties"))
    return Answer(200, {**seen, **expanded(world, issue, asked.many("expand"))})


def expanded(world: World, issue: Issue, wanted: list[str]) -> JsonObject:
    """Return what comes with an issue on request: its history, and what can be done next with it."""
    seen: JsonObject = {}
    if "changelog" in wanted:
        seen["changelog"] = within(world, issue)
    if "transitions" in wanted or "transitions.fields" in wanted:
        with_fields = "transitions.fields" in wanted
        seen["transitions"] = [
            render.transition(world, way, with_fields=with_fields) for way in ways(world, issue)
        ]
    return seen


def bulk_fetch(world: World, asked: Asked) -> Answer:
    """Return up to a hundred issues by id, and a sentence for each that cannot be seen."""
    body = asked.payload()
    names = words(body, "issueIdsOrKeys")
    if not 0 < len(names) <= FETCH_LIMIT:
        raise Refusal(400, f"The number of issues must be between 1 and {FETCH_LIMIT}.")
    found: dict[int, Issue] = {}
    errors: list[JsonValue] = []
    for name in names:
        try:
            issue = world.visible(name)
        except Refusal as refusal:
            errors.append({"id": name, "errorMessage": refusal.sentences[0]})
        else:
            found[issue.issue_id] = issue
    wanted, kept = words(body, "fields") or ["*navigable"], words(body, "properties")
    extra = words(body, "expand")
    issues: list[JsonValue] = [
        {**render.issue(world, found[number], wanted, kept), **expanded(world, found[number], extra)}
        for number in sorted(found)
    ]
    return Answer(200, {"issues": issues, "issueErrors": errors})


def comments(world: World, asked: Asked) -> Answer:
    """Return what was said below an issue."""
    said: list[JsonValue] = [render.comment(world, one) for one in world.visible(asked.parts[0]).comments]
    return Answer(200, {"startAt": 0, "maxResults": 100, "total": len(said), "comments": said})


def property_keys(world: World, asked: Asked) -> Answer:
    """Name the properties of an issue."""
    issue = world.visible(asked.parts[0])
    keys: list[JsonValue] = [
        {"key": key, "self": render.link(world, "issue", issue.issue_id, "properties", key)}
        for key in issue.properties
    ]
    return Answer(200, {"keys": keys})


def get_property(world: World, asked: Asked) -> Answer:
    """Return one property of an issue."""
    name, key = asked.parts
    issue = world.visible(name)
    if key not in issue.properties:
        raise Refusal(404, f"The property with key {key} does not exist.")
    return Answer(200, {"key": key, "value": issue.properties[key]})
