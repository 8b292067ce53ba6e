"""From promised work to proof: the owner finishes it, somebody else says whether it works."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from aar.domain.action import ActionItem
from aar.store import Database
from tests import builders, checked
from tests.journeys.conftest import Look, Serve
from tests.journeys.form import Form
from tests.running import Server

pytestmark = pytest.mark.journey
RECORDS = (
    *builders.PEOPLE,
    builders.incident(),
    builders.review(state="published"),
    builders.finding(),
    builders.action(),
    builders.action(2, title="Rehearse the rollback", owner="leader"),
)


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    builders.database_with(tmp_path / "aar.duckdb", *RECORDS)
    return serve(tmp_path / "aar.duckdb")


def state(server: Server) -> str:
    with Database(server.database).read() as store:
        return store.require(ActionItem, "ACT-0001").state


def finish(form: Form) -> None:
    """Start and finish the work as its owner, from the board."""
    form.screen.open("/actions")
    form.screen.act_as("Service owner")
    form.sees("Jira is not connected")
    expect(form.main.get_by_role("button", name="Rehearse the rollback")).to_have_count(0)
    form.press("Start")
    form.press("Done")
    form.screen.shoot("actions-1-board")
    form.press(builders.action().title)
    form.sees("Fixed when the work started")
    form.screen.shoot("actions-2-detail")


def judge(form: Form, verdict: str, follows: str) -> None:
    """Record a verdict as the verifier of the plan."""
    form.screen.open("/verification?action=ACT-0001")
    form.sees("You own it, so somebody else checks it")
    form.screen.shoot("verification-1-owner")
    form.screen.act_as("Reliability engineer")
    form.main.get_by_text(verdict, exact=True).click()
    form.write("What was seen", "Three pushes without a canary were refused.")
    form.write("Links that show it", "https://example.org/pipeline")
    form.press("Record the verdict")
    form.sees(follows)
    form.screen.shoot(f"verification-2-{verdict.lower().replace(' ', '-')}")


def test_work_is_finished_by_its_owner_and_proven_by_somebody_else(server: Server, screen_on: Look) -> None:
    form = Form(screen_on(server))
    finish(form)
    assert state(server) == "done"
    judge(form, "Effective", "ACT-0001 is verified")
    assert state(server) == "verified"


def test_work_that_did_not_help_comes_back(server: Server, screen_on: Look) -> None:
    form = Form(screen_on(server))
    finish(form)
    judge(form, "Not effective", "is back in progress, owned by Service owner")
    assert state(server) == "in_progress"


def test_a_filter_and_an_open_action_can_be_sent_as_a_link(server: Server, screen_on: Look) -> None:
    form = Form(screen_on(server))
    form.screen.open("/actions?who=all&as=table&words=rollback")
    expect(form.main.get_by_role("radio", name="Table")).to_be_checked()
    form.screen.open("/actions?action=ACT-0002")
    form.sees("ACT-0002 · Rehearse the rollback")
    form.press("All actions")
    form.sees("In progress")


def test_an_owner_moves_a_date_and_sees_who_checks_the_work_and_when(server: Server, screen_on: Look) -> None:
    form = Form(screen_on(server))
    form.screen.open("/actions?show=overdue")
    form.screen.act_as("Service owner")
    form.press(builders.action().title)
    later = datetime.now(UTC).date() + timedelta(days=40)
    form.main.get_by_role("spinbutton", name=re.compile("^year, Due on")).click()
    form.screen.page.keyboard.type(f"{later:%Y%m%d}")
    form.screen.page.keyboard.press("Tab")
    form.screen.page.keyboard.press("Tab")
    form.screen.settle()
    form.sees(f"Due {later.day} {later:%b}")
    form.press("All actions")
    form.sees("No action of yours fits")
    form.screen.open("/actions?action=ACT-0001")
    form.press("Finish")
    form.sees("Reliability engineer checks it, due ")
    form.screen.shoot("actions-3-finished")
    with Database(server.database).read() as store:
        moved = store.require(ActionItem, "ACT-0001").history
    assert [(one.field, one.by) for one in moved] == [("due_on", "owner"), ("state", "owner")]


def test_a_verifier_sees_what_the_count_proposes_and_records_it(
    serve: Serve, screen_on: Look, tmp_path: Path
) -> None:
    done_at = datetime.now(UTC) - timedelta(days=95)
    done = checked.done().changed(done_at=done_at)
    builders.database_with(tmp_path / "aar.duckdb", *builders.PEOPLE, *checked.quiet_since(done_at), done)
    server = serve(tmp_path / "aar.duckdb")
    form = Form(screen_on(server))
    form.screen.open("/verification?action=ACT-0001")
    form.screen.act_as("Reliability engineer")
    form.sees("Proposed: effective. Incidents became rarer, by at least what was planned.")
    expect(form.main.get_by_text("Proposed by the count.")).to_have_count(1)
    form.screen.shoot("verification-3-count")
    form.main.get_by_text("Effective", exact=True).last.click()
    form.write("What was seen", "No such incident for a quarter.")
    form.press("Record the verdict")
    form.sees("The count then: 15 before, 0 after; proposed effective.")
    assert state(server) == "verified"
