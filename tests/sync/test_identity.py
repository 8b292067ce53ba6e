"""Whose issue is whose: by our mark and the issue's id, never by a label, a key or a search."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aar.domain.link import Conflict, TrackerLink
from aar.errors import IntegrationError
from aar.store import Database
from aar.usecases.resolve_conflict import resolve_conflict
from tests.sync.conftest import Loop, agreed
from tests.usecases.conftest import FACILITATOR, World

pytestmark = pytest.mark.parametrize("jira", ["cloud"], indirect=True)
LABELS = ("aar", "aar-ACT-0001")


def doubtful(loop: Loop) -> None:
    """The outcome of the first creation is not known, and nothing was made."""
    loop.jira.fail("drop_before", method="POST", path="issue$")
    loop.sync()
    assert loop.link.state == "sent"


def issues_named(loop: Loop) -> list[Conflict]:
    return [one for one in loop.conflicts if one.field == "issue"]


def doubled(synced: Loop) -> str:
    """A second issue with our mark, as a creation whose trace was late leaves it; returns its key."""
    made = synced.jira.world.find(synced.jira.people_clone(synced.key))
    assert made is not None
    made.properties.update(synced.jira.world.find("AAR-1").properties)  # type: ignore[union-attr]
    return made.key


def test_a_clone_of_our_issue_is_nobodys(synced: Loop) -> None:
    clone = synced.jira.people_clone(synced.key)
    synced.jira.people_edit(clone, duedate="2026-12-12")
    for full in (False, True):
        result = synced.sync(full=full)
        assert (result.created, result.pulled, result.conflicts) == (0, 0, 0)
    assert (synced.link.key, str(synced.action.due_on)) == ("AAR-1", "2026-06-03")
    synced.edit(title="Send traffic to the canary")
    synced.sync()
    assert synced.jira.issue(clone).summary == "CLONE - Add traffic to the canary"


def test_issues_with_our_label_but_not_our_mark_are_shown_one_by_one_and_never_taken(loop: Loop) -> None:
    doubtful(loop)
    others = [loop.jira.people_create("Not ours", labels=LABELS) for _ in range(2)]
    loop.later(minutes=5)
    assert loop.sync().created == 0
    assert (loop.link.state, loop.link.remote_id) == ("conflict", None)
    for other in others:  # one decision at a time
        assert [one.theirs for one in issues_named(loop)] == [other]
        loop.world.do(resolve_conflict, "ACT-0001", "issue", "ours", by=FACILITATOR)
        assert loop.sync().created == int(other == others[-1])


def test_a_person_says_that_it_is_the_one_and_its_differences_are_named(loop: Loop) -> None:
    doubtful(loop)
    other = loop.jira.people_create("Not ours", labels=LABELS)
    loop.sync()
    loop.world.do(resolve_conflict, "ACT-0001", "issue", "jira", by=FACILITATOR)
    loop.later(minutes=5)
    assert loop.sync().created == 0
    assert (loop.link.key, loop.link.remote_id) == (other, loop.jira.issue(other).issue_id)
    assert "title" in {one.field for one in loop.conflicts}
    assert (loop.action.title, loop.jira.issue(other).summary) == ("Add traffic to the canary", "Not ours")
    assert loop.jira.issue(other).properties["aar"]["action"] == "ACT-0001"  # type: ignore[index,call-overload]


def test_a_second_installation_in_one_project_has_an_issue_of_its_own(synced: Loop, tmp_path: Path) -> None:
    path = tmp_path / "second.duckdb"
    path.write_bytes(agreed())
    second = replace(synced, world=World(Database(path), synced.world.now))
    second.world.database.write(lambda store: store.execute("queries/ledger/adopt", installation_id="second"))
    assert second.sync().created == 1
    for loop, title in ((synced, "Ours"), (second, "Theirs")):
        loop.edit(title=title)
        for one in (synced, second):
            one.later(minutes=1)
            assert one.sync(full=True).conflicts == 0
    assert [issue.summary for issue in synced.jira.issues()] == ["Ours", "Theirs"]
    assert [synced.link.key, second.link.key] == ["AAR-1", "AAR-2"]


def test_two_issues_of_ours_are_one_that_is_taken_and_a_conflict(synced: Loop) -> None:
    double = doubled(synced)
    assert synced.sync(full=True).conflicts == 1
    assert [(one.ours, one.theirs) for one in issues_named(synced)] == [("AAR-1", double)]
    assert (synced.link.key, synced.link.state) == ("AAR-1", "conflict")
    assert synced.sync(full=True).conflicts == 0
    synced.world.do(resolve_conflict, "ACT-0001", "issue", "jira", by=FACILITATOR)
    synced.sync(full=True)
    assert (synced.link.key, issues_named(synced)) == (double, [])


def test_a_moved_issue_is_followed_to_its_new_key(synced: Loop) -> None:
    moved = synced.jira.move(synced.key, "OPS")
    synced.jira.people_edit(moved, duedate="2026-06-10")
    synced.sync()
    assert (synced.link.key, str(synced.action.due_on)) == (moved, "2026-06-10")
    assert synced.link.url == f"{synced.jira.url}/browse/{moved}"
    synced.edit(title="Send traffic to the canary")
    synced.sync()
    assert synced.jira.issue(moved).summary == "Send traffic to the canary"


def test_a_deleted_issue_is_missing_after_two_runs_and_not_made_again(synced: Loop) -> None:
    synced.jira.delete(synced.key)
    assert (synced.sync(full=True).missing, synced.link.state) == (0, "in_sync")
    assert (synced.sync(full=True).missing, synced.link.state) == (1, "missing")
    synced.edit(title="Send traffic to the canary")
    synced.later(minutes=1)
    assert (synced.sync().created, synced.link.state) == (0, "missing")


def test_a_run_that_may_not_sign_in_takes_nothing_for_missing(synced: Loop) -> None:
    synced.jira.revoke_token()
    for _ in range(3):
        with pytest.raises(IntegrationError):
            synced.sync(full=True)
    assert (synced.link.missing_runs, synced.link.state) == (0, "in_sync")


def test_an_issue_that_is_seen_again_takes_up_what_waited_here(synced: Loop) -> None:
    key = synced.key
    synced.jira.hide(key)
    for _ in range(2):
        synced.sync(full=True)
    synced.edit(title="Send traffic to the canary")
    assert synced.link.state == "missing"
    synced.jira.show(key)  # nobody touches it there, so no search finds it
    synced.later(minutes=1)
    synced.sync()
    assert (synced.link.state, synced.link.last_error) == ("in_sync", None)
    assert synced.jira.issue(key).summary == "Send traffic to the canary"


def test_an_issue_that_goes_between_our_look_and_our_change_is_lost_and_not_refused(synced: Loop) -> None:
    key = synced.key
    synced.edit(title="Send traffic to the canary")
    synced.jira.fail("status", method="PUT", status=404)
    synced.sync()
    assert (synced.link.state, synced.link.attempts) == ("pending", 1)
    synced.later(minutes=5)
    synced.sync()
    assert (synced.link.state, synced.jira.issue(key).summary) == ("in_sync", "Send traffic to the canary")


def test_labels_that_people_took_off_come_back_with_the_next_edit(synced: Loop) -> None:
    key = synced.key
    synced.jira.people_edit(key, labels=["theirs"], duedate="2026-06-10")
    synced.later(days=2)
    synced.sync()
    assert str(synced.action.due_on) == "2026-06-10"
    synced.edit(title="Send traffic to the canary")
    synced.sync()
    assert set(synced.jira.issue(key).labels) == {"theirs", *LABELS}


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_is_wrong_misses_no_change(loop: Loop, hours: int) -> None:
    loop.jira.site.clock = lambda: loop.world.now + timedelta(hours=hours)
    loop.sync()
    for number in range(3):
        loop.later(hours=1)
        loop.sync()
        loop.later(minutes=30)
        loop.jira.people_edit(loop.key, summary=f"Try {number}")
        loop.later(minutes=30)
        loop.sync()
        assert loop.action.title == f"Try {number}"


def test_when_permission_comes_back_every_lost_issue_does_in_one_run(loop: Loop) -> None:
    many = [f"ACT-{number:04d}" for number in range(2, 62)]
    loop.world.database.write(lambda store: store.put([loop.action.changed(action_id=one) for one in many]))
    loop.sync()
    for issue in loop.jira.issues():
        loop.jira.hide(issue.key)
    for _ in range(2):
        loop.sync(full=True)
    for issue in loop.jira.issues():
        loop.jira.show(issue.key)
    loop.sync()
    with loop.world.database.read() as store:
        assert {link.state for link in store.list(TrackerLink)} == {"in_sync"}
