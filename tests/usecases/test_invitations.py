"""Participants are asked to answer a section, and a review says whose view it does not have."""

import pytest

from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.domain.review import Review
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.usecases.answer_question import answer_question
from aar.usecases.approve_review import approve_review
from aar.usecases.invite_to_answer import invite_to_answer
from aar.usecases.material import material_of
from aar.usecases.perspectives import Perspectives, perspectives_of
from aar.usecases.set_participant import set_participant
from aar.usecases.start_review import start_review
from aar.usecases.submit_review import submit_review
from aar.usecases.withdraw_invitation import withdraw_invitation
from tests.usecases.conftest import FACILITATOR, LEADER, OWNER, VERIFIER, VIEWER, World


@pytest.fixture
def asked(world: World) -> World:
    """A draft with a scribe, a technical lead and a viewer who is asked to answer the overview."""
    world.do(start_review, "INC-0001", by=FACILITATOR)
    for person, role in (("owner", "technical_lead"), ("verifier", "scribe"), ("viewer", "scribe")):
        world.do(set_participant, "REV-0001", person, role, by=FACILITATOR)
    world.do(invite_to_answer, "REV-0001", "viewer", "overview", by=FACILITATOR)
    return world


def perspectives(world: World) -> Perspectives:
    with world.database.read() as store:
        return perspectives_of(material_of(store, store.require(Review, "REV-0001")))


def waiting_for(world: World, person_id: str) -> list[str]:
    """The sections that wait on the person's own page."""
    with world.database.read() as store:
        rows = store.rows("queries/work/invitations", person_id=person_id, sees_private=False, most=None)
    return [row["section_id"] for row in rows]


def test_who_was_asked_may_answer_that_section_and_no_other(asked: World) -> None:
    saved = asked.do(answer_question, "REV-0001", "summary", "Slow", revision=0, by=VIEWER)
    assert saved.answered_by == "viewer"
    with pytest.raises(PermissionDenied, match="Colleague may not lead reviews"):
        asked.do(answer_question, "REV-0001", "luck", "A holiday", revision=0, by=VIEWER)
    with pytest.raises(PermissionDenied):
        asked.do(answer_question, "REV-0001", "summary", "Other", revision=1, by=OWNER)


def test_who_was_asked_does_not_decide_who_may_read_the_answer(asked: World) -> None:
    with pytest.raises(PermissionDenied):
        asked.do(answer_question, "REV-0001", "summary", "Slow", revision=0, by=VIEWER, sensitivity="public")


def test_an_invitation_waits_on_the_persons_page_until_the_first_answer(asked: World) -> None:
    assert waiting_for(asked, "viewer") == ["overview"]
    asked.do(answer_question, "REV-0001", "summary", " ", revision=0, by=VIEWER)
    assert waiting_for(asked, "viewer") == ["overview"]
    asked.do(answer_question, "REV-0001", "summary", "Slow", revision=1, by=VIEWER)
    assert waiting_for(asked, "viewer") == []
    with asked.database.read() as store:
        assert [one.answered_at for one in store.require(Review, "REV-0001").invited] == [asked.now]


def test_roles_that_were_there_and_said_nothing_are_missing(asked: World) -> None:
    assert perspectives(asked).silent_roles == ("technical_lead", "scribe")
    assert [one.person_id for one in perspectives(asked).waiting] == ["viewer"]
    asked.do(answer_question, "REV-0001", "summary", "Slow", revision=0, by=VIEWER)
    asked.do(answer_question, "REV-0001", "summary", "Slow, then down", revision=1, by=FACILITATOR)
    assert perspectives(asked) == Perspectives(silent_roles=("technical_lead",), waiting=())


def test_only_people_who_were_there_are_asked_and_only_about_sections_with_questions(asked: World) -> None:
    with pytest.raises(ConflictError, match="Other owner is not named among those who were there"):
        asked.do(invite_to_answer, "REV-0001", "other", "overview", by=FACILITATOR)
    with pytest.raises(InputError, match="The section approval asks no questions"):
        asked.do(invite_to_answer, "REV-0001", "viewer", "approval", by=FACILITATOR)
    with pytest.raises(PermissionDenied):
        asked.do(invite_to_answer, "REV-0001", "viewer", "overview", by=VERIFIER)


def test_nobody_is_asked_twice(asked: World) -> None:
    again = asked.do(invite_to_answer, "REV-0001", "viewer", "overview", by=FACILITATOR)
    assert len(again.invited) == 1


def test_who_may_not_see_a_private_incident_is_not_asked(asked: World) -> None:
    private = Incident(incident_id="INC-0001", title="Checkout is slow", is_private=True)
    asked.database.write(lambda store: store.put([private]))
    assert waiting_for(asked, "viewer") == []
    with pytest.raises(ConflictError, match="Service owner cannot open this review"):
        asked.do(invite_to_answer, "REV-0001", "owner", "overview", by=LOCAL)


def test_an_invitation_can_be_withdrawn_until_it_is_answered(asked: World) -> None:
    asked.do(invite_to_answer, "REV-0001", "viewer", "people", by=FACILITATOR)
    asked.do(withdraw_invitation, "REV-0001", "viewer", "people", by=FACILITATOR)
    assert waiting_for(asked, "viewer") == ["overview"]
    asked.do(answer_question, "REV-0001", "summary", "Slow", revision=0, by=VIEWER)
    with pytest.raises(ConflictError, match="no invitation of this person that waits"):
        asked.do(withdraw_invitation, "REV-0001", "viewer", "overview", by=FACILITATOR)


def test_who_was_not_there_after_all_is_asked_nothing(asked: World) -> None:
    asked.do(set_participant, "REV-0001", "viewer", None, by=FACILITATOR)
    assert waiting_for(asked, "viewer") == []


def test_an_approved_review_takes_no_answers_from_anybody(asked: World) -> None:
    asked.do(invite_to_answer, "REV-0001", "viewer", "people", by=FACILITATOR)
    for question in ("summary", "impact"):
        asked.do(answer_question, "REV-0001", question, "Known", revision=0, by=FACILITATOR)
    asked.do(submit_review, "REV-0001", by=FACILITATOR)
    asked.do(approve_review, "REV-0001", by=LEADER)
    with pytest.raises(ConflictError, match="REV-0001 is approved"):
        asked.do(answer_question, "REV-0001", "missing_perspectives", "Support", revision=0, by=VIEWER)
    assert waiting_for(asked, "viewer") == []
