"""Endpoints about the site itself: who am I, projects, people, what a new issue needs."""

from pydantic import JsonValue

from tests.fakes.jira import render
from tests.fakes.jira.answers import Answer, JsonObject, Refusal
from tests.fakes.jira.asked import Asked
from tests.fakes.jira.clockwork import stamp
from tests.fakes.jira.people import Account, matches
from tests.fakes.jira.site import ISSUE_TYPES, PRIORITIES, RESOLUTIONS, CustomField, Project
from tests.fakes.jira.world import World, robot

ANONYMOUS = "Client must be authenticated to access this resource."


def server_info(world: World, _asked: Asked) -> Answer:
    """Return version and flavour."""
    is_cloud = world.site.is_cloud
    return Answer(
        200,
        {
            "baseUrl": world.site.base_url,
            "version": "1001.0.0-SNAPSHOT" if is_cloud else "9.12.15",
            "versionNumbers": [1001, 0, 0] if is_cloud else [9, 12, 15],
            "deploymentType": "Cloud" if is_cloud else "Server",
            "buildNumber": 100288,
            "serverTime": stamp(world.now(), world.site.zone),
            "serverTitle": "Jira",
        },
    )


def myself(world: World, asked: Asked) -> Answer:
    """Return the account that asks, with its time zone."""
    if not asked.is_signed_in:
        return Answer(401, {"message": ANONYMOUS, "status-code": 401})
    return Answer(200, {**render.account(world, robot(world)), "locale": "en_US"})


def _project(world: World, name: str) -> Project:
    project = world.site.project(name)
    if project is None or "browse" in world.site.forbidden:
        raise Refusal(404, f"No project could be found with key '{name}'.")
    return project


def project(world: World, asked: Asked) -> Answer:
    """Return a project with its issue types."""
    found = _project(world, asked.parts[0])
    names: JsonObject = {"id": found.project_id, "key": found.key, "name": found.name}
    address = render.link(world, "project", found.project_id)
    return Answer(200, {**names, "self": address, "issueTypes": _types()})


def _types() -> list[JsonValue]:
    return [{"id": number, "name": name, "subtask": False} for number, name in ISSUE_TYPES.items()]


def priorities(world: World, _asked: Asked) -> Answer:
    """List the priorities."""
    return Answer(200, _named(world, "priority", PRIORITIES))


def resolutions(world: World, _asked: Asked) -> Answer:
    """List the resolutions."""
    return Answer(200, _named(world, "resolution", RESOLUTIONS))


def _named(world: World, what: str, names: dict[str, str]) -> list[JsonValue]:
    return [{"self": render.link(world, what, key), "id": key, "name": name} for key, name in names.items()]


def statuses(world: World, _asked: Asked) -> Answer:
    """List the statuses."""
    return Answer(200, [render.status(world, status) for status in world.site.workflow.statuses])


def find_people(world: World, asked: Asked) -> Answer:
    """Find people by the beginning of name or address; Cloud shows inactive ones too."""
    name = "query" if world.site.is_cloud else "username"
    wanted = asked.one(name)
    if not wanted:
        raise Refusal(400, f"The {name} query parameter must be provided.")
    if "users" in world.site.forbidden or not asked.is_signed_in:
        return Answer(200, [])
    found = [who for who in world.accounts.values() if matches(who, wanted)]
    with_inactive = world.site.is_cloud or asked.one("includeInactive") == "true"
    return _people(world, asked, [who for who in found if who.is_active or with_inactive])


def find_assignable(world: World, asked: Asked) -> Answer:
    """Find people whom an issue of the project can be given to."""
    _project(world, asked.one("project"))
    wanted = asked.one("query" if world.site.is_cloud else "username")
    found = [who for who in world.accounts.values() if who.is_active and matches(who, wanted)]
    return _people(world, asked, found)


def _people(world: World, asked: Asked, found: list[Account]) -> Answer:
    start, size = asked.number("startAt", 0), asked.number("maxResults", 50)
    return Answer(200, [render.account(world, who) for who in found[start : start + size]])


def _page(world: World, asked: Asked, cloud_name: str, values: list[JsonValue]) -> Answer:
    start, size = asked.number("startAt", 0), min(asked.number("maxResults", 50), world.site.page_cap)
    page = values[start : start + size]
    counts: JsonObject = {"startAt": start, "maxResults": size, "total": len(values)}
    if world.site.is_cloud:
        return Answer(200, {**counts, cloud_name: page})
    return Answer(200, {**counts, "isLast": start + size >= len(values), "values": page})


def create_meta_types(world: World, asked: Asked) -> Answer:
    """List the types that a new issue of a project can have."""
    _project(world, asked.parts[0])
    return _page(world, asked, "issueTypes", _types())


def create_meta_fields(world: World, asked: Asked) -> Answer:
    """List the fields of a new issue and which of them are required."""
    _project(world, asked.parts[0])
    if asked.parts[1] not in ISSUE_TYPES:
        raise Refusal(404, "The requested issue type does not exist.")
    needed = ("summary", "issuetype", "project")
    known = (*needed, "description", "assignee", "duedate", "priority", "labels")
    fields = [_field(name, name.title(), is_required=name in needed) for name in known]
    return _page(world, asked, "fields", [*fields, *(_custom(custom) for custom in world.site.custom_fields)])


def _field(name: str, title: str, *, is_required: bool) -> JsonObject:
    return {
        "fieldId": name,
        "key": name,
        "name": title,
        "required": is_required,
        "hasDefaultValue": False,
        "operations": ["set"],
        "schema": {"type": "string", "system": name},
    }


def _custom(custom: CustomField) -> JsonObject:
    kind = "option" if custom.options else "string"
    values: list[JsonValue] = [{"id": text.lower(), "value": text} for text in custom.options]
    return {
        **_field(custom.field_id, custom.name, is_required=custom.is_required),
        "schema": {"type": kind, "custom": f"com.atlassian.jira.plugin:{kind}", "customId": 10050},
        "allowedValues": values,
    }
