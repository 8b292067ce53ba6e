"""Issues, people and statuses as Jira's REST v2 writes them."""

from collections.abc import Iterable

from pydantic import JsonValue

from tests.fakes.jira.answers import JsonObject
from tests.fakes.jira.clockwork import stamp
from tests.fakes.jira.model import Change, Comment, Issue, Item
from tests.fakes.jira.people import Account
from tests.fakes.jira.site import ISSUE_TYPES, PRIORITIES, RESOLUTIONS
from tests.fakes.jira.workflow import Category, Status, Transition
from tests.fakes.jira.world import World

_CATEGORIES: dict[Category, tuple[int, str, str]] = {
    "To Do": (2, "new", "blue-gray"),
    "In Progress": (4, "indeterminate", "yellow"),
    "Done": (3, "done", "green"),
}


def link(world: World, *parts: object) -> str:
    """Return an address below the REST root."""
    return "/".join([f"{world.site.base_url}/rest/api/2", *(str(part) for part in parts)])


def account(world: World, who: Account) -> JsonObject:
    """Return a person: by accountId on Cloud, by name and key on Data Center."""
    seen: JsonObject = {
        "self": link(world, "user"),
        "displayName": who.name,
        "active": who.is_active,
        "timeZone": str(world.site.zone),
    }
    if not world.site.is_cloud:
        return {**seen, "name": who.account_id, "key": f"KEY-{who.account_id}", "emailAddress": who.email}
    address = {} if who.is_email_hidden else {"emailAddress": who.email}
    return {**seen, **address, "accountId": who.account_id, "accountType": "atlassian"}


def status(world: World, step: Status) -> JsonObject:
    """Return a status with its category."""
    number, key, color = _CATEGORIES[step.category]
    category: JsonObject = {"id": number, "key": key, "name": step.category, "colorName": color}
    return {
        "self": link(world, "status", step.status_id),
        "id": step.status_id,
        "name": step.name,
        "statusCategory": {"self": link(world, "statuscategory", number), **category},
    }


def transition(world: World, way: Transition, *, with_fields: bool) -> JsonObject:
    """Return a transition, with the fields of its screen on request."""
    seen: JsonObject = {
        "id": way.transition_id,
        "name": way.name,
        "to": status(world, world.site.workflow.status(way.target)),
        "hasScreen": way.resolution != "none",
        "isGlobal": False,
        "isInitial": False,
        "isConditional": False,
        "isAvailable": True,
    }
    return {**seen, "fields": _screen(way)} if with_fields else seen


def _screen(way: Transition) -> JsonObject:
    if way.resolution == "none":
        return {}
    choices: list[JsonValue] = [{"id": number, "name": name} for number, name in RESOLUTIONS.items()]
    resolution: JsonObject = {
        "required": way.resolution == "required",
        "name": "Resolution",
        "key": "resolution",
        "schema": {"type": "resolution", "system": "resolution"},
        "operations": ["set"],
        "allowedValues": choices,
    }
    return {"resolution": resolution}


def comment(world: World, said: Comment) -> JsonObject:
    """Return a comment with its body as text."""
    at = stamp(said.created_at, world.site.zone)
    who = account(world, said.author)
    return {"id": str(said.comment_id), "author": who, "body": said.body, "created": at, "updated": at}


def change(world: World, done: Change) -> JsonObject:
    """Return one entry of the changelog."""
    return {
        "id": str(done.change_id),
        "author": account(world, done.author),
        "created": stamp(done.changed_at, world.site.zone),
        "items": [_item(part) for part in done.items],
    }


def _item(part: Item) -> JsonObject:
    has_ids = part.field_id in ("status", "resolution", "assignee", "priority")
    is_date = part.field_id == "duedate"
    return {
        "field": part.field_id,
        "fieldtype": "custom" if part.field_id.startswith("customfield") else "jira",
        "fieldId": part.field_id,
        "from": str(part.before) if (has_ids or is_date) and part.before else None,
        "fromString": part.before_text,
        "to": str(part.after) if (has_ids or is_date) and part.after else None,
        "toString": part.after_text,
    }


def fields(world: World, issue: Issue) -> JsonObject:
    """Return all fields of an issue but its comments."""
    zone = world.site.zone
    named: JsonObject = {
        "summary": issue.text("summary"),
        "description": issue.text("description") or None,
        "duedate": issue.text("duedate") or None,
        "labels": list(issue.labels),
        "issuetype": {"id": issue.issue_type, "name": ISSUE_TYPES[issue.issue_type], "subtask": False},
        "project": {"id": issue.project.project_id, "key": issue.project.key, "name": issue.project.name},
        "created": stamp(issue.created_at, zone),
        "updated": stamp(issue.updated_at, zone),
        "resolutiondate": stamp(issue.resolved_at, zone) if issue.resolved_at else None,
        "reporter": account(world, issue.reporter),
        "creator": account(world, issue.reporter),
    }
    known = {**named, **_chosen(world, issue), **_custom(world, issue)}
    return {name: value for name, value in known.items() if name not in world.site.hidden_fields}


def _chosen(world: World, issue: Issue) -> JsonObject:
    assignee, priority, resolution = (issue.text(name) for name in ("assignee", "priority", "resolution"))
    return {
        "status": status(world, world.site.workflow.status(issue.text("status"))),
        "assignee": account(world, world.accounts[assignee]) if assignee else None,
        "priority": {"id": priority, "name": PRIORITIES[priority]} if priority else None,
        "resolution": {"id": resolution, "name": RESOLUTIONS[resolution]} if resolution else None,
    }


def _custom(world: World, issue: Issue) -> JsonObject:
    seen: JsonObject = {}
    for custom in world.site.custom_fields:
        value = issue.text(custom.field_id) or None
        seen[custom.field_id] = {"value": value} if custom.options and value else value
    return seen


def issue(world: World, found: Issue, names: Iterable[str], properties: Iterable[str] = ()) -> JsonObject:
    """Return an issue with the fields and properties that were asked for."""
    number = str(found.issue_id)
    seen: JsonObject = {"id": number, "key": found.key, "self": link(world, "issue", number)}
    chosen = _choose(world, found, list(names))
    if chosen is not None:
        seen["fields"] = chosen
    wanted = list(properties)
    if wanted:
        held = found.properties
        seen["properties"] = {key: held[key] for key in held if key in wanted or "*all" in wanted}
    return seen


def _choose(world: World, found: Issue, names: list[str]) -> JsonObject | None:
    if set(names) <= {"id", "key"}:
        return None
    every = fields(world, found)
    if "*all" in names or "comment" in names:
        every["comment"] = {"comments": [comment(world, said) for said in found.comments]}
    is_wide = "*all" in names or "*navigable" in names or all(name.startswith("-") for name in names)
    wanted = every if is_wide else {name: every[name] for name in names if name in every}
    return {name: value for name, value in wanted.items() if f"-{name}" not in names}
