"""A verification plan is written part by part, and fixed once the work has started."""

from typing import Any

import pytest

from aar.domain.action import ActionItem, Plan
from aar.errors import ConflictError, InputError, PermissionDenied, StaleEdit
from aar.usecases.edit_action import edit_action
from aar.usecases.edit_plan import edit_plan
from aar.usecases.propose_action import propose_action
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, OWNER, World


@pytest.fixture
def proposed(world: World) -> World:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(record_finding, "REV-0001", {"title": "Late alarm"}, by=FACILITATOR)
    fields = {"title": "Alert on p99", "owner": "owner", "done_when": "It pages"}
    world.do(propose_action, "FND-0001", fields, by=FACILITATOR)
    return world


def test_each_part_keeps_the_others(proposed: World) -> None:
    proposed.do(edit_plan, "ACT-0001", {"method": "test", "window_days": 14}, by=FACILITATOR)
    plan = proposed.do(edit_plan, "ACT-0001", {"verifier": "verifier"}, by=FACILITATOR).plan
    assert (plan.method, plan.window_days, plan.verifier) == ("test", 14, "verifier")


def test_the_owner_is_not_accepted_as_verifier(proposed: World) -> None:
    with pytest.raises(ConflictError, match="its own owner"):
        proposed.do(edit_plan, "ACT-0001", {"verifier": "owner"}, by=FACILITATOR)


def test_a_plan_is_fixed_once_the_work_has_started(proposed: World) -> None:
    proposed.do(edit_plan, "ACT-0001", {"verifier": "verifier"}, by=FACILITATOR)
    for state in ("agreed", "in_progress"):
        proposed.do(edit_action, "ACT-0001", {"state": state}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="was fixed when its work started"):
        proposed.do(edit_plan, "ACT-0001", {"window_days": 1}, by=FACILITATOR)


def test_a_stale_edit_of_an_action_shows_what_the_other_saved(proposed: World) -> None:
    theirs = proposed.do(edit_action, "ACT-0001", {"title": "Alert on p95"}, by=FACILITATOR, revision=1)
    with pytest.raises(StaleEdit) as refused:
        proposed.do(edit_plan, "ACT-0001", {"window_days": 7}, by=FACILITATOR, revision=1)
    assert (refused.value.theirs, refused.value.theirs_revision) == (theirs, 2)


def test_a_measure_of_several_parts_is_written_part_by_part(proposed: World) -> None:
    proposed.do(
        edit_plan, "ACT-0001", {"method": "metric", "measure": {"factor": "alert.noise"}}, by=FACILITATOR
    )
    plan = proposed.do(edit_plan, "ACT-0001", {"measure": {"service": "checkout"}}, by=FACILITATOR).plan
    assert plan.measure == {"factor": "alert.noise", "service": "checkout"}
    plan = proposed.do(edit_plan, "ACT-0001", {"measure": {"service": None}}, by=FACILITATOR).plan
    assert plan.measure == {"factor": "alert.noise"}


@pytest.fixture
def started(proposed: World) -> World:
    proposed.do(edit_plan, "ACT-0001", {"verifier": "verifier"}, by=FACILITATOR)
    for state in ("agreed", "in_progress"):
        proposed.do(edit_action, "ACT-0001", {"state": state}, by=FACILITATOR)
    return proposed


def test_another_verifier_can_be_named_after_the_start_but_not_by_the_owner(started: World) -> None:
    with pytest.raises(PermissionDenied, match="may not edit this action"):
        started.do(edit_plan, "ACT-0001", {"verifier": "viewer"}, by=OWNER)
    changed = started.do(edit_plan, "ACT-0001", {"verifier": "viewer"}, by=FACILITATOR)
    assert (changed.plan.verifier, changed.plan_is_late) == ("viewer", False)


def test_a_plan_without_a_verifier_is_no_plan_yet_and_stays_open(started: World) -> None:
    with started.database.read() as store:
        halfway = store.require(ActionItem, "ACT-0001").changed(plan=Plan())
    started.database.write(lambda store: store.put([halfway]))
    late = started.do(edit_plan, "ACT-0001", {"verifier": "verifier"}, by=OWNER)
    assert late.plan_is_late


@pytest.mark.parametrize("fields", [{"owner": "stranger"}, {"plan": {"verifier": "stranger"}}])
def test_owner_and_verifier_are_people_that_are_known_here(proposed: World, fields: Any) -> None:
    with pytest.raises(InputError, match="There is no person stranger"):
        proposed.do(edit_action, "ACT-0001", fields, by=FACILITATOR)
    with pytest.raises(InputError, match="There is no person stranger"):
        proposed.do(propose_action, "FND-0001", {"title": "Add a canary", **fields}, by=FACILITATOR)


def test_a_proposal_with_the_owner_as_verifier_is_refused_at_once(proposed: World) -> None:
    own = {"title": "Add a canary", "owner": "owner", "plan": {"verifier": "owner"}}
    with pytest.raises(ConflictError, match="its own owner"):
        proposed.do(propose_action, "FND-0001", own, by=FACILITATOR)
