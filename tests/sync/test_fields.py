"""Field by field: who decides, what is kept, and what waits for a person."""

from dataclasses import replace

import pytest

from aar.usecases.resolve_conflict import resolve_conflict
from tests.fakes.jira import Account, stepwise
from tests.fakes.jira.site import PRIORITIES
from tests.fakes.jira.workflow import Status, Transition, Workflow
from tests.sync.conftest import Loop
from tests.usecases.conftest import FACILITATOR

pytestmark = pytest.mark.parametrize("jira", ["cloud"], indirect=True)  # no rule here is a flavour's


def named(loop: Loop) -> list[tuple[str, object, object]]:
    """Open conflicts as (field, ours, theirs)."""
    return [(one.field, one.ours, one.theirs) for one in loop.conflicts]


def settle(loop: Loop, field: str, side: str) -> None:
    """A facilitator takes a side, and the next run follows."""
    loop.world.do(resolve_conflict, "ACT-0001", field, side, by=FACILITATOR)
    loop.later(minutes=1)
    loop.sync()


def test_an_assignee_that_jira_ignores_for_a_new_issue_is_named_and_the_owner_stays(loop: Loop) -> None:
    loop.jira.site.ignores_assignee = True
    loop.sync()
    loop.later(minutes=1)
    assert loop.sync().conflicts == 1
    assert (loop.action.owner, named(loop)) == ("owner", [("owner", "owner", None)])
    assert (loop.sync().pulled, loop.link.state, loop.link.last_error) == (0, "conflict", None)
    loop.jira.site.ignores_assignee = False
    settle(loop, "owner", "ours")
    assert (loop.jira.issue(loop.key).assignee, named(loop)) == ("owner@example.org", [])
    assert [move.field for move in loop.action.history] == ["state"]


def test_a_default_of_jira_never_replaces_a_priority_that_has_no_counterpart(loop: Loop) -> None:
    loop.words["jira_priorities"] = {"P1": "Highest"}
    loop.sync()
    loop.later(minutes=1)
    loop.sync()
    assert (loop.action.priority, named(loop)) == ("P2", [("priority", "P2", "P3")])
    settle(loop, "priority", "jira")
    assert (loop.action.priority, loop.link.state) == ("P3", "in_sync")


def test_a_priority_of_jira_without_counterpart_is_said_and_changes_nothing(
    synced: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRIORITIES, "9", "Urgent")
    synced.jira.people_edit(synced.key, priority="Urgent")
    synced.sync()
    assert (synced.action.priority, named(synced)) == ("P2", [])
    assert "Urgent has no counterpart in AAR_JIRA_PRIORITIES" in str(synced.link.last_error)


def test_what_people_take_out_in_jira_is_gone_here(synced: Loop) -> None:
    issue = synced.jira.world.issues()[0]
    synced.jira.people_edit(synced.key, duedate=None)
    synced.jira.world.change(issue, synced.jira.world.account("owner@example.org"), {"priority": None})
    synced.sync()
    assert (synced.action.due_on, synced.action.priority, named(synced)) == (None, None, [])
    assert [move.field for move in synced.action.history] == ["state", "due_on"]


def test_a_project_without_priorities_leaves_ours_alone(loop: Loop) -> None:
    loop.jira.site.hidden_fields.add("priority")
    loop.words["jira_priorities"] = {}
    loop.sync()
    loop.later(minutes=1)
    loop.sync()
    assert (loop.action.priority, named(loop), loop.link.state) == ("P2", [], "in_sync")


def test_what_a_project_hides_later_is_left_alone_here(synced: Loop) -> None:
    synced.jira.site.hidden_fields.update(("duedate", "assignee"))
    synced.later(minutes=1)
    synced.jira.people_edit(synced.key, summary="Seen again after its fields were hidden")
    before = (synced.action.owner, synced.action.due_on)
    synced.later(minutes=1)
    synced.sync()
    assert all(before)
    assert (synced.action.owner, synced.action.due_on) == before
    assert (named(synced), synced.link.state) == ([], "in_sync")


def test_a_status_whose_category_does_not_say_it_is_read_by_the_setting(loop: Loop) -> None:
    loop.words["jira_statuses"] = {"In Review": "done"}
    loop.sync()
    loop.later(minutes=1)
    loop.jira.people_move(loop.key, "In Review")
    moved_at = loop.world.now
    loop.later(minutes=1)
    loop.sync()
    assert (loop.action.state, loop.action.done_at) == ("done", moved_at)


def test_done_at_is_the_last_way_into_done_and_never_the_time_of_the_sync(synced: Loop) -> None:
    for status in ("Done", "To Do", "Done"):
        synced.later(hours=1)
        synced.jira.people_move(synced.key, status)
    last = synced.world.now
    synced.later(hours=1)
    synced.jira.people_comment(synced.key, "Moves the time of the update, not that of the work")
    synced.later(hours=1)
    synced.sync()
    assert (synced.action.state, synced.action.done_at) == ("done", last)
    ways = [move.to for move in synced.action.history if move.origin == "jira"]
    assert ways == ["in_progress", "done", "agreed", "in_progress", "done"]


def test_a_way_of_more_than_three_steps_is_left_to_people_and_our_own_steps_are_nobodys(synced: Loop) -> None:
    steps = stepwise().transitions
    far = Status("10009", "Released", "Done")
    near = replace(steps[2], target="Tested")
    synced.jira.site.workflow = Workflow(
        (*stepwise().statuses, Status("10008", "Tested", "In Progress"), far),
        (*steps[:2], near, Transition("71", "Release", frozenset({"Tested"}), "Released")),
    )
    synced.edit(state="done")
    synced.sync()
    assert (synced.link.state, "The workflow offers no way to done" in str(synced.link.last_error)) == (
        "parked",
        True,
    )
    assert (synced.action.state, synced.jira.issue(synced.key).status) == ("done", "Tested")
    synced.later(minutes=1)
    synced.jira.people_move(synced.key, "Released")
    synced.sync()
    assert (synced.link.state, synced.link.last_error, synced.action.state) == ("in_sync", None, "done")
    assert {move.origin for move in synced.action.history} == {"here"}


def test_an_assignee_that_jira_ignores_in_an_edit_waits_for_a_person(synced: Loop) -> None:
    synced.jira.add_account(Account("5f08other", "other@example.org", "Other owner"))
    synced.jira.site.ignores_assignee = True
    synced.edit(owner="other")
    synced.sync()
    assert (synced.action.owner, named(synced)) == ("other", [("owner", "other", "owner")])
    assert (synced.sync().pushed, synced.link.state) == (0, "conflict")


def test_what_was_dropped_here_is_resolved_there_and_opened_again_when_it_comes_back(synced: Loop) -> None:
    synced.edit(state="dropped", reason="superseded")
    synced.sync()
    assert synced.jira.issue(synced.key).resolution == "Won't Do"
    synced.later(minutes=1)
    synced.edit(state="agreed", reason="It is needed after all")
    synced.sync()
    issue = synced.jira.issue(synced.key)
    assert (issue.category, issue.resolution, synced.action.state) == ("To Do", None, "agreed")


def test_by_a_setting_a_dropped_action_only_takes_its_labels_off(synced: Loop) -> None:
    key = synced.key
    synced.jira.people_edit(key, labels=("aar", "aar-ACT-0001", "theirs"))
    synced.edit(state="dropped", reason="superseded")
    synced.sync(dropped="unlabel")
    issue = synced.jira.issue(key)
    assert (issue.category, issue.labels, synced.link.state) == ("To Do", ("theirs",), "in_sync")
    synced.jira.people_edit(key, summary="Theirs from now on")
    synced.later(days=2)
    assert synced.sync(dropped="unlabel").pulled == 0
    synced.edit(state="agreed", reason="It is needed after all")
    synced.sync(dropped="unlabel")
    assert set(synced.jira.issue(key).labels) == {"aar", "aar-ACT-0001", "theirs"}
    assert synced.action.title == "Theirs from now on"


def test_what_was_dropped_here_and_done_there_can_be_taken_for_done(synced: Loop) -> None:
    synced.edit(state="dropped", reason="superseded")
    synced.jira.people_move(synced.key, "Done")
    synced.sync()
    assert named(synced) == [("state", "dropped", "done")]
    settle(synced, "state", "jira")
    assert (synced.action.state, synced.link.state, named(synced)) == ("done", "in_sync", [])


def test_what_moved_again_in_jira_before_it_was_settled_is_not_overwritten(synced: Loop) -> None:
    for side, title in (("jira", "Theirs again"), ("ours", "Ours")):
        synced.edit(title="Ours")
        synced.jira.people_edit(synced.key, summary="Theirs")
        synced.sync()
        synced.later(minutes=1)
        synced.jira.people_edit(synced.key, summary="Theirs again")
        settle(synced, "title", side)
        assert (synced.action.title, synced.jira.issue(synced.key).summary) == (title, "Theirs again")
    assert named(synced) == [("title", "Ours", "Theirs again")]


def test_nobody_owns_what_nobody_owns_here_and_no_account_is_missed(synced: Loop) -> None:
    synced.edit(owner=None)
    synced.sync()
    assert (synced.jira.issue(synced.key).assignee, synced.link.last_error) == (None, None)


def test_our_block_stays_one_whatever_is_written_in_it(synced: Loop) -> None:
    for number in range(2):
        synced.edit(scope=f"Ends with [/aar] here, try {number}")
        synced.sync()
    text = synced.jira.issue(synced.key).description
    assert (text.count("[/aar]"), text.count("Scope"), "try 0" in text) == (1, 1, False)


def test_without_news_in_our_block_the_description_is_left_to_people(synced: Loop) -> None:
    synced.jira.people_edit(synced.key, description="Rewritten by people, without our block")
    synced.edit(title="Send traffic to the canary")
    synced.sync()
    assert synced.jira.issue(synced.key).description == "Rewritten by people, without our block"
    synced.edit(scope="Only the checkout service")
    synced.sync()
    assert synced.jira.issue(synced.key).description.startswith(
        "Rewritten by people, without our block\n\n[aar "
    )
