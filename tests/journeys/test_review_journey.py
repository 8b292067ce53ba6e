"""A review of a real incident, from empty to published, and what a power cut leaves of it."""

import re
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.review import Review
from aar.store import Database
from tests.journeys import real_incident
from tests.journeys.conftest import Look, Serve
from tests.journeys.form import Form
from tests.running import Server

pytestmark = pytest.mark.journey
SUMMARY = "Git over HTTP and SSH failed for everybody for an hour; replacing a certificate ended it."
IMPACT = "Everybody who pushed or pulled. We do not know how many builds were lost."


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    real_incident.fill(tmp_path / "aar.duckdb")
    return serve(tmp_path / "aar.duckdb")


def begin(server: Server, screen_on: Look) -> Form:
    """Start the review as its facilitator."""
    form = Form(screen_on(server))
    form.screen.open("/review?incident=INC-0001")
    form.screen.act_as("Review facilitator")
    form.press("Start review")
    form.sees("Led by Review facilitator")
    return form


def answer_overview(form: Form) -> None:
    """The questions that approval needs."""
    form.write("What happened?", SUMMARY)
    form.write("Who was affected, and how?", IMPACT)


def test_a_review_from_empty_to_published(server: Server, screen_on: Look) -> None:
    form = begin(server, screen_on)
    answer_overview(form)
    form.screen.shoot("review-1-overview")
    curate(form)
    name_people(form)
    decide(form)
    find(form)
    propose(form)
    form.open_section("Surprises")
    form.write("What surprised us?", "Nobody had an alert on certificates between our own services.")
    form.screen.shoot("review-7-surprises")
    sign(form)
    with Database(server.database).read() as store:
        review = store.require(Review, "REV-0001")
        action = store.require(ActionItem, "ACT-0001")
    assert (review.state, review.approved_by) == ("published", "leader")
    assert (action.state, action.owner) == ("agreed", "owner")


def curate(form: Form) -> None:
    """Say when it was mitigated, in the event that tells it."""
    form.open_section("Timeline")
    form.choose("Open one event", "22:36")
    told = form.main.get_by_role("textbox", name="What happened")
    expect(told).to_have_value(re.compile("We have shipped a fix and are seeing recovery"))
    form.choose("Milestone", "Mitigated")
    form.sees("Mitigated")
    form.screen.shoot("review-2-timeline")


def name_people(form: Form) -> None:
    """Say who was there."""
    form.open_section("People")
    form.choose("Person", "Service owner")
    form.choose("Role", "Incident commander")
    form.press("Add")
    expect(form.main.get_by_role("combobox", name="Role of Service owner")).to_be_visible()
    form.screen.shoot("review-3-people")


def decide(form: Form) -> None:
    """Write a decision down as it looked then, and only afterwards how it turned out."""
    form.open_section("Decisions")
    form.write("What had to be decided?", "Wait for more data, or replace the certificate now?")
    form.press("Add")
    form.sees("Opens once step 1 says what was chosen and why")
    form.sees("2 of 11 events could be known")
    form.write("What was chosen", "Replace the certificate now")
    form.write("Why it made sense", "Every request failed, so it could not become worse.")
    form.choose("What was known then", "21:39")
    form.write("What happened then", "Git operations recovered within minutes.")
    form.screen.shoot("review-4-decisions")


def find(form: Form) -> None:
    """Record what was learned, with its evidence."""
    form.open_section("Findings")
    form.write("Add a finding", "A certificate between services expired without an alert")
    form.press("Add")
    form.sees("Finding 1 of 1")
    form.choose("Evidence from the timeline", "21:39")
    form.choose("Factors we know of", "Monitoring gap")
    form.choose("How likely is it to return?", "4 ·")
    form.choose("How bad would it be?", "4 ·")
    form.sees("High risk")
    form.screen.shoot("review-5-findings")


def propose(form: Form) -> None:
    """Propose work that can be finished, and how somebody else will check it."""
    form.write("Propose an action", "Alert on certificates 30 days before they expire")
    form.press("Propose")
    form.sees("Action 1 of 1")
    form.write("Done when", "A certificate with 29 days left pages somebody.")
    form.choose("Kind of change", "Monitor and alert")
    form.choose("Owner", "Service owner")
    form.choose("Priority", "P1")
    form.choose("How it will be checked", "Test")
    form.choose("Verifier", "Reliability engineer")
    form.screen.shoot("review-6-actions")


def sign(form: Form) -> None:
    """Submit it, have somebody else approve it, publish it, and take the report."""
    form.open_section("Approval")
    form.sees("Nothing is missing")
    form.press("Submit for review")
    form.sees("somebody else approves it")
    form.screen.act_as("Head of platform")
    form.press("Approve")
    form.press("Publish")
    form.sees("What it says is frozen; its actions go on")
    form.screen.settle()
    with form.screen.page.expect_download(timeout=120_000) as taken:  # a busy machine writes slowly
        form.press("Word")
    told = {line.text for line in Document(str(taken.value.path())).paragraphs}
    assert {SUMMARY, IMPACT} <= told
    form.screen.shoot("review-8-published")


def test_every_answer_that_was_drawn_as_saved_survives_a_power_cut(
    server: Server, serve: Serve, screen_on: Look
) -> None:
    form = begin(server, screen_on)
    answer_overview(form)
    expect(form.main.get_by_text("Saved")).to_have_count(2)
    form.open_section("Findings")
    form.write("Add a finding", "A certificate expired without an alert")
    form.press("Add")
    form.write("Analysis", "It was renewed by hand, once a year.")
    form.sees("All changes saved")
    form.open_section("Decisions")
    form.write("What had to be decided?", "Replace it now?")
    form.press("Add")
    form.write("What was chosen", "Yes")
    form.sees("All changes saved")

    server.stop(signal.SIGKILL)
    form.screen.page.goto("about:blank")
    form.screen.faults.clear()  # the browser said that the connection was gone, and it was right
    again = Form(screen_on(serve(server.database)))
    again.screen.open("/review?review=REV-0001&section=overview")
    expect(again.main.get_by_role("textbox", name="What happened?")).to_have_value(SUMMARY)
    expect(again.main.get_by_role("textbox", name="Who was affected, and how?")).to_have_value(IMPACT)
    again.screen.shoot("review-after-a-power-cut")
    with Database(server.database).read() as store:
        decision, finding = store.require(Decision, "DEC-0001"), store.require(Finding, "FND-0001")
    assert (decision.chosen, finding.analysis) == ("Yes", "It was renewed by hand, once a year.")
    assert decision.decided_at.utcoffset() == timedelta(0)
