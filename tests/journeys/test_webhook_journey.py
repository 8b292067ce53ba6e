"""A change in Jira stands on the page a moment later, although nobody ran a sync."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from aar.application import Application
from aar.domain.link import TrackerLink
from aar.settings import Settings
from aar.tracking import synced
from tests import builders
from tests.fakes.jira import FakeJira
from tests.journeys.conftest import Look, Serve
from tests.running import Server

pytestmark = pytest.mark.journey
SECRET = "known to both sides"
RECORDS = (*builders.PEOPLE, builders.incident(), builders.review(state="published"), builders.finding())


@pytest.fixture
def jira() -> Iterator[FakeJira]:
    with FakeJira("cloud") as jira:
        yield jira


@pytest.fixture
def server(serve: Serve, jira: FakeJira, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The app beside a Jira that has the issue of its action."""
    path = tmp_path / "aar.duckdb"
    builders.database_with(path, *RECORDS, builders.action(), TrackerLink(action_id="ACT-0001"))
    given = {"URL": jira.url, "EMAIL": jira.site.email, "TOKEN": jira.site.token, "PROJECT": "AAR"}
    settings = {f"AAR_JIRA_{name}": value for name, value in (given | {"WEBHOOK_SECRET": SECRET}).items()}
    for name, value in {**settings, "NO_PROXY": "127.0.0.1"}.items():
        monkeypatch.setenv(name, value)
    assert synced(Application(Settings(database=path)))[0].created == 1
    return serve(path)


def tell(server: Server, remote_id: str) -> int:
    """Post what Jira posts after an edit."""
    body = json.dumps({"webhookEvent": "jira:issue_updated", "issue": {"id": remote_id}}).encode()
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature": f"sha256={signature}", "X-Atlassian-Webhook-Identifier": "1-1"}
    with urlopen(Request(f"{server.url}/hooks/jira", body, headers), timeout=20) as answer:
        return int(answer.status)


def test_what_is_renamed_in_jira_is_renamed_here(server: Server, jira: FakeJira, screen_on: Look) -> None:
    (issue,) = jira.issues(label="aar-ACT-0001")
    screen = screen_on(server)
    screen.open("/actions?action=ACT-0001")
    expect(screen.page.get_by_text(builders.action().title).first).to_be_visible()
    jira.people_edit(issue.key, summary="Give the canary more traffic")
    assert tell(server, issue.issue_id) == 204
    screen.page.wait_for_timeout(7_000)
    screen.open("/actions?action=ACT-0001")
    expect(screen.page.get_by_text("Give the canary more traffic").first).to_be_visible()
    screen.shoot("webhook-1-action")
