"""Which requests the fake Jira knows, by flavour, and what a caller without a sign-in gets."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.fakes.jira import about, creating, editing, histories, reading, searching
from tests.fakes.jira.answers import Answer, Refusal
from tests.fakes.jira.asked import Asked
from tests.fakes.jira.site import Kind
from tests.fakes.jira.world import World

Endpoint = Callable[[World, Asked], Answer]
Stranger = Literal["let_in", "hidden", "refused"]


@dataclass(frozen=True)
class Route:
    """A request that is known; `stranger` is what Cloud does with a token that it does not accept."""

    method: str
    pattern: re.Pattern[str]
    endpoint: Endpoint
    only: Kind | None = None
    is_write: bool = False
    stranger: Stranger = "hidden"


def _route(method: str, path: str, endpoint: Endpoint, only: Kind | None = None) -> Route:
    return Route(method, _pattern(path), endpoint, only)


def _open(method: str, path: str, endpoint: Endpoint, only: Kind | None = None) -> Route:
    return Route(method, _pattern(path), endpoint, only, stranger="let_in")


def _write(method: str, path: str, endpoint: Endpoint) -> Route:
    return Route(method, _pattern(path), endpoint, is_write=True, stranger="refused")


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("^/" + path.replace("*", "([^/]+)") + "$")


ROUTES = (
    _open("GET", "serverInfo", about.server_info),
    _open("GET", "myself", about.myself),
    _route("GET", "project/*", about.project),
    _route("GET", "priority", about.priorities),
    _route("GET", "resolution", about.resolutions),
    _route("GET", "status", about.statuses),
    _open("GET", "user/search", about.find_people),
    _route("GET", "user/assignable/search", about.find_assignable),
    _route("GET", "issue/createmeta/*/issuetypes", about.create_meta_types),
    _route("GET", "issue/createmeta/*/issuetypes/*", about.create_meta_fields),
    _write("POST", "issue", creating.create),
    _write("POST", "issue/bulk", creating.create_bulk),
    _route("POST", "issue/bulkfetch", reading.bulk_fetch, "cloud"),
    _route("POST", "changelog/bulkfetch", histories.bulk_fetch, "cloud"),
    _route("GET", "issue/*", reading.get),
    _write("PUT", "issue/*", editing.edit),
    _route("GET", "issue/*/transitions", editing.transitions),
    _write("POST", "issue/*/transitions", editing.transition),
    _route("GET", "issue/*/changelog", histories.changelog, "cloud"),
    _route("GET", "issue/*/comment", reading.comments),
    _write("POST", "issue/*/comment", editing.comment),
    _route("GET", "issue/*/properties", reading.property_keys),
    _route("GET", "issue/*/properties/*", reading.get_property),
    _write("PUT", "issue/*/properties/*", editing.set_property),
    _open("GET", "search/jql", searching.search_cloud, "cloud"),
    _open("POST", "search/jql", searching.search_cloud, "cloud"),
    _open("GET", "search", searching.search_removed, "cloud"),
    _open("POST", "search", searching.search_removed, "cloud"),
    _route("GET", "search", searching.search_datacenter, "datacenter"),
    _route("POST", "search", searching.search_datacenter, "datacenter"),
)


def find_route(kind: Kind, method: str, path: str) -> tuple[Route, tuple[str, ...]] | None:
    """Return the route of a request and the named parts of its path."""
    for route in ROUTES:
        found = route.pattern.match(path)
        if found and route.method == method and route.only in (None, kind):
            return route, found.groups()
    return None


def answer(world: World, route: Route | None, asked: Asked) -> Answer:
    """Return what Jira says to a request; refusals become answers."""
    if route is None:
        return Answer(404, {"message": "null for uri", "status-code": 404})
    try:
        _check_sign_in(world, route, asked)
        return route.endpoint(world, asked)
    except Refusal as refusal:
        return Answer(refusal.status, refusal.body())


def _check_sign_in(world: World, route: Route, asked: Asked) -> None:
    if asked.is_signed_in or (world.site.is_cloud and route.stranger == "let_in"):
        return
    if world.site.is_cloud and route.stranger == "hidden":
        raise Refusal(404, "It does not exist or you do not have permission to see it.")
    raise Refusal(401, about.ANONYMOUS)
