"""A creation whose outcome nobody knows: it is looked for by key and by label, and never repeated blindly."""

from contextlib import suppress
from datetime import timedelta

import pytest

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.errors import IntegrationError
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options
from integrations.jira import build_tracker
from tests.fakes.jira import Fault
from tests.sync.conftest import Loop
from tests.sync.perils import Crash, PerilousDatabase, Perils

pytestmark = pytest.mark.parametrize("jira", ["cloud"], indirect=True)
LOST = {
    "the line was cut before": Fault("drop_before"),
    "the line was cut after": Fault("drop_after"),
    "half an answer": Fault("cut_answer"),
    "a failure before": Fault("status", 500),
    "a failure after": Fault("status_after", 502),
    "an apology after": Fault("status_after", 503, retry_after="40"),
}


def creations(loop: Loop) -> int:
    """How many requests asked for an issue."""
    return sum(call.method == "POST" and call.path.endswith("issue") for call in loop.jira.calls)


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
def test_a_creation_without_a_sure_answer_is_one_issue_in_the_end(loop: Loop, fault: Fault) -> None:
    loop.jira.site.index_lag_seconds = 60
    loop.jira.fail_by(lambda call: fault if call.method == "POST" and call.path.endswith("issue") else None)
    with suppress(IntegrationError):  # an apology stops the run
        loop.sync()
    assert (loop.link.state, creations(loop)) == ("sent", 1)
    loop.jira.heal()
    loop.later(seconds=50)
    loop.sync()
    was_made = fault.kind in {"drop_after", "cut_answer", "status_after"}
    assert (loop.link.is_made, creations(loop)) == (was_made, 1)
    loop.later(minutes=5)
    loop.sync()
    assert (loop.link.state, creations(loop), len(loop.jira.issues())) == ("in_sync", 2 - was_made, 1)
    assert loop.sync(full=True).conflicts == 0


@pytest.mark.prove
def test_a_process_that_ends_at_any_step_of_a_creation_leaves_one_issue(loop: Loop) -> None:
    path, ended = loop.world.database.path, 0
    fresh = path.read_bytes()
    for step in range(1, 40):
        path.write_bytes(fresh)
        for one in loop.jira.issues():
            loop.jira.delete(one.key)
        if not dies_at(loop, step):
            break
        ended += 1
        for _ in range(2):
            loop.later(minutes=5)
            loop.sync()
        assert (loop.link.state, len(loop.jira.issues())) == ("in_sync", 1), step
    assert ended > 7


def dies_at(loop: Loop, step: int) -> bool:
    """Run until the process ends before or after this commit; whether it did."""
    perils = Perils()
    perils.interludes[step] = lambda: setattr(perils, "dies_in_request", True)
    tracker = build_tracker(loop.settings())
    assert tracker is not None
    try:
        sync_actions(
            PerilousDatabase(loop.world.database.path, perils),
            tracker,
            Options(),
            clock=lambda: loop.world.now,
        )
    except Crash:
        return True
    return False


def test_many_creations_without_an_answer_are_as_many_doubts_and_no_issue_twice(loop: Loop) -> None:
    many = [f"ACT-{number:04d}" for number in range(2, 8)]
    loop.world.database.write(lambda store: store.put([loop.action.changed(action_id=one) for one in many]))
    loop.jira.fail("drop_after", method="POST", path="issue/bulk$")
    loop.sync()
    with loop.world.database.read() as store:
        assert {link.state for link in store.list(TrackerLink)} == {"sent"}
    loop.later(minutes=5)
    loop.sync()
    labels = [label for issue in loop.jira.issues() for label in issue.labels if label != "aar"]
    assert sorted(labels) == sorted(f"aar-{one}" for one in ("ACT-0001", *many))


def test_of_two_issues_that_were_made_after_all_the_older_is_taken_and_the_other_named(loop: Loop) -> None:
    loop.jira.fail("drop_after", method="POST", path="issue$")
    loop.sync()
    first = loop.jira.world.issues()[0]
    second = loop.jira.world.find(loop.jira.people_clone(first.key))
    assert second is not None
    second.properties.update(first.properties)
    loop.later(minutes=5)
    assert loop.sync().conflicts == 1
    assert (loop.link.key, [one.theirs for one in loop.conflicts]) == (first.key, [second.key])


def test_a_wait_for_one_kind_of_request_holds_up_no_other(synced: Loop) -> None:
    synced.world.database.write(lambda store: store.put([synced.action.changed(action_id="ACT-0002")]))
    synced.edit(title="Send traffic to the canary")
    synced.jira.fail("status", method="PUT", status=429, retry_after="600", reason="jira-burst-based")
    assert (synced.sync().created, synced.sync().pushed) == (1, 0)
    assert [call.method for call in synced.jira.calls].count("PUT") == 1
    synced.later(minutes=11)
    assert synced.sync().pushed == 1


def test_a_collision_with_somebody_elses_edit_is_tried_again_at_once(synced: Loop) -> None:
    synced.edit(title="Send traffic to the canary")
    synced.jira.fail("status", method="PUT", status=409, times=2)
    assert (synced.sync().pushed, synced.link.state) == (1, "in_sync")


def test_work_that_is_dropped_while_its_creation_is_in_doubt_is_dropped_there_too(loop: Loop) -> None:
    loop.jira.fail("drop_after", method="POST", path="issue$")
    loop.sync()
    loop.edit(state="dropped", reason="superseded")
    for _ in range(2):
        loop.later(minutes=5)
        loop.sync()
    (issue,) = loop.jira.issues()
    assert (issue.resolution, loop.link.state) == ("Won't Do", "in_sync")


def test_by_hand_our_own_back_off_does_not_count_but_what_jira_asked_for_does(synced: Loop) -> None:
    synced.edit(title="Send traffic to the canary")
    synced.jira.fail("status", method="PUT", status=500)
    synced.sync()
    due = synced.link.next_attempt_at
    assert due is not None
    assert due > synced.world.now
    assert (synced.sync(patient=True).pushed, synced.sync().pushed) == (0, 1)
    synced.edit(title="Give the canary traffic")
    synced.jira.fail("status", method="PUT", status=429, retry_after="600", reason="jira-per-issue-on-write")
    synced.sync()
    assert synced.sync().pushed == 0
    synced.later(minutes=11)
    assert synced.sync(patient=True).pushed == 1


def test_a_wait_is_read_on_429_and_503_only(synced: Loop) -> None:
    synced.edit(title="Send traffic to the canary")
    synced.jira.fail("status", method="PUT", status=500, retry_after="86000")
    synced.sync()
    assert synced.link.held_until is None
    assert synced.link.next_attempt_at is not None
    assert synced.link.next_attempt_at <= synced.world.now + timedelta(hours=1)


def test_pages_that_go_round_in_a_circle_hold_up_nothing_and_are_read_again(loop: Loop) -> None:
    many = [f"ACT-{number:04d}" for number in range(2, 5)]
    loop.world.database.write(lambda store: store.put([loop.action.changed(action_id=one) for one in many]))
    loop.sync()
    loop.later(minutes=1)
    loop.sync()
    loop.later(hours=1)
    loop.edit(due_on="2026-07-07")
    for issue in loop.jira.issues():
        loop.jira.people_edit(issue.key, summary=f"Theirs {issue.key}")
    loop.jira.site.page_cap, loop.jira.site.repeats_page_token = 1, True
    result, run = loop.run()
    assert (result.errors, result.pushed, "again and again" in run.problems[0]) == (1, 1, True)
    loop.later(hours=1)
    loop.jira.site.repeats_page_token = False
    loop.sync()
    with loop.world.database.read() as store:
        assert {one.title for one in store.list(ActionItem)} == {
            f"Theirs AAR-{number}" for number in range(1, 5)
        }
