"""A whole review without a mouse, with the focus in sight and a name on every field."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, get_args

import pytest
from playwright.sync_api import expect

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.review import Answer, Review
from aar.forms.exercise import FORM as EXERCISE
from aar.forms.form import Question, QuestionKind, is_answered
from aar.forms.incident import FORM
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
OF_EACH_KIND: Final = {
    question.kind: question for question in (*EXERCISE.questions, *reversed(FORM.questions))
}
ASKED: Final = [*OF_EACH_KIND.values(), *(question for question in FORM.questions if question.required)]


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    exercise = builders.incident(2, kind="exercise", title="Exercise: a certificate expires")
    reviews = (builders.review(), builders.review(2, incident_id="INC-0002", form="exercise"))
    real_incident.fill(tmp_path / "aar.duckdb", exercise, *reviews)
    return serve(tmp_path / "aar.duckdb")


def every_field_has_a_name(screen: Screen) -> None:
    nameless = NAMELESS.findall(screen.page.get_by_test_id("stMain").aria_snapshot())
    assert nameless == []


def test_a_whole_review_is_led_by_keyboard_alone(server: Server, screen_on: Look) -> None:
    screen = screen_on(server)
    keys = Keys(screen)
    screen.open("/review?review=REV-0001&section=overview")
    keys.choose("Acting as", "Review facilitator")
    for section in FORM.sections:
        keys.open_section(section.title.partition(" & ")[0])
        for question in filter(ASKED.__contains__, section.questions):
            answer(keys, question)
        FILL.get(section.kind, every_section)(keys)
        every_field_has_a_name(screen)
    keys.press("Submit for review")
    expect(screen.page.get_by_text("In review", exact=True).first).to_be_visible()
    date_an_exercise(keys)
    assert_every_kind_of_question_is_answered(server)
    assert_all_is_stored(server)


def answer(keys: Keys, question: Question) -> None:
    """Answer a question of any kind, as its field wants it."""
    name = f"^{re.escape(question.title)}"
    offered = {"choice": question.choices[-1:], "people": ("Service owner",), "events": ("22:25",)}
    if question.kind in offered:
        keys.choose(name, *offered[question.kind])
    elif question.kind == "date":
        keys.date(re.escape(question.title), "20270315")
    else:
        keys.write(name, "4" if question.kind == "number" else "What we know by now.")


def every_section(keys: Keys) -> None:
    """Nothing beyond its questions."""


def curate(keys: Keys) -> None:
    keys.choose("Open one event", "22:36")
    keys.date("When responders could know it", "202511182240")
    keys.choose("^Milestone", "Mitigated")


def add_a_person(keys: Keys) -> None:
    keys.choose("^Person", "Service owner")
    keys.choose("^Role", "Technical lead")
    keys.press("Add$")


def decide(keys: Keys) -> None:
    """How it looked then, and only when that is saved, how it turned out."""
    keys.write("What had to be decided", "Replace the certificate now?")
    keys.date("When", "202511182230")
    keys.press("Add$")
    keys.choose("Decided by", "Incident commander")
    expect(keys.page.get_by_text("Opens once step 1 says")).to_be_visible()
    keys.write("What was chosen", "Replace it")
    keys.write("Why it made sense", "It could not become worse.")
    keys.choose("What was known then", "22:25")
    keys.write("What happened then", "It recovered within minutes.")


def find(keys: Keys) -> None:
    keys.write("Add a finding", "A certificate expired without an alert")
    keys.press("Add$")
    keys.write("^Analysis", "It was renewed by hand, once a year.")
    keys.choose("Evidence", "22:25")
    keys.choose("Factors we know", "Monitoring gap")
    keys.choose("How likely is it", "4 ·")
    keys.choose("How bad would it be", "3 ·")
    keys.write("Propose an action", "Alert on certificates that expire soon")
    keys.press("Propose$")


def plan_an_action(keys: Keys) -> None:
    keys.write("Done when", "A certificate with 29 days left pages somebody.")
    keys.choose("Kind of change", "Monitor and alert")
    keys.choose("^Owner", "Service owner")
    keys.think_better()
    keys.date("Due on", "20251220")
    keys.choose("How it will be checked", "Test")
    keys.choose("^Verifier", "Reliability engineer")
    keys.write("After days", "14")


FILL: Final[Mapping[str, Callable[[Keys], None]]] = {
    "timeline": curate,
    "people": add_a_person,
    "decisions": decide,
    "findings": find,
    "actions": plan_an_action,
}


def date_an_exercise(keys: Keys) -> None:
    """The one kind of question that the form of an incident does not have."""
    keys.screen.open("/review?review=REV-0002&section=surprises")
    answer(keys, OF_EACH_KIND["date"])


def assert_every_kind_of_question_is_answered(server: Server) -> None:
    assert set(OF_EACH_KIND) == set(get_args(QuestionKind))
    with Database(server.database).read() as store:
        answers = {one.question_id: one.value for one in store.list(Answer)}
    assert set(answers) == {question.question_id for question in ASKED}
    assert all(map(is_answered, answers.values()))
    assert (answers["responders"], answers["next_on"]) == (4, "2027-03-15")
    assert (answers["key_moments"], answers["heard"]) == (["EVT-0005"], ["owner"])


def assert_all_is_stored(server: Server) -> None:
    with Database(server.database).read() as store:
        review = store.require(Review, "REV-0001")
        event = store.require(TimelineEvent, "EVT-0007")
        decision = store.require(Decision, "DEC-0001")
        finding = store.require(Finding, "FND-0001")
        action = store.require(ActionItem, "ACT-0001")
    assert (review.state, review.participants[0].person_id) == ("in_review", "owner")
    assert (event.milestone, event.known_at) == ("mitigated", datetime(2025, 11, 18, 21, 40, tzinfo=UTC))
    assert decision.decided_at == datetime(2025, 11, 18, 21, 30, tzinfo=UTC)
    assert (decision.known_then, decision.outcome) == (("EVT-0005",), "It recovered within minutes.")
    assert (finding.evidence, finding.factors[0].code) == (("EVT-0005",), "monitoring.gap")
    assert (finding.risk.likelihood, finding.risk.impact) == (4, 3) if finding.risk else None
    assert action.plan is not None
    assert (action.owner, action.due_on) == ("owner", date(2025, 12, 20))
    assert (action.plan.method, action.plan.verifier, action.plan.window_days) == ("test", "verifier", 14)
