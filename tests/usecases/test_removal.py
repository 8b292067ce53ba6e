"""What does not belong is taken out of a draft; promises and what others read are not."""

from collections.abc import Callable

import pytest

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.errors import ConflictError, PermissionDenied
from aar.usecases.edit_action import edit_action
from aar.usecases.propose_action import propose_action
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.remove_action import remove_action
from aar.usecases.remove_decision import remove_decision
from aar.usecases.remove_finding import remove_finding
from aar.usecases.start_review import start_review
from aar.usecases.submit_review import submit_review
from tests.usecases.conftest import FACILITATOR, LEADER, World

PLAN = {"method": "test", "verifier": "verifier"}
Removal = Callable[..., None]
PARTS: list[tuple[Removal, str]] = [
    (remove_decision, "DEC-0001"),
    (remove_finding, "FND-0001"),
    (remove_action, "ACT-0001"),
]


@pytest.fixture
def draft(world: World) -> World:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    decision = {"decided_at": world.now, "question": "Roll back?"}
    world.do(record_decision, "REV-0001", decision, by=FACILITATOR)
    world.do(record_finding, "REV-0001", {"title": "Quick rollback", "kind": "strength"}, by=FACILITATOR)
    world.do(propose_action, "FND-0001", {"title": "Add a canary"}, by=FACILITATOR)
    return world


def test_a_decision_a_proposal_and_then_its_finding_leave_a_draft(draft: World) -> None:
    for remove, record_id in (PARTS[0], PARTS[2], PARTS[1]):
        draft.do(remove, record_id, by=FACILITATOR)
    with draft.database.read() as store:
        assert [store.list(model) for model in (Decision, Finding, ActionItem)] == [[], [], []]


def test_what_was_removed_stays_in_the_audit(draft: World) -> None:
    draft.do(remove_decision, "DEC-0001", by=FACILITATOR)
    with draft.database.read() as store:
        rows = store.rows("queries/audit/of_subject", subject_kind="decision", subject_id="DEC-0001")
    assert rows[-1]["verb"] == "removed"
    assert "Roll back?" in str(rows[-1]["before"])


def test_a_finding_stays_while_an_action_follows_from_it(draft: World) -> None:
    with pytest.raises(ConflictError, match="ACT-0001 follows from it"):
        draft.do(remove_finding, "FND-0001", by=FACILITATOR)


def test_an_agreed_action_is_dropped_with_a_reason_instead(draft: World) -> None:
    fields = {"owner": "owner", "done_when": "It runs", "plan": PLAN, "state": "agreed"}
    draft.do(edit_action, "ACT-0001", fields, by=FACILITATOR)
    with pytest.raises(ConflictError, match="a promise that leaves its trace"):
        draft.do(remove_action, "ACT-0001", by=FACILITATOR)


@pytest.mark.parametrize(("remove", "record_id"), PARTS)
def test_nothing_is_taken_out_of_what_others_are_reading(
    draft: World, remove: Removal, record_id: str
) -> None:
    draft.do(submit_review, "REV-0001", by=FACILITATOR)
    with pytest.raises(ConflictError, match="others rely on what it says"):
        draft.do(remove, record_id, by=FACILITATOR)


@pytest.mark.parametrize(("remove", "record_id"), PARTS)
def test_only_those_who_lead_reviews_take_parts_out(draft: World, remove: Removal, record_id: str) -> None:
    with pytest.raises(PermissionDenied):
        draft.do(remove, record_id, by=LEADER)
