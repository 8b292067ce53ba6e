"""Ways to the fake Jira: plain HTTP for tests of the fake itself, a connection for those of the client."""

import json
from collections.abc import Mapping

import requests
from pydantic import JsonValue, SecretStr

from integrations.jira.connection import Connection
from tests.fakes.jira import FakeJira
from tests.fakes.jira.answers import JsonObject

PLACE: JsonObject = {"project": {"key": "AAR"}, "issuetype": {"name": "Task"}}


def call(
    jira: FakeJira,
    method: str,
    path: str,
    body: object = None,
    *,
    query: Mapping[str, str | int] | None = None,
    token: str | None = None,
) -> requests.Response:
    """Send one request as the integration's account would."""
    secret = jira.site.token if token is None else token
    headers = {"Content-Type": "application/json"}
    if not jira.site.is_cloud:
        headers["Authorization"] = f"Bearer {secret}"
    return requests.request(
        method,
        f"{jira.url}/rest/api/2/{path}",
        data=None if body is None else json.dumps(body),
        params=query,
        headers=headers,
        auth=(jira.site.email, secret) if jira.site.is_cloud else None,
        timeout=5,
    )


def draft(summary: str = "Block releases without a canary", **fields: JsonValue) -> JsonObject:
    """Return the request that makes an issue."""
    return {"fields": {**PLACE, "summary": summary, **fields}}


def search(jira: FakeJira, jql: str, *, size: int = 50, token: str = "") -> JsonObject:
    """Return one page of a search in either flavour; `token` is an offset on Data Center."""
    body: JsonObject = {"jql": jql, "maxResults": size, "fields": ["summary", "updated"]}
    if jira.site.is_cloud:
        following: JsonObject = {"nextPageToken": token} if token else {}
        return parsed(call(jira, "POST", "search/jql", {**body, **following}))
    return parsed(call(jira, "POST", "search", {**body, "startAt": int(token or 0)}))


def found_keys(page: JsonObject) -> list[str]:
    """Return the keys on a page."""
    issues = page["issues"]
    return (
        [str(issue["key"]) for issue in issues if isinstance(issue, dict)] if isinstance(issues, list) else []
    )


def parsed(answer: requests.Response) -> JsonObject:
    """Return the JSON of an answer."""
    body: JsonObject = answer.json()
    return body


def connection_to(
    jira: FakeJira, *, url: str = "", token: str = "", timeout_seconds: tuple[float, float] = (2.0, 2.0)
) -> Connection:
    """Return how the client reaches the fake, with what a test wants to be otherwise."""
    secret = SecretStr(token or jira.site.token)
    return Connection(url or jira.url, jira.site.kind, secret, jira.site.email, timeout_seconds)
