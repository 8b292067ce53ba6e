"""A verification plan is written part by part, and fixed once the work has started."""

import pytest

from aar.errors import ConflictError, StaleEdit
from aar.usecases.edit_action import edit_action
from aar.usecases.edit_plan import edit_plan
from aar.usecases.propose_action import propose_action
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, World


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
