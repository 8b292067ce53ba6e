"""An answer that was acknowledged is never lost."""

import pytest

from aar.domain.review import Answer
from aar.errors import InputError, StaleEdit
from aar.usecases.answer_question import answer_question
from aar.usecases.mark_answer import mark_answer
from aar.usecases.set_participant import set_participant
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, World


def test_each_answer_counts_its_revisions(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    first = world.do(answer_question, "REV-0001", "summary", "One", revision=0, by=FACILITATOR)
    second = world.do(answer_question, "REV-0001", "summary", "Two", revision=1, by=FACILITATOR)
    assert (first.revision, second.revision, second.value) == (1, 2, "Two")


def test_a_save_on_an_older_revision_is_refused_and_shows_both_texts(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "Theirs", revision=0, by=FACILITATOR)
    with pytest.raises(StaleEdit) as refused:
        world.do(answer_question, "REV-0001", "summary", "Mine", revision=0, by=FACILITATOR)
    assert (refused.value.yours, refused.value.theirs) == ("Mine", "Theirs")
    assert (refused.value.theirs_revision, refused.value.saved_by) == (1, "facilitator")
    with world.database.read() as store:
        assert store.require(Answer, "REV-0001", "summary").value == "Theirs"


def test_saving_the_same_text_again_changes_nothing(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "Same", revision=0, by=FACILITATOR)
    again = world.do(answer_question, "REV-0001", "summary", "Same", revision=0, by=FACILITATOR)
    assert again.revision == 1


def test_an_answer_may_be_public_while_others_are_internal(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    saved = world.do(
        answer_question, "REV-0001", "summary", "X", revision=0, by=FACILITATOR, sensitivity="public"
    )
    assert saved.sensitivity == "public"
    kept = world.do(answer_question, "REV-0001", "summary", "Y", revision=1, by=FACILITATOR)
    assert kept.sensitivity == "public"


def test_a_participant_has_one_role_and_can_leave(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(set_participant, "REV-0001", "owner", "scribe", by=FACILITATOR)
    review = world.do(set_participant, "REV-0001", "owner", "technical_lead", by=FACILITATOR)
    assert [(there.person_id, there.role) for there in review.participants] == [("owner", "technical_lead")]
    assert not world.do(set_participant, "REV-0001", "owner", None, by=FACILITATOR).participants


def test_only_known_people_can_have_been_there(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    with pytest.raises(InputError, match="There is no person stranger"):
        world.do(set_participant, "REV-0001", "stranger", "scribe", by=FACILITATOR)


def test_marking_an_answer_leaves_what_it_says(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "One", revision=0, by=FACILITATOR)
    marked = world.do(mark_answer, "REV-0001", "summary", "restricted", revision=1, by=FACILITATOR)
    assert (marked.value, marked.sensitivity, marked.revision) == ("One", "restricted", 2)
    same = world.do(mark_answer, "REV-0001", "summary", "restricted", revision=1, by=FACILITATOR)
    assert same == marked


def test_an_answer_that_somebody_wrote_anew_is_not_marked_unread(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "One", revision=0, by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "Two", revision=1, by=FACILITATOR)
    with pytest.raises(StaleEdit) as refused:
        world.do(mark_answer, "REV-0001", "summary", "public", revision=1, by=FACILITATOR)
    assert (refused.value.yours, refused.value.theirs) == ("public", "internal")
