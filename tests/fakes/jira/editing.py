"""Endpoints that change issues: fields, status, comments, properties."""

from pydantic import JsonValue

from tests.fakes.jira import render
from tests.fakes.jira.answers import Answer, JsonObject, Refusal
from tests.fakes.jira.asked import Asked, inner, worded
from tests.fakes.jira.creating import properties_of
from tests.fakes.jira.fields import BadValue, is_editable, off_screen, parse_fields, updated_labels
from tests.fakes.jira.model import Issue, Value
from tests.fakes.jira.people import Account
from tests.fakes.jira.reading import expanded
from tests.fakes.jira.workflow import Transition
from tests.fakes.jira.world import World, robot, ways

NOT_NOW = (
    "It seems that you have tried to perform a workflow operation that is not valid for the current state of "
    "this issue. Somebody has changed the issue recently, please look at the issue history for details."
)


def edit(world: World, asked: Asked) -> Answer:
    """Change fields; Cloud answers with the issue when asked to."""
    issue = world.visible(asked.parts[0])
    body = asked.payload()
    values = {**_fields(world, body), **_operations(world, issue, body)}
    world.change(issue, robot(world), values)
    if properties_of(body):
        issue.properties.update(properties_of(body))
    if world.site.is_cloud and asked.one("returnIssue") == "true":
        extra = expanded(world, issue, asked.many("expand"))
        return Answer(200, {**render.issue(world, issue, ["*all"]), **extra})
    return Answer(204)


def _fields(world: World, body: JsonObject) -> dict[str, Value]:
    is_allowed = "edit" not in world.site.forbidden
    raw = inner(body, "fields")
    return parse_fields(world, raw, on_screen=lambda name: is_allowed and is_editable(world, name))


def _operations(world: World, issue: Issue, body: JsonObject) -> dict[str, Value]:
    operations = inner(body, "update")
    if "labels" in operations and "labels" in inner(body, "fields"):
        raise Refusal(400, labels="Field 'labels' cannot appear in both 'fields' and 'update'")
    values: dict[str, Value] = {}
    for name, asked_for in operations.items():
        if name != "labels" or "edit" in world.site.forbidden:
            raise Refusal(400, **{name: off_screen(name)})
        try:
            values[name] = updated_labels(issue, asked_for)
        except BadValue as problem:
            raise Refusal(400, **{name: str(problem)}) from problem
    return values


def transitions(world: World, asked: Asked) -> Answer:
    """List what can be done next with an issue."""
    issue = world.visible(asked.parts[0])
    with_fields = "transitions.fields" in asked.many("expand")
    steps: list[JsonValue] = [
        render.transition(world, way, with_fields=with_fields) for way in ways(world, issue)
    ]
    return Answer(200, {"expand": "transitions", "transitions": steps})


def transition(world: World, asked: Asked) -> Answer:
    """Take an issue one step along its workflow."""
    issue = world.visible(asked.parts[0])
    body = asked.payload()
    wanted = str(inner(body, "transition").get("id", ""))
    way = next((way for way in ways(world, issue) if way.transition_id == wanted), None)
    if way is None:
        raise Refusal(400, NOT_NOW)
    has_screen = way.resolution != "none"
    values = parse_fields(
        world, inner(body, "fields"), on_screen=lambda name: has_screen and name == "resolution"
    )
    if way.resolution == "required" and not values:
        raise Refusal(400, resolution="Resolution is required.")
    take(world, issue, way, values, robot(world))
    return Answer(204)


def take(world: World, issue: Issue, way: Transition, values: dict[str, Value], author: Account) -> None:
    """Move an issue; entering Done sets a resolution, leaving it clears the resolution."""
    target = world.site.workflow.status(way.target)
    resolution = values.get("resolution") or "10000" if target.category == "Done" else None
    world.change(issue, author, {"status": target.status_id, "resolution": resolution})


def comment(world: World, asked: Asked) -> Answer:
    """Say something below an issue."""
    issue = world.visible(asked.parts[0])
    body = worded(asked.payload(), "body")
    if "comment" in world.site.forbidden:
        raise Refusal(400, comment="You do not have the permission to comment on this issue.")
    if not body.strip():
        raise Refusal(400, comment="Comment body can not be empty!")
    return Answer(201, render.comment(world, world.comment(issue, robot(world), body)))


def set_property(world: World, asked: Asked) -> Answer:
    """Keep a value of ours at an issue; people do not see it."""
    issue = world.visible(asked.parts[0])
    is_new = asked.parts[1] not in issue.properties
    issue.properties[asked.parts[1]] = asked.body
    return Answer(201 if is_new else 200)
