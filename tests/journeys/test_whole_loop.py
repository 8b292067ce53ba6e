"""The whole loop in one browser, beside a Jira: from what an incident left behind to proof."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from aar.domain.action import ActionItem
from aar.store import Database
from tests import builders
from tests.fakes.jira import FakeJira
from tests.journeys import real_incident
from tests.journeys.conftest import Look, Serve
from tests.journeys.form import Form
from tests.journeys.test_review_journey import (
    answer_overview,
    curate,
    decide,
    find,
    name_people,
    propose,
    sign,
)
from tests.running import ROOT, Server

pytestmark = pytest.mark.journey
TITLE = "Git operation failures"


@pytest.fixture
def jira() -> Iterator[FakeJira]:
    with FakeJira("cloud") as jira:
        yield jira


@pytest.fixture
def settings(jira: FakeJira) -> dict[str, str]:
    """What connects the product with the Jira."""
    return {
        "AAR_JIRA_URL": jira.url,
        "AAR_JIRA_EMAIL": jira.site.email,
        "AAR_JIRA_TOKEN": jira.site.token,
        "AAR_JIRA_PROJECT": "AAR",
        "NO_PROXY": "127.0.0.1",
    }


@pytest.fixture
def server(serve: Serve, settings: dict[str, str], tmp_path: Path) -> Server:
    """The app on a database that knows only people."""
    builders.database_with(tmp_path / "aar.duckdb", *builders.PEOPLE)
    return serve(tmp_path / "aar.duckdb", **settings)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A real incident as its status page's archive holds it: one line of JSON."""
    told = json.loads(real_incident.SAMPLE.read_text(encoding="utf-8"))
    path = tmp_path / "status-history.jsonl"
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return path


def test_from_a_timeline_to_a_verified_action(
    server: Server, jira: FakeJira, settings: dict[str, str], export: Path, screen_on: Look
) -> None:
    form = Form(screen_on(server))
    form.screen.open("/import")
    form.screen.act_as("Review facilitator")
    bring_in(form, export)
    review(form)
    key = send_to_jira(form, server, settings, jira)
    jira.people_move(key, "Done")
    aar(server, settings, "sync")
    assert stored(server).state == "done"
    verify(form)
    assert stored(server).state == "verified"
    lead(form)


def bring_in(form: Form, export: Path) -> None:
    """Drop the file, see what it is, import it, and look at the incident."""
    form.screen.page.locator('input[type="file"]').set_input_files(export)
    form.screen.settle()
    form.sees("Each of its lines is a JSON object")
    form.screen.shoot("loop-1-import")
    form.press("Import 11 events")
    form.sees("11 events imported")
    form.screen.open("/incidents")
    form.sees("1 incident")
    form.screen.open("/incident?incident=INC-0001")
    form.sees(TITLE)
    form.screen.shoot("loop-2-incident")


def review(form: Form) -> None:
    """Lead the review from empty to published, and take the report."""
    form.press("Start the review")
    form.sees("Led by Review facilitator")
    answer_overview(form)
    form.screen.shoot("loop-3-review")
    curate(form)
    name_people(form)
    decide(form)
    find(form)
    propose(form)
    sign(form)


def send_to_jira(form: Form, server: Server, settings: dict[str, str], jira: FakeJira) -> str:
    """Sync: the agreed action is one issue, and its key stands on the action."""
    assert aar(server, settings, "sync", "--json")["created"] == 1
    (issue,) = jira.issues(label="aar-ACT-0001")
    assert (issue.assignee, issue.due_on) == ("owner@example.org", str(stored(server).due_on))
    assert aar(server, settings, "sync", "--json")["created"] == 0
    form.screen.open("/actions?action=ACT-0001")
    form.sees(issue.key)
    form.sees(issue.summary)
    form.screen.shoot("loop-4-action-in-jira")
    return issue.key


def verify(form: Form) -> None:
    """Somebody else than the owner records what was seen."""
    form.screen.act_as("Reliability engineer")
    form.screen.open("/verification?action=ACT-0001")
    form.sees("ACT-0001 · Alert on certificates")
    form.main.get_by_text("Effective", exact=True).first.click()
    form.write("What was seen", "A certificate with 29 days left paged the on-call engineer.")
    form.press("Record the verdict")
    form.sees("Recorded: effective")
    form.screen.shoot("loop-5-verification")


def lead(form: Form) -> None:
    """The leader sees that one promise was proven."""
    form.screen.act_as("Head of platform")
    form.screen.open("/resilience")
    expect(form.main.get_by_role("heading", name="Resilience")).to_be_visible()
    form.screen.shoot("loop-6-resilience")


def test_the_report_is_a_word_file(
    server: Server, settings: dict[str, str], export: Path, tmp_path: Path
) -> None:
    aar(server, settings, "import", str(export))
    refused = run(server, settings, "report", "INC-0001", "--out", str(tmp_path / "none.docx"))
    assert refused.returncode == 3
    assert not (tmp_path / "none.docx").exists()


def stored(server: Server) -> ActionItem:
    """The action as the database holds it."""
    with Database(server.database).read() as store:
        return store.require(ActionItem, "ACT-0001")


def run(server: Server, settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the same database, beside the running app."""
    return subprocess.run(
        [sys.executable, "-m", "aar", *arguments],
        cwd=ROOT,
        env={**os.environ, "AAR_DATABASE": str(server.database), **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def aar(server: Server, settings: dict[str, str], *arguments: str) -> dict[str, int]:
    """Run a command that succeeds, and return its JSON."""
    done = run(server, settings, *arguments)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout)) if "--json" in arguments else {}
