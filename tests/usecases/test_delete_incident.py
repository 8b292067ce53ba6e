"""An incident that never was one goes with all that hangs on it, and no promise goes unnoticed."""

import pytest

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.link import TrackerLink
from aar.domain.review import Answer
from aar.errors import ConflictError, PermissionDenied
from aar.usecases.answer_question import answer_question
from aar.usecases.check_integrity import check_integrity
from aar.usecases.delete_incident import Deleted, delete_incident
from aar.usecases.edit_action import edit_action
from aar.usecases.propose_action import propose_action
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from aar.usecases.verify_audit import verify_audit
from tests.usecases.conftest import FACILITATOR, VIEWER, World
from tests.usecases.test_curation import at, publish

PLAN = {"method": "test", "verifier": "verifier"}


@pytest.fixture
def reviewed(world: World) -> World:
    """A draft with an answer, a decision, a finding, a proposal and a promise."""
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(answer_question, "REV-0001", "summary", "Said", revision=0, by=FACILITATOR)
    decision = {"decided_at": at(15), "question": "Roll back?", "known_then": ("EVT-2",)}
    world.do(record_decision, "REV-0001", decision, by=FACILITATOR)
    world.do(record_finding, "REV-0001", {"title": "Late alarm", "evidence": ("EVT-2",)}, by=FACILITATOR)
    world.do(propose_action, "FND-0001", {"title": "Add a canary"}, by=FACILITATOR)
    world.do(propose_action, "FND-0001", {"title": "Add an alarm"}, by=FACILITATOR)
    promise = {"owner": "owner", "done_when": "It rings", "plan": PLAN, "state": "agreed"}
    world.do(edit_action, "ACT-0002", promise, by=FACILITATOR)
    return world


def delete(world: World) -> Deleted:
    deleted: Deleted = world.do(delete_incident, "INC-0001", by=FACILITATOR)
    return deleted


def test_all_that_hangs_on_it_goes_and_the_audit_keeps_what_it_was(reviewed: World) -> None:
    deleted = delete(reviewed)
    assert (deleted.events, deleted.removed_actions, deleted.dropped_actions) == (
        4,
        ("ACT-0001",),
        ("ACT-0002",),
    )
    with reviewed.database.read() as store:
        assert store.list(TimelineEvent) == []
        assert [one.incident_id for one in store.list(Incident)] == ["INC-0002"]
        assert store.list(Answer, "of_review", review_id="REV-0001") == []
        action = store.require(ActionItem, "ACT-0002")
        broken = {check.name for check in check_integrity(store) if check.violations}
        assert verify_audit(store, key=None).ok
    assert (action.state, action.dropped_reason, action.finding_ids) == (
        "dropped",
        "no_longer_applicable",
        (),
    )
    assert broken <= {"counters_are_ahead_of_all_ids"}


def test_it_stays_while_its_promise_is_in_the_tracker(reviewed: World) -> None:
    link = TrackerLink(action_id="ACT-0002", tracker="jira", remote_id="10001", key="OPS-1", state="in_sync")
    reviewed.database.write(lambda store: store.put([link]))
    with pytest.raises(ConflictError, match=r"in the tracker: ACT-0002 \(OPS-1\)"):
        delete(reviewed)


def test_it_stays_once_its_review_was_published(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    publish(world)
    with pytest.raises(ConflictError, match="REV-0001 is published"):
        delete(world)


def test_who_may_not_curate_deletes_nothing(world: World) -> None:
    with pytest.raises(PermissionDenied):
        world.do(delete_incident, "INC-0001", by=VIEWER)
