"""What a leader does: sees what is late, goes to the very action, and says how much risk is accepted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from aar.domain.appetite import Appetite
from aar.store import Database
from tests import builders
from tests.journeys.conftest import Look, Serve
from tests.journeys.form import Form
from tests.running import Server

pytestmark = pytest.mark.journey
NOW = datetime.now(UTC)
AGREED = NOW - timedelta(days=60)
RECORDS = (
    *builders.PEOPLE,
    builders.incident(),
    *builders.resolved_timeline(),
    builders.review(state="published", published_at=AGREED, approved_by="leader", approved_at=AGREED),
    builders.finding(factors=({"code": "config.change"},)),
    *(
        builders.action(
            number,
            title=f"Late work {number}",
            priority="P1",
            agreed_at=AGREED,
            due_on=(NOW - timedelta(days=number)).date(),
        )
        for number in range(1, 9)
    ),
)


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    builders.database_with(tmp_path / "aar.duckdb", *RECORDS)
    return serve(tmp_path / "aar.duckdb")


def test_a_leader_goes_from_a_figure_to_what_is_behind_it_and_sets_a_limit(
    server: Server, screen_on: Look
) -> None:
    form = Form(screen_on(server))
    form.screen.open("/resilience?period=6m")
    form.screen.act_as("Head of platform")
    form.sees("8 actions owed past a due date in this window.")
    expect(form.main.get_by_role("radio", name="6 months")).to_be_checked()
    set_limit(form, server)
    open_the_latest(form)
    form.sees("ACT-0008 · Late work 8")
    form.sees("Service owner owns it; a facilitator may change it, too.")
    form.screen.shoot("leading-2-action")


def set_limit(form: Form, server: Server) -> None:
    """Accept no less than four promises of five on time: it is breached at once, in words."""
    form.press("Set limits")
    panel = form.screen.page.get_by_test_id("stPopoverBody")
    panel.get_by_role("combobox", name="What is limited").click()
    form.screen.page.get_by_role("option", name="on time").click()
    form.screen.settle()
    panel.get_by_role("button", name="Set this limit").click()
    form.sees("1 of 1 limit breached")
    form.screen.shoot("leading-1-limit")
    with Database(server.database).read() as store:
        (limit,) = store.list(Appetite)
    assert (limit.measure, limit.limit) == ("share_on_time", 0.8)


def open_the_latest(form: Form) -> None:
    """Look behind the count of what is late, and pick its first row."""
    panel = form.main.locator('[data-testid="stVerticalBlock"]', has_text="What is late now?").last
    panel.get_by_role("button", name="What it means, and the rows behind it").click()
    rows = form.screen.page.get_by_test_id("stPopoverBody").get_by_test_id("stDataFrame")
    expect(rows).to_be_visible()
    rows.click(position={"x": 90, "y": 52})
    form.screen.page.wait_for_url("**/actions?action=ACT-0008")
    form.screen.settle()
