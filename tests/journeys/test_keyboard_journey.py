"""A whole review without a mouse, with the focus in sight and a name on every field."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.review import Review
from aar.store import Database
from tests import builders
from tests.journeys import real_incident
from tests.journeys.conftest import Look, Serve
from tests.journeys.keys import Keys
from tests.journeys.screen import Screen
from tests.running import Server

pytestmark = pytest.mark.journey
NAMELESS = re.compile(
    r"- (?:textbox|combobox|spinbutton|checkbox|button|radio|switch|link|slider)(?:$|:| \[)", re.MULTILINE
)


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    real_incident.fill(tmp_path / "aar.duckdb", builders.review())
    return serve(tmp_path / "aar.duckdb")


def every_field_has_a_name(screen: Screen) -> None:
    nameless = NAMELESS.findall(screen.page.get_by_test_id("stMain").aria_snapshot())
    assert nameless == []


def test_a_whole_review_is_led_by_keyboard_alone(server: Server, screen_on: Look) -> None:
    screen = screen_on(server)
    keys = Keys(screen)
    screen.open("/review?review=REV-0001&section=overview")
    keys.choose("Acting as", "Review facilitator")
    keys.write("What happened", "Git operations failed for an hour.")
    keys.write("Who was affected", "Everybody who pushed.")
    every_field_has_a_name(screen)
    for fill in (add_a_person, add_a_decision, add_a_finding, plan_an_action):
        fill(keys)
        every_field_has_a_name(screen)
    keys.open_section("Approval")
    keys.press("Submit for review")
    expect(screen.page.get_by_text("In review", exact=True).first).to_be_visible()
    assert_all_is_stored(server)


def add_a_person(keys: Keys) -> None:
    keys.open_section("People")
    keys.choose("^Person", "Service owner")
    keys.choose("^Role", "Technical lead")
    keys.press("Add$")


def add_a_decision(keys: Keys) -> None:
    keys.open_section("Decisions")
    keys.write("What had to be decided", "Replace the certificate now?")
    keys.press("Add$")


def add_a_finding(keys: Keys) -> None:
    keys.open_section("Findings")
    keys.write("Add a finding", "A certificate expired without an alert")
    keys.press("Add$")
    keys.choose("Evidence", "21:39")
    keys.choose("Factors we know", "Monitoring gap")


def plan_an_action(keys: Keys) -> None:
    keys.write("Propose an action", "Alert on certificates that expire soon")
    keys.press("Propose$")
    keys.write("Done when", "A certificate with 29 days left pages somebody.")
    keys.choose("Kind of change", "Monitor and alert")
    keys.choose("^Owner", "Service owner")
    keys.choose("How it will be checked", "Test")
    keys.choose("^Verifier", "Reliability engineer")


def assert_all_is_stored(server: Server) -> None:
    with Database(server.database).read() as store:
        review = store.require(Review, "REV-0001")
        decision = store.require(Decision, "DEC-0001")
        finding = store.require(Finding, "FND-0001")
        action = store.require(ActionItem, "ACT-0001")
    assert (review.state, review.participants[0].person_id) == ("in_review", "owner")
    assert decision.question == "Replace the certificate now?"
    assert ("EVT-0002" in finding.evidence, finding.factors[0].code) == (True, "monitoring.gap")
    assert action.plan is not None
    assert (action.owner, action.plan.method, action.plan.verifier) == ("owner", "test", "verifier")
