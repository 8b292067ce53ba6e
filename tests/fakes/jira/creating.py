"""Endpoints that make issues."""

from pydantic import JsonValue

from tests.fakes.jira.answers import Answer, JsonObject, Refusal
from tests.fakes.jira.asked import Asked, inner, listed, worded
from tests.fakes.jira.fields import is_editable, parse_fields
from tests.fakes.jira.render import link
from tests.fakes.jira.site import ISSUE_TYPES, Project
from tests.fakes.jira.world import World, robot

BULK_LIMIT = 50
_PLACES = ("project", "issuetype", "reporter")


def create(world: World, asked: Asked) -> Answer:
    """Make one issue."""
    return Answer(201, _create(world, asked.payload()))


def create_bulk(world: World, asked: Asked) -> Answer:
    """Make up to fifty issues; each that cannot be made is named by its place."""
    wanted = listed(asked.payload(), "issueUpdates")
    if not 0 < len(wanted) <= BULK_LIMIT:
        raise Refusal(400, f"The number of issues must be between 1 and {BULK_LIMIT}.")
    made: list[JsonValue] = []
    errors: list[JsonValue] = []
    for number, one in enumerate(wanted):
        try:
            made.append(_create(world, one if isinstance(one, dict) else {}))
        except Refusal as refusal:
            words: JsonObject = {"status": refusal.status, "elementErrors": refusal.body()}
            errors.append({**words, "failedElementNumber": number})
    return Answer(201 if made else 400, {"issues": made, "errors": errors})


def _create(world: World, body: JsonObject) -> JsonObject:
    project, issue_type = _place(world, inner(body, "fields"))
    if "create" in world.site.forbidden:
        refused = 403 if world.site.is_cloud else 400
        raise Refusal(refused, "You do not have permission to create issues in this project.")
    raw = {name: value for name, value in inner(body, "fields").items() if name not in _PLACES}
    values = parse_fields(world, raw, on_screen=lambda name: is_editable(world, name))
    _require(world, raw)
    issue = world.create(robot(world), project, issue_type, values, properties_of(body))
    return {"id": str(issue.issue_id), "key": issue.key, "self": link(world, "issue", issue.issue_id)}


def _place(world: World, fields: JsonObject) -> tuple[Project, str]:
    named = inner(fields, "project")
    project = world.site.project(worded(named, "key") or worded(named, "id"))
    if project is None:
        raise Refusal(400, project=f"{'valid ' if world.site.is_cloud else ''}project is required")
    wanted = inner(fields, "issuetype")
    for number, name in ISSUE_TYPES.items():
        if worded(wanted, "id") == number or worded(wanted, "name") == name:
            return project, number
    raise Refusal(400, issuetype="Specify a valid issue type")


def _require(world: World, raw: JsonObject) -> None:
    missing = {custom.field_id: f"{custom.name} is required." for custom in world.site.custom_fields}
    needed = {custom.field_id for custom in world.site.custom_fields if custom.is_required}
    problems = {name: sentence for name, sentence in missing.items() if name in needed and not raw.get(name)}
    if "summary" not in raw:
        problems["summary"] = "You must specify a summary of the issue."
    if problems:
        raise Refusal(400, **problems)


def properties_of(body: JsonObject) -> JsonObject:
    """Return the issue properties that stand at the top level of a request."""
    pairs = (pair for pair in listed(body, "properties") if isinstance(pair, dict))
    return {worded(pair, "key"): pair.get("value") for pair in pairs}
