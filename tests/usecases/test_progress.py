"""A review says section by section how far it has come."""

from collections.abc import Collection

import pytest

from aar.domain.event import Milestone
from aar.domain.review import Review
from aar.usecases.answer_question import answer_question
from aar.usecases.material import material_of
from aar.usecases.progress import progress_of
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.set_participant import set_participant
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, World
from tests.usecases.test_review_states import published

REACHED: tuple[Milestone, ...] = ("detected", "resolved")
ONLY_DETECTED: tuple[Milestone, ...] = ("detected",)


@pytest.fixture
def begun(world: World) -> World:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    return world


def stands(world: World, milestones: Collection[Milestone] = ()) -> dict[str, str]:
    with world.database.read() as store:
        material = material_of(store, store.require(Review, "REV-0001"))
    return {one.section_id: one.stand for one in progress_of(material, milestones)}


def test_nothing_is_done_at_the_start(begun: World) -> None:
    assert set(stands(begun).values()) == {"empty"}


def test_questions_are_complete_when_what_is_required_is_answered(begun: World) -> None:
    begun.do(answer_question, "REV-0001", "summary", "Said", revision=0, by=FACILITATOR)
    assert stands(begun)["overview"] == "started"
    begun.do(answer_question, "REV-0001", "impact", "Said", revision=0, by=FACILITATOR)
    assert stands(begun)["overview"] == "complete"


def test_a_timeline_is_complete_when_it_says_when_it_was_detected_and_resolved(begun: World) -> None:
    assert stands(begun, ONLY_DETECTED)["timeline"] == "started"
    assert stands(begun, REACHED)["timeline"] == "complete"


def test_a_question_alone_does_not_say_who_was_there(begun: World) -> None:
    begun.do(answer_question, "REV-0001", "missing_perspectives", "Support", revision=0, by=FACILITATOR)
    assert stands(begun)["people"] == "started"
    begun.do(set_participant, "REV-0001", "owner", "scribe", by=FACILITATOR)
    assert stands(begun)["people"] == "complete"


def test_a_decision_without_its_choice_and_a_finding_without_evidence_are_only_started(begun: World) -> None:
    fields = {"decided_at": begun.now, "question": "Roll back?"}
    begun.do(record_decision, "REV-0001", fields, by=FACILITATOR)
    begun.do(record_finding, "REV-0001", {"title": "Late alarm"}, by=FACILITATOR)
    found = stands(begun)
    assert (found["decisions"], found["findings"]) == ("started", "started")


def test_a_strength_needs_no_evidence(begun: World) -> None:
    fields = {"title": "Quick rollback", "kind": "strength"}
    begun.do(record_finding, "REV-0001", fields, by=FACILITATOR)
    assert stands(begun)["findings"] == "complete"


def test_approval_is_complete_once_the_review_is_published(world: World) -> None:
    published(world)
    assert stands(world)["approval"] == "complete"
