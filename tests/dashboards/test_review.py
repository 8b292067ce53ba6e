"""The guided review: one section at a time, every answer saved as it is left, nobody's text overwritten."""

from datetime import date, timedelta
from typing import get_args

import pytest

from aar.domain.review import Answer
from aar.forms.form import QuestionKind, SectionKind
from aar.registry import discover
from aar.usecases.answer_question import answer_question
from dashboards.components import review_questions
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored

SUMMARY = key("REV-0001.summary")


def test_there_is_a_way_to_draw_every_kind_of_section_and_question() -> None:
    sections = discover("dashboards.pages.review_sections", exporting="SECTION")
    assert sorted(sections) == sorted(get_args(SectionKind))
    assert sorted(review_questions.DRAW) == sorted(get_args(QuestionKind))


@pytest.mark.parametrize("kind", ["incident", "near_miss", "exercise"])
def test_every_section_of_every_form_can_be_drawn(open_page: OpenPage, kind: str) -> None:
    records = (*builders.PEOPLE, builders.incident(kind=kind), builders.review(form=kind))
    form = discover("aar.forms", exporting="FORM")[kind]
    for one in form.sections:
        page = open_page("review", *records, params=section(one.section_id))
        assert not page.exception
        assert not page.error
        assert one.purpose.split(",")[0] in said(page).replace("\\", "")


def test_the_head_says_which_incident_when_it_is_due_and_how_far_it_is(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("overview"))
    assert page.header[0].value == "INC\\-0001 · Checkout is slow"
    assert "SEV2" in said(page)
    assert "Led by Review facilitator" in said(page)
    assert "1 of 8 sections complete" in said(page)


def test_the_section_bar_writes_its_choice_into_the_address(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline", event="EVT-0002"))
    page.segmented_control(key="section.REV-0001").set_value("people").run()
    assert dict(page.query_params) == section("people")
    assert "Who was there" in said(page)


def test_an_answer_is_saved_when_it_is_left_and_the_page_says_so(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("overview"))
    page.text_area(key=SUMMARY).set_value("Checkout was slow.").run()
    assert stored(Answer, "REV-0001", "summary").value == "Checkout was slow."
    assert "Saved" in said(page)


def test_an_answer_that_blames_is_saved_and_gets_advice(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("overview"))
    page.text_area(key=SUMMARY).set_value("It was human error.").run()
    assert "Which condition made it likely" in said(page)


def test_what_was_saved_is_there_in_the_next_session(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("overview"))
    page.text_area(key=SUMMARY).set_value("Checkout was slow.").run()
    again = open_page("review", params=section("overview"))
    assert again.text_area(key=SUMMARY).value == "Checkout was slow."
    assert "by Local administrator" in said(again)


def test_a_text_that_somebody_else_saved_meanwhile_is_not_overwritten(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("overview"))
    app = application()
    app.run(
        answer_question, "REV-0001", "summary", "Theirs", revision=0, by=builders.FACILITATOR, now=app.now()
    )
    page.text_area(key=SUMMARY).set_value("Mine").run()
    assert stored(Answer, "REV-0001", "summary").value == "Theirs"
    assert {"Mine", "Theirs"} <= {text.value for text in page.text}
    next(button for button in page.button if button.label == "Keep mine").click().run()
    assert stored(Answer, "REV-0001", "summary").value == "Mine"


def test_the_needed_answers_are_marked_until_they_are_given(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("overview"))
    assert said(page).count("Needed for approval") == 2
    page.text_area(key=SUMMARY).set_value("Checkout was slow.").run()
    assert said(page).count("Needed for approval") == 1


@pytest.mark.parametrize(
    ("state", "by", "why"),
    [
        ("published", "facilitator", "is published, so what it says is frozen"),
        ("approved", "facilitator", "return it to its draft"),
        ("draft", "owner", "takes the role of a facilitator"),
    ],
)
def test_who_cannot_write_reads_why(open_page: OpenPage, state: str, by: str, why: str) -> None:
    records = (*builders.PEOPLE, builders.incident(), builders.review(state=state))
    page = open_page("review", *records, by=by, params=section("overview"))
    assert why in said(page)
    assert page.text_area(key=SUMMARY).disabled


def test_what_nobody_filled_in_shows_no_example_to_those_who_only_read(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, by="owner", params=section("overview"))
    hints = {field.placeholder for field in (*page.text_area, *page.number_input)}
    assert hints == {"Not filled in"}


def test_a_private_incident_has_no_review_for_those_who_may_not_see_it(open_page: OpenPage) -> None:
    records = (*builders.PEOPLE, builders.incident(is_private=True), builders.review())
    page = open_page("review", *records, by="facilitator", params=section("overview"))
    assert "There is no incident INC-0001" in said(page).replace("\\", "")
    assert "INC-0001" not in said(open_page("review", by="facilitator")).replace("\\", "")


def test_without_an_address_the_reviews_and_the_incidents_without_one_are_offered(
    open_page: OpenPage,
) -> None:
    page = open_page("review", *RECORDS, builders.incident(2, title="Search is down"))
    assert "1 review" in said(page)
    offered = next(box for box in page.selectbox if box.label == "Incident without a review")
    assert offered.options == ["INC-0002 · Search is down"]


def test_what_was_published_and_what_began_last_comes_first(open_page: OpenPage) -> None:
    later = builders.START + timedelta(days=1)
    published = [
        builders.review(nth, incident_id=f"INC-{nth:04d}", state="published", published_at=at)
        for nth, at in ((1, builders.START), (2, later))
    ]
    incidents = [builders.incident(nth) for nth in range(1, 5)]
    began = builders.event(incident_id="INC-0003", occurred_at=later)
    page = open_page("review", *builders.PEOPLE, *incidents, *published, began)
    assert list(page.dataframe[0].value["review_id"]) == ["REV-0002", "REV-0001"]
    offered = next(box for box in page.selectbox if box.label == "Incident without a review")
    assert [one.partition(" ")[0] for one in offered.options] == ["INC-0003", "INC-0004"]


def test_of_many_incidents_without_a_review_all_are_counted_and_the_latest_can_be_chosen(
    open_page: OpenPage,
) -> None:
    many = [
        builders.incident(number, created_at=builders.START + timedelta(minutes=number))
        for number in range(1, 204)
    ]
    page = open_page("review", *many)
    assert "0 reviews · 203 incidents without one" in said(page)
    offered = next(box for box in page.selectbox if box.label == "Incident without a review")
    assert len(offered.options) == 200
    assert "The latest 200 can be chosen here" in said(page)


def test_of_many_reviews_the_most_urgent_are_listed_and_the_others_are_a_page_away(
    open_page: OpenPage,
) -> None:
    numbers = range(1, 203)
    many = [builders.incident(number) for number in numbers]
    reviews = [
        builders.review(
            number,
            incident_id=f"INC-{number:04d}",
            due_on=date(2026, 5, 1) - timedelta(days=number),
            state="published" if number == 202 else "draft",
        )
        for number in numbers
    ]
    page = open_page("review", *many, *reviews)
    assert "202 reviews · 0 incidents without one" in said(page)
    assert list(page.dataframe[0].value["review_id"]) == [f"REV-{number:04d}" for number in range(201, 1, -1)]
    page.button(key="reviews.page.Next").click().run()
    assert list(page.dataframe[0].value["review_id"]) == ["REV-0001", "REV-0202"]
    assert "201 to 202 of 202 reviews" in said(page)


def test_the_address_of_a_reviewed_incident_leads_to_the_newest_version_of_its_review(
    open_page: OpenPage,
) -> None:
    amended = builders.review(2, version=2, amends="REV-0001")
    page = open_page("review", *RECORDS, amended, params={"incident": "INC-0001"})
    assert page.query_params["review"] == "REV-0002"


def test_a_first_visit_says_what_a_review_is_for(open_page: OpenPage) -> None:
    assert "No reviews yet" in said(open_page("review"))


def test_people_are_named_with_their_role_and_can_be_taken_out_again(open_page: OpenPage) -> None:
    from aar.domain.review import Review

    page = open_page("review", *RECORDS, params=section("people"))
    page.selectbox(key="add.REV-0001.0.person").set_value("owner")
    page.selectbox(key="add.REV-0001.0.role").set_value("scribe")
    page.button(key="FormSubmitter:add.REV-0001.0.form-Add").click().run()
    assert [(one.person_id, one.role) for one in stored(Review, "REV-0001").participants] == [
        ("owner", "scribe")
    ]
    page.button(key="leave.role.REV-0001.owner").click().run()
    assert not stored(Review, "REV-0001").participants
