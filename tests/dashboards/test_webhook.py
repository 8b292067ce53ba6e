"""The webhook takes what Jira signed, and nothing rests on what it says."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Final
from urllib.parse import urlsplit

import pytest

from tests.running import Server, start

SECRET: Final = "known to both sides"
CHANGED: Final = json.dumps({"webhookEvent": "jira:issue_updated", "issue": {"id": "10001", "key": "AAR-1"}})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("webhook") / "aar.duckdb"
    started = start(path, {"AAR_JIRA_WEBHOOK_SECRET": SECRET})
    yield started
    started.stop()


def signed(body: str, secret: str = SECRET) -> str:
    return "sha256=" + hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()


def post(server: Server, body: str = CHANGED, signature: str | None = None) -> int:
    """Post as Jira does, from elsewhere; returns the status."""
    headers = {"Host": "review.example.org", "X-Hub-Signature": signature or signed(body)}
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=20)) as connection:
        connection.request("POST", "/hooks/jira", body=body, headers=headers)
        return connection.getresponse().status


@pytest.mark.parametrize("signature", ["sha256=", "sha1=abc", "ü", signed(CHANGED, "another secret")])
def test_what_jira_did_not_sign_is_refused(server: Server, signature: str) -> None:
    assert post(server, signature=signature) == 403


@pytest.mark.parametrize("body", ["{", "[]", "[" * 100_000])
def test_what_is_no_message_of_jira_is_refused(server: Server, body: str) -> None:
    assert post(server, body) == 400


@pytest.mark.parametrize("issue", [{}, {"id": "999"}, {"id": [1]}, {"id": "1 or 1=1"}, None])
def test_what_is_about_no_issue_of_ours_is_taken_and_forgotten(server: Server, issue: object) -> None:
    assert post(server, json.dumps({"issue": issue})) == 204


def test_more_than_a_megabyte_is_not_read(server: Server) -> None:
    assert post(server, json.dumps({"issue": {"id": "1"}, "padding": "x" * 1024 * 1024})) == 413
