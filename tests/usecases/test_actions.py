"""Agreed work: who may change it, what is kept, and when it counts."""

import pytest

from aar.domain.action import ActionItem
from aar.domain.incident import Incident
from aar.domain.link import TrackerLink
from aar.domain.person import Person
from aar.errors import ConflictError, InputError, PermissionDenied, StaleEdit
from aar.store import Writer
from aar.usecases.access import visible_incident
from aar.usecases.edit_action import edit_action
from aar.usecases.list_actions import list_actions
from aar.usecases.verify_action import verify_action
from tests.usecases.conftest import FACILITATOR, LOCAL, OTHER_OWNER, OWNER, VERIFIER, World
from tests.usecases.test_review_states import complete, published

SYNCED = TrackerLink(action_id="ACT-0001", remote_id="1", key="OPS-1", state="in_sync")


def change(world: World, by: Person = OWNER, **fields: object) -> ActionItem:
    """Edit the only action."""
    reason = fields.pop("reason", None)
    changed: ActionItem = world.do(edit_action, "ACT-0001", fields, by=by, reason=reason)
    return changed


def hide_incident(store: Writer) -> None:
    """Make the incident private."""
    store.put([store.require(Incident, "INC-0001").changed(is_private=True)])


def test_an_owner_starts_and_finishes_the_own_action(world: World) -> None:
    published(world)
    change(world, state="in_progress")
    world.later(days=2)
    done = change(world, state="done")
    assert (done.state, done.done_at) == ("done", world.now)


def test_an_owner_cannot_change_somebody_elses_action(world: World) -> None:
    published(world)
    with pytest.raises(PermissionDenied, match="Other owner may not edit this action"):
        change(world, by=OTHER_OWNER, state="done")


def test_a_slip_of_the_due_date_is_kept_with_who_and_when(world: World) -> None:
    published(world)
    moved = change(world, due_on="2026-08-01").history[-1]
    assert (moved.field, moved.from_, moved.to, moved.by, moved.origin) == (
        "due_on",
        "2026-06-03",
        "2026-08-01",
        "owner",
        "here",
    )


def test_dropping_needs_a_reason(world: World) -> None:
    published(world)
    with pytest.raises(ConflictError, match="dropped only with a reason"):
        change(world, state="dropped")
    dropped = change(world, state="dropped", reason="superseded")
    assert (dropped.state, dropped.dropped_reason, dropped.dropped_at) == ("dropped", "superseded", world.now)


def test_a_dropped_action_comes_back_only_with_a_reason(world: World) -> None:
    published(world)
    change(world, state="dropped", reason="will_not_do")
    with pytest.raises(ConflictError, match="comes back only with a reason"):
        change(world, by=FACILITATOR, state="agreed")
    back = change(world, by=FACILITATOR, state="agreed", reason="The system stays after all")
    assert (back.state, back.dropped_at, back.dropped_reason) == ("agreed", None, None)


def test_nobody_declares_an_action_verified(world: World) -> None:
    published(world)
    change(world, state="done")
    with pytest.raises(ConflictError, match="only by a verification"):
        change(world, state="verified")


def test_what_is_verified_is_not_reopened_by_hand(world: World) -> None:
    published(world)
    change(world, state="done")
    world.do(verify_action, "ACT-0001", "effective", by=VERIFIER)
    for state in ("in_progress", "agreed", "done"):
        with pytest.raises(ConflictError, match="comes back only when somebody finds that it does not work"):
            change(world, by=FACILITATOR, state=state)
    assert change(world, by=FACILITATOR, priority="P3").state == "verified"


def test_done_without_a_plan_is_accepted_and_never_due_for_a_check(world: World) -> None:
    action = published(world)  # as work that was finished in the tracker alone
    world.database.write(lambda store: store.put([action.changed(plan=None)]))
    change(world, state="done")
    with world.database.read() as store:
        (row,) = list_actions(store, by=VERIFIER)
    assert (row["state"], row.get("verification_due_on")) == ("done", None)


def test_owners_complete_their_proposal_and_a_facilitator_agrees_it(world: World) -> None:
    complete(world)
    assert change(world, title="Block pushes").state == "proposed"
    with pytest.raises(PermissionDenied, match="Service owner may not agree actions"):
        change(world, state="agreed")
    assert change(world, by=FACILITATOR, state="agreed").state == "agreed"


def test_a_proposal_cannot_start_before_it_has_what_it_needs(world: World) -> None:
    complete(world, done_when=None)
    with pytest.raises(ConflictError, match="it lacks when it is done"):
        change(world, by=FACILITATOR, state="agreed")


def test_the_plan_is_fixed_once_work_has_started(world: World) -> None:
    published(world)
    change(world, state="in_progress")
    with pytest.raises(ConflictError, match="was fixed when its work started"):
        change(world, plan={"method": "audit", "window_days": 5, "verifier": "verifier"})


def test_a_plan_that_comes_after_the_work_is_marked_late(world: World) -> None:
    action = published(world)
    unplanned = action.changed(plan=None, state="done", done_at=world.now)
    world.database.write(lambda store: store.put([unplanned]))
    late = change(world, plan={"method": "audit", "window_days": 5, "verifier": "verifier"})
    assert late.plan_is_late


def test_the_verifier_is_never_the_owner(world: World) -> None:
    published(world)
    with pytest.raises(ConflictError, match="verified by its own owner"):
        change(world, by=FACILITATOR, owner="verifier")


def test_an_unknown_owner_is_refused(world: World) -> None:
    published(world)
    with pytest.raises(InputError, match="There is no person nobody"):
        change(world, by=FACILITATOR, owner="nobody")


def test_a_wrong_value_names_its_field_and_changes_nothing(world: World) -> None:
    published(world)
    with pytest.raises(InputError, match="The field priority cannot be used"):
        change(world, priority="urgent")


def test_a_stale_edit_is_refused(world: World) -> None:
    published(world)
    change(world, title="Send traffic to the canary")
    with pytest.raises(StaleEdit):
        world.do(edit_action, "ACT-0001", {"title": "Other"}, by=OWNER, revision=1)


def test_an_edit_that_changes_nothing_writes_nothing(world: World) -> None:
    before = published(world)
    assert change(world, title=before.title).revision == before.revision


def test_work_that_ends_before_it_was_sent_is_not_sent(world: World) -> None:
    published(world)
    change(world, state="dropped", reason="superseded")
    with world.database.read() as store:
        assert store.get(TrackerLink, "ACT-0001", "jira") is None


def test_each_change_waits_for_the_tracker(world: World) -> None:
    published(world)
    world.database.write(lambda store: store.put([SYNCED]))
    change(world, title="Send traffic to the canary")
    with world.database.read() as store:
        assert store.require(TrackerLink, "ACT-0001", "jira").state == "pending"


def test_a_list_shows_link_and_check_date_and_hides_what_is_private(world: World) -> None:
    published(world)
    world.database.write(lambda store: store.put([SYNCED]))
    change(world, state="done")
    with world.database.read() as store:
        (row,) = list_actions(store, by=VERIFIER)
    assert row["link"] == {"key": "OPS-1", "remote_id": "1", "state": "pending"}
    assert row["verification_due_on"] == "2026-05-18"
    world.database.write(hide_incident)
    with world.database.read() as store:
        assert list_actions(store, by=VERIFIER) == []
        assert len(list_actions(store, by=LOCAL)) == 1
    with pytest.raises(InputError, match="There is no action ACT-0001"):
        change(world, by=OTHER_OWNER, title="Seen")


def test_owners_see_and_finish_their_own_work_on_a_private_incident(world: World) -> None:
    published(world)
    world.database.write(hide_incident)
    with world.database.read() as store:
        assert [row["action_id"] for row in list_actions(store, by=OWNER)] == ["ACT-0001"]
        assert list_actions(store, by=OTHER_OWNER) == []
    assert change(world, by=OWNER, state="done").state == "done"
    with pytest.raises(InputError, match="There is no incident INC-0001"), world.database.read() as store:
        visible_incident(store, "INC-0001", OWNER)
