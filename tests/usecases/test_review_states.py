"""From draft to published: who may do what, and what must be there."""

from typing import Any

import pytest

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.domain.review import Review
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.usecases.accept_weak_plan import accept_weak_plan
from aar.usecases.answer_question import answer_question
from aar.usecases.approve_review import approve_review
from aar.usecases.curate_event import curate_event
from aar.usecases.edit_action import edit_action
from aar.usecases.propose_action import propose_action
from aar.usecases.publish_review import publish_review
from aar.usecases.record_finding import record_finding
from aar.usecases.return_review import return_review
from aar.usecases.start_review import start_review
from aar.usecases.submit_review import submit_review
from tests.usecases.conftest import FACILITATOR, LEADER, OWNER, VIEWER, World
from tests.usecases.once import once

FINDING = {
    "title": "The canary had no traffic",
    "evidence": ("EVT-1",),
    "factors": ({"code": "config.change"},),
}
ACTION = {
    "title": "Add traffic to the canary",
    "done_when": "The canary gets one percent of all regions",
    "owner": "owner",
    "priority": "P2",
    "strength_category": "blocking_gate",
    "plan": {"method": "test", "window_days": 14, "verifier": "verifier"},
}


@once
def complete(world: World, /, **action: Any) -> tuple[str, ActionItem]:
    """A review that lacks nothing, with one finding and one action."""
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    for question in ("summary", "impact"):
        world.do(answer_question, review.review_id, question, "Known.", revision=0, by=FACILITATOR)
    finding = world.do(record_finding, review.review_id, FINDING, by=FACILITATOR)
    proposed = world.do(propose_action, finding.finding_id, {**ACTION, **action}, by=FACILITATOR)
    return review.review_id, proposed


@once
def published(world: World, /, **action: Any) -> ActionItem:
    """The agreed action of a published review."""
    review_id, proposed = complete(world, **action)
    world.do(submit_review, review_id, by=FACILITATOR)
    world.do(approve_review, review_id, by=LEADER)
    world.do(publish_review, review_id, by=FACILITATOR)
    with world.database.read() as store:
        return store.require(ActionItem, proposed.action_id)


def test_a_review_is_due_by_severity_in_working_days_after_resolution(world: World) -> None:
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    assert str(review.due_on) == "2026-05-08"


def test_an_incident_has_one_review_at_a_time(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    with pytest.raises(ConflictError, match="already has the review REV-0001"):
        world.do(start_review, "INC-0001", by=FACILITATOR)


def test_a_review_is_led_by_a_form_of_its_own_kind(world: World) -> None:
    with pytest.raises(InputError, match="exercise is no form for a review of the kind incident") as refused:
        world.do(start_review, "INC-0001", form="exercise", by=FACILITATOR)
    assert refused.value.hint == "Choose one of incident."


def test_a_viewer_cannot_start_a_review(world: World) -> None:
    with pytest.raises(PermissionDenied, match="Colleague may not lead reviews"):
        world.do(start_review, "INC-0001", by=VIEWER)


def test_a_private_incident_does_not_exist_for_others(world: World) -> None:
    with pytest.raises(InputError, match="There is no incident INC-0002"):
        world.do(start_review, "INC-0002", by=FACILITATOR)


def test_an_area_for_improvement_needs_evidence_and_a_factor_before_it_is_read_by_others(
    world: World,
) -> None:
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(record_finding, review.review_id, {"title": "Something"}, by=FACILITATOR)
    with pytest.raises(ConflictError, match=r"needs evidence from the timeline.*needs a contributing factor"):
        world.do(submit_review, review.review_id, by=FACILITATOR)


def test_evidence_comes_from_the_incidents_own_timeline(world: World) -> None:
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    with pytest.raises(InputError, match="EVT-77 is not in this incident's timeline"):
        world.do(record_finding, review.review_id, {**FINDING, "evidence": ("EVT-77",)}, by=FACILITATOR)


def test_required_questions_are_answered_before_approval(world: World) -> None:
    review = world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(submit_review, review.review_id, by=FACILITATOR)
    with pytest.raises(ConflictError, match="an answer to “What happened"):
        world.do(approve_review, review.review_id, by=LEADER)


def test_nobody_approves_an_own_review(world: World) -> None:
    lead = LEADER.changed(roles=("leadership", "facilitator"))
    review = world.do(start_review, "INC-0001", by=lead)
    world.do(submit_review, review.review_id, by=lead)
    with pytest.raises(PermissionDenied, match="cannot approve it"):
        world.do(approve_review, review.review_id, by=lead)


def test_a_facilitator_alone_cannot_approve(world: World) -> None:
    review_id, _ = complete(world)
    world.do(submit_review, review_id, by=FACILITATOR)
    with pytest.raises(PermissionDenied):
        world.do(approve_review, review_id, by=FACILITATOR)


def test_publication_agrees_the_actions_and_queues_them_for_the_tracker(world: World) -> None:
    action = published(world)
    assert (action.state, action.agreed_at) == ("agreed", world.now)
    assert [(move.from_, move.to) for move in action.history] == [("proposed", "agreed")]
    with world.database.read() as store:
        assert store.require(TrackerLink, action.action_id, "jira").state == "pending"


def test_an_untouched_due_date_is_counted_again_from_publication(world: World) -> None:
    review_id, proposed = complete(world)
    assert str(proposed.due_on) == "2026-06-03"
    world.later(days=10)
    world.do(submit_review, review_id, by=FACILITATOR)
    world.do(approve_review, review_id, by=LEADER)
    world.do(publish_review, review_id, by=LEADER)
    with world.database.read() as store:
        assert str(store.require(ActionItem, proposed.action_id).due_on) == "2026-06-13"


def test_the_days_of_an_organisations_own_policy_count_at_proposal_and_at_publication(world: World) -> None:
    review_id, _ = complete(world)
    days = {"sev2": 14}
    other = world.do(propose_action, "FND-0001", ACTION, days=days, by=FACILITATOR)
    assert str(other.due_on) == "2026-05-18"
    world.later(days=1)
    world.do(submit_review, review_id, by=FACILITATOR)
    world.do(approve_review, review_id, by=LEADER)
    world.do(publish_review, review_id, days=days, by=LEADER)
    with world.database.read() as store:
        assert str(store.require(ActionItem, other.action_id).due_on) == "2026-05-19"


def test_a_chosen_due_date_stays_as_it_is(world: World) -> None:
    assert str(published(world, due_on="2026-07-01").due_on) == "2026-07-01"


def test_an_incomplete_action_keeps_a_review_from_being_approved(world: World) -> None:
    review_id, _ = complete(world, owner=None, plan=None)
    world.do(submit_review, review_id, by=FACILITATOR)
    with pytest.raises(ConflictError, match=r"needs an owner.*needs a verification plan"):
        world.do(approve_review, review_id, by=LEADER)


def test_a_published_review_is_frozen(world: World) -> None:
    published(world)
    with pytest.raises(ConflictError, match="published and frozen"):
        world.do(answer_question, "REV-0001", "summary", "Other", revision=1, by=FACILITATOR)


def test_an_approved_review_is_changed_only_after_it_was_returned(world: World) -> None:
    review_id, proposed = complete(world)
    world.do(submit_review, review_id, by=FACILITATOR)
    world.do(answer_question, review_id, "luck", "A holiday", revision=0, by=FACILITATOR)
    world.do(approve_review, review_id, by=LEADER)
    with pytest.raises(ConflictError, match="REV-0001 is approved") as refused:
        world.do(answer_question, review_id, "luck", "Other", revision=1, by=FACILITATOR)
    assert refused.value.hint == "Return it to its draft with a reason, then change it."
    with pytest.raises(ConflictError, match="REV-0001 is approved"):
        world.do(edit_action, proposed.action_id, {"title": "Add nothing"}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="so the timeline of INC-0001 is frozen"):
        world.do(curate_event, "EVT-1", {"note": "Seen"}, by=FACILITATOR)
    world.do(return_review, review_id, reason="The luck is missing", by=FACILITATOR)
    world.do(answer_question, review_id, "luck", "Other", revision=1, by=FACILITATOR)


def test_a_review_goes_back_only_with_a_reason(world: World) -> None:
    review_id, _ = complete(world)
    world.do(submit_review, review_id, by=FACILITATOR)
    with pytest.raises(ConflictError, match="only with a reason"):
        world.do(return_review, review_id, reason=" ", by=LEADER)
    returned = world.do(return_review, review_id, reason="The impact is missing", by=LEADER)
    assert (returned.state, returned.returned_reason) == ("draft", "The impact is missing")


def test_an_owner_cannot_return_a_review(world: World) -> None:
    review_id, _ = complete(world)
    world.do(submit_review, review_id, by=FACILITATOR)
    with pytest.raises(PermissionDenied):
        world.do(return_review, review_id, reason="No", by=OWNER)


def test_a_plan_of_only_weaker_actions_needs_a_leaders_acceptance_with_a_reason(world: World) -> None:
    review_id, _ = complete(world, strength_category="training")
    world.do(submit_review, review_id, by=FACILITATOR)
    with pytest.raises(ConflictError, match="a leader who accepts a plan of only weaker ones"):
        world.do(approve_review, review_id, by=LEADER)
    with pytest.raises(ConflictError, match="only with a reason"):
        world.do(accept_weak_plan, review_id, reason="", by=LEADER)
    world.do(accept_weak_plan, review_id, reason="The system retires in May", by=LEADER)
    assert world.do(approve_review, review_id, by=LEADER).state == "approved"


def test_the_acceptance_of_a_weak_plan_lapses_when_an_action_joins_or_leaves_it(world: World) -> None:
    review_id, _ = complete(world, strength_category="training")
    world.do(accept_weak_plan, review_id, reason="The system retires in May", by=LEADER)
    other = world.do(propose_action, "FND-0001", {**ACTION, "strength_category": "policy"}, by=FACILITATOR)
    world.do(submit_review, review_id, by=FACILITATOR)
    with pytest.raises(ConflictError, match="a leader who accepts a plan of only weaker ones"):
        world.do(approve_review, review_id, by=LEADER)
    dropped = {"state": "dropped"}
    world.do(edit_action, other.action_id, dropped, reason="superseded", by=FACILITATOR)
    assert world.do(approve_review, review_id, by=LEADER).state == "approved"


def test_an_acceptance_from_before_it_named_its_actions_still_counts(world: World) -> None:
    review_id, _ = complete(world, strength_category="training")
    world.do(accept_weak_plan, review_id, reason="The system retires in May", by=LEADER)
    with world.database.read() as store:
        older = store.require(Review, review_id).changed(weak_plan_actions=None)
    world.database.write(lambda store: store.put([older]))
    world.do(submit_review, review_id, by=FACILITATOR)
    assert world.do(approve_review, review_id, by=LEADER).state == "approved"


def test_a_plan_that_is_not_weak_needs_no_acceptance(world: World) -> None:
    review_id, _ = complete(world)
    with pytest.raises(ConflictError, match="has no plan of only weaker actions"):
        world.do(accept_weak_plan, review_id, reason="To be sure", by=LEADER)


def test_states_are_not_skipped(world: World) -> None:
    review_id, _ = complete(world)
    with pytest.raises(ConflictError, match="is draft and cannot become published"):
        world.do(publish_review, review_id, by=FACILITATOR)
    with world.database.read() as store:
        assert store.require(Review, review_id).state == "draft"
