"""Approval: what is missing leads to where it is added, and nobody approves an own review."""

from typing import Any

import pytest

from aar.domain.action import ActionItem
from aar.domain.record import Record
from aar.domain.review import Answer, Review
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored

ANSWERS = (
    Answer(review_id="REV-0001", question_id="summary", value="Slow"),
    Answer(review_id="REV-0001", question_id="impact", value="Some"),
)
STRENGTH = builders.finding(kind="strength", title="Quick rollback")
PROPOSED = builders.action(state="proposed", agreed_at=None)


def records(state: str = "draft") -> tuple[Record, ...]:
    """A review to which nothing is missing."""
    others = [one for one in RECORDS if not isinstance(one, Review)]
    return (*others, builders.review(state=state), *ANSWERS, STRENGTH, PROPOSED)


def test_what_is_missing_leads_to_its_section(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, builders.finding(), params=section("approval"))
    assert "4 things missing for approval" in said(page)
    page.button(key="missing.0").click().run()
    assert page.query_params["section"] == "findings"


def test_a_finding_without_evidence_holds_the_submission_up(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, builders.finding(), params=section("approval"))
    assert next(one for one in page.button if one.label == "Submit for review").disabled


def test_who_may_not_submit_reads_who_does(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, by="owner", params=section("approval"))
    assert "A facilitator submits it" in said(page)
    assert "Submit for review" not in [one.label for one in page.button]


def test_a_review_goes_from_draft_to_published_by_two_people(open_page: OpenPage) -> None:
    page = open_page("review", *records(), by="facilitator", params=section("approval"))
    next(one for one in page.button if one.label == "Submit for review").click().run()
    assert "You led this review, so somebody else approves it" in said(page)
    assert next(one for one in page.button if one.label == "Approve").disabled

    page = open_page("review", by="leader", params=section("approval"))
    next(one for one in page.button if one.label == "Approve").click().run()
    next(one for one in page.button if one.label == "Publish").click().run()
    assert stored(Review, "REV-0001").state == "published"
    assert stored(ActionItem, "ACT-0001").state == "agreed"
    assert all(step in said(page) for step in ("Submitted for review", "Approved", "Published"))


def test_a_review_that_was_signed_elsewhere_says_by_whom_and_one_that_nobody_signed_says_so(
    open_page: OpenPage,
) -> None:
    signed: dict[str, Any] = {
        "approved_by": "leader",
        "approved_at": builders.START,
        "published_at": builders.START,
    }
    review = builders.review(state="published", **signed)
    page = open_page("review", *RECORDS[:-1], review, params=section("approval"))
    assert "**Approved**  \nHead of platform" in said(page)
    assert "**Published**" in said(page)
    draft = builders.review(2, incident_id="INC-0002")
    page = open_page(
        "review", builders.incident(2), draft, params={"review": "REV-0002", "section": "approval"}
    )
    assert "Nobody has signed anything yet" in said(page)


def test_a_review_is_returned_only_with_a_reason_and_says_it(open_page: OpenPage) -> None:
    page = open_page("review", *records("in_review"), by="leader", params=section("approval"))
    press = next(one for one in page.button if one.label == "Return")
    press.click().run()
    assert "only with a reason" in page.error[0].value
    next(one for one in page.text_input if one.label == "What should change?").set_value("Name the impact")
    next(one for one in page.button if one.label == "Return").click().run()
    review = stored(Review, "REV-0001")
    assert (review.state, review.returned_reason) == ("draft", "Name the impact")
    page = open_page("review", by="facilitator", params=section("approval"))
    assert "Name the impact" in page.warning[0].value


def test_a_plan_of_only_weaker_actions_waits_for_a_leader(open_page: OpenPage) -> None:
    weak = PROPOSED.changed(strength_category="training")
    given = (*records()[:-1], weak)
    page = open_page("review", *given, by="facilitator", params=section("approval"))
    assert "Choose a person with the role leadership" in said(page)
    page = open_page("review", by="leader", params=section("approval"))
    next(one for one in page.text_input if one.label == "Why is it enough?").set_value("It is retired in May")
    next(one for one in page.button if one.label == "Accept this plan").click().run()
    review = stored(Review, "REV-0001")
    assert (review.weak_plan_accepted_by, review.weak_plan_reason) == ("leader", "It is retired in May")


@pytest.mark.parametrize("state", ["draft", "published"])
def test_the_report_can_be_taken_away_at_any_time(open_page: OpenPage, state: str) -> None:
    page = open_page("review", *records(state), params=section("approval"))
    assert [one.label for one in page.download_button] == ["Word", "Markdown"]


def test_an_amendment_is_started_where_a_review_was_published_and_shows_what_it_changes(
    open_page: OpenPage,
) -> None:
    given = (*records("published")[:-1], PROPOSED.changed(state="agreed"))
    page = open_page("review", *given, by="facilitator", params=section("approval"))
    next(one for one in page.button if one.label == "Start an amendment").click().run()
    assert stored(Review, "REV-0002").amends == "REV-0001"

    page = open_page("review", by="facilitator", params={"review": "REV-0002", "section": "overview"})
    page.text_area(key=key("REV-0002.summary")).set_value("Slow, then down").run()
    page = open_page("review", by="facilitator", params={"review": "REV-0002", "section": "approval"})
    assert "What this amendment changes** :gray[1 change]" in said(page)
    assert "Slow, then down" in said(page)
    assert "Version 2, amends REV-0001" in said(page)


def test_an_incident_tells_the_published_version_and_leads_to_its_amendment(open_page: OpenPage) -> None:
    amendment = builders.review(2, version=2, amends="REV-0001")
    given = (*records("published"), amendment)
    page = open_page("incident", *given, by="facilitator", params={"incident": "INC-0001"})
    assert "Quick rollback" in said(page)
    assert "Version 1 · REV-0001" in said(page)
    assert "Version 2 · REV-0002" in [one.label for one in page.button]
