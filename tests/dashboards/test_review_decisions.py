"""A decision is written down as it looked then; its outcome comes afterwards."""

from datetime import timedelta

import pytest

from aar.domain.decision import Decision
from aar.errors import InputError
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored

DECISION = Decision(
    decision_id="DEC-0001",
    review_id="REV-0001",
    decided_at=builders.START + timedelta(minutes=20),
    question="Roll back now?",
)


def test_a_decision_begins_with_its_question_and_its_time(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("decisions"))
    next(box for box in page.text_input if box.label == "What had to be decided?").set_value("Roll back?")
    next(button for button in page.button if button.label == "Add").click().run()
    decision = stored(Decision, "DEC-0001")
    assert (decision.question, decision.decided_at) == ("Roll back?", builders.START)
    assert page.query_params["decision"] == "DEC-0001"


def test_only_events_that_could_be_known_by_then_are_offered(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("decisions"))
    assert len(page.multiselect(key=key("DEC-0001.known_then")).options) == 3
    assert "3 of 5 events could be known" in said(page)


def test_moving_a_decision_before_what_it_rests_on_is_not_saved(open_page: OpenPage) -> None:
    cites = DECISION.changed(known_then=("EVT-0003",))
    page = open_page("review", *RECORDS, cites, params=section("decisions"))
    earlier = (DECISION.decided_at - timedelta(minutes=15)).replace(tzinfo=None)
    page.datetime_input(key=key("DEC-0001.decided_at")).set_value(earlier).run()
    assert stored(Decision, "DEC-0001").decided_at == DECISION.decided_at
    assert "Not saved" in said(page)
    assert "Not everything is saved" in said(page)


def test_the_outcome_opens_once_the_choice_and_its_reason_are_saved(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("decisions"))
    assert "Opens once step 1 says what was chosen and why" in said(page)
    page.text_area(key=key("DEC-0001.chosen")).set_value("Wait").run()
    page.text_area(key=key("DEC-0001.rationale")).set_value("Nobody was affected yet").run()
    page.text_area(key=key("DEC-0001.outcome")).set_value("It took 20 minutes longer").run()
    assert stored(Decision, "DEC-0001").outcome == "It took 20 minutes longer"


def test_hindsight_is_pointed_at_in_the_first_step_and_asked_for_in_the_second(open_page: OpenPage) -> None:
    judged = "We should have rolled back"
    told = DECISION.changed(chosen="Wait", rationale="No harm yet", hindsight_note=judged)
    page = open_page("review", *RECORDS, told, params=section("decisions"))
    assert "judges from today" not in said(page)
    page.text_area(key=key("DEC-0001.rationale")).set_value(judged).run()
    assert "judges from today" in said(page)


def test_options_are_written_one_a_line(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("decisions"))
    page.text_area(key=key("DEC-0001.options")).set_value("Roll back\n\n  Wait ").run()
    assert stored(Decision, "DEC-0001").options == ("Roll back", "Wait")


def test_a_decision_is_taken_out_of_a_draft(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("decisions"))
    page.button(key="remove.DEC-0001").click().run()
    with pytest.raises(InputError):
        stored(Decision, "DEC-0001")
    assert "No decision yet" in said(page)
