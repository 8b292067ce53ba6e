"""People: those who were there are asked to answer a section, and find it among their work."""

from aar.domain.invitation import Invitation
from aar.domain.review import Participant, Review
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored

THERE = (
    Participant(person_id="owner", role="technical_lead"),
    Participant(person_id="verifier", role="scribe"),
)
ASKED = Invitation(person_id="verifier", section_id="surprises", asked_at=builders.START)
RECORDS_WITH_PEOPLE = (*RECORDS[:-1], builders.review(participants=THERE))
RECORDS_WITH_INVITATION = (*RECORDS[:-1], builders.review(participants=THERE, invitations=(ASKED,)))


def test_a_participant_is_asked_to_answer_a_section(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS_WITH_PEOPLE, by="facilitator", params=section("people"))
    assert "No answer yet by anybody who was technical lead, scribe" in said(page)
    next(one for one in page.selectbox if one.label == "Participant").set_value("verifier")
    next(one for one in page.button if one.label == "Ask").click().run()
    assert "Nobody was asked" in said(page)
    next(one for one in page.selectbox if one.label == "Section to answer").set_value("surprises")
    next(one for one in page.button if one.label == "Ask").click().run()
    assert [one.section_id for one in stored(Review, "REV-0001").invited] == ["surprises"]
    assert "Asked and not answered: Reliability engineer" in said(page)
    next(one for one in page.button if one.label == "Withdraw").click().run()
    assert stored(Review, "REV-0001").invited == ()


def test_a_person_is_added_with_a_role_and_never_without(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, by="facilitator", params=section("people"))
    next(one for one in page.selectbox if one.label == "Person").set_value("owner")
    next(one for one in page.button if one.label == "Add").click().run()
    assert "Nobody was added" in said(page)
    next(one for one in page.selectbox if one.label == "Role").set_value("technical_lead")
    next(one for one in page.button if one.label == "Add").click().run()
    assert stored(Review, "REV-0001").participants == THERE[:1]
    assert next(one for one in page.selectbox if one.label == "Person").value is None


def test_who_was_asked_finds_it_among_the_own_work_and_answers(open_page: OpenPage) -> None:
    page = open_page("my_work", *RECORDS_WITH_INVITATION, by="verifier")
    assert "You were asked" in said(page)
    assert "Answer Surprises & luck" in said(page)

    page = open_page("review", by="verifier", params=section("surprises"))
    assert "You were asked to answer Surprises" in said(page)
    page.text_area(key=key("REV-0001.luck")).set_value("A holiday").run()
    assert "You were asked" not in said(open_page("my_work", by="verifier"))

    page = open_page("review", by="verifier", params=section("overview"))
    assert page.text_area(key=key("REV-0001.summary")).disabled
