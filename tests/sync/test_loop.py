"""One action is one issue; what happens on one side arrives on the other."""

from aar.domain.verification import Verification
from aar.usecases.resolve_conflict import resolve_conflict
from aar.usecases.verify_action import verify_action
from tests.sync.conftest import Loop
from tests.usecases.conftest import FACILITATOR, VERIFIER


def verdict(loop: Loop, result: str) -> Verification:
    """Verify the action here."""
    made: Verification = loop.world.do(verify_action, "ACT-0001", result, note="Looked", by=VERIFIER)
    return made


def test_an_agreed_action_becomes_one_issue_with_owner_due_date_and_marks(loop: Loop) -> None:
    assert loop.sync().created == 1
    (issue,) = loop.jira.issues()
    assert (issue.summary, issue.assignee, issue.due_on) == (
        "Add traffic to the canary",
        "owner@example.org",
        "2026-06-03",
    )
    assert issue.priority == "High"
    assert set(issue.labels) == {"aar", "aar-ACT-0001"}
    assert issue.properties["aar"]["action"] == "ACT-0001"  # type: ignore[index,call-overload]
    assert "Done when: The canary gets one percent" in issue.description
    assert "http://localhost:8501/actions?action=ACT-0001" in issue.description


def test_the_link_knows_the_issue(synced: Loop) -> None:
    assert (synced.link.state, synced.link.key) == ("in_sync", synced.key)
    assert synced.link.url == f"{synced.jira.url}/browse/{synced.key}"


def test_a_second_run_changes_nothing(synced: Loop) -> None:
    synced.sync()
    before = synced.action, synced.link
    synced.jira.forget_calls()
    result = synced.sync()
    assert not synced.jira.writes or all(call.path.endswith("search") for call in synced.jira.writes)
    assert (synced.action, synced.link) == before
    assert (result.created, result.pushed, result.pulled, result.conflicts) == (0, 0, 0, 0)
    assert len(synced.jira.issues()) == 1


def test_work_that_has_begun_here_stays_begun_when_its_issue_is_new(loop: Loop) -> None:
    loop.edit(state="in_progress")
    for _ in range(3):
        loop.sync()
        loop.later(minutes=1)
    assert (loop.action.state, loop.link.state) == ("in_progress", "in_sync")
    assert [move.to for move in loop.action.history] == ["agreed", "in_progress"]


def test_done_in_jira_is_done_here_and_waits_for_verification(synced: Loop) -> None:
    synced.jira.people_move(synced.key, "Done")
    moved_at = synced.world.now
    synced.later(hours=3)
    assert synced.sync().pulled == 1
    assert (synced.action.state, synced.action.done_at) == ("done", moved_at)
    assert synced.action.history[-1].origin == "jira"


def test_in_progress_in_jira_is_in_progress_here(synced: Loop) -> None:
    synced.jira.people_move(synced.key, "In Progress")
    synced.sync()
    assert synced.action.state == "in_progress"


def test_a_later_date_in_jira_is_a_slip_here(synced: Loop) -> None:
    synced.jira.people_edit(synced.key, duedate="2026-09-09")
    synced.sync()
    slip = synced.action.history[-1]
    assert (slip.field, slip.from_, slip.to, slip.origin) == ("due_on", "2026-06-03", "2026-09-09", "jira")


def test_a_new_owner_in_jira_is_the_owner_here(synced: Loop) -> None:
    synced.edit(owner="other")
    synced.sync()
    synced.later(minutes=1)
    synced.jira.people_edit(synced.key, assignee="owner@example.org")
    synced.sync()
    assert (synced.action.owner, synced.conflicts) == ("owner", [])


def test_an_owner_whom_jira_does_not_know_is_left_unassigned_and_not_tried_for_ever(synced: Loop) -> None:
    synced.edit(owner="other")
    synced.sync()
    assert (synced.action.owner, synced.jira.issue(synced.key).assignee) == ("other", None)
    assert "no single active account in Jira" in str(synced.link.last_error)
    assert synced.sync().pushed == 0


def test_an_edit_here_arrives_in_jira(synced: Loop) -> None:
    synced.edit(title="Send traffic to the canary", due_on="2026-07-07", priority="P1")
    assert synced.sync().pushed == 1
    issue = synced.jira.issue(synced.key)
    assert (issue.summary, issue.due_on, issue.priority) == (
        "Send traffic to the canary",
        "2026-07-07",
        "Highest",
    )


def test_done_here_walks_the_issue_along_its_workflow(synced: Loop) -> None:
    synced.edit(state="done")
    synced.sync()
    assert synced.jira.issue(synced.key).category == "Done"
    assert synced.link.state == "in_sync"


def test_a_fix_that_did_not_help_is_open_again_in_jira_with_the_reason(synced: Loop) -> None:
    synced.jira.people_move(synced.key, "Done")
    synced.sync()
    verdict(synced, "not_effective")
    synced.later(minutes=1)
    synced.sync()
    issue = synced.jira.issue(synced.key)
    assert (synced.action.state, issue.category) == ("in_progress", "In Progress")
    assert any("not effective" in comment for comment in issue.comments)


def test_a_verified_action_stays_done_in_jira_and_says_so_once(synced: Loop) -> None:
    synced.jira.people_move(synced.key, "Done")
    synced.sync()
    verdict(synced, "effective")
    for _ in range(3):
        synced.later(minutes=1)
        synced.sync()
    issue = synced.jira.issue(synced.key)
    assert (synced.action.state, issue.category) == ("verified", "Done")
    assert len(issue.comments) == 1


def test_reopened_in_jira_after_verification_is_open_here(synced: Loop) -> None:
    synced.jira.people_move(synced.key, "Done")
    synced.sync()
    verdict(synced, "effective")
    synced.sync()
    synced.later(minutes=1)
    synced.jira.people_move(synced.key, "In Progress")
    synced.later(minutes=1)
    synced.sync()
    assert synced.action.state == "in_progress"


def test_will_not_do_in_jira_drops_the_action_with_that_reason(synced: Loop) -> None:
    synced.jira.people_move(synced.key, "Done", resolution="Won't Do")
    synced.sync()
    assert (synced.action.state, synced.action.dropped_reason) == ("dropped", "will_not_do")


def test_both_sides_changed_one_field_is_a_conflict_and_neither_is_written(synced: Loop) -> None:
    synced.edit(title="Ours")
    synced.jira.people_edit(synced.key, summary="Theirs", duedate="2026-08-08")
    assert synced.sync().conflicts == 1
    assert (synced.action.title, synced.jira.issue(synced.key).summary) == ("Ours", "Theirs")
    (conflict,) = synced.conflicts
    assert (conflict.field, conflict.base, conflict.ours, conflict.theirs) == (
        "title",
        "Add traffic to the canary",
        "Ours",
        "Theirs",
    )
    assert str(synced.action.due_on) == "2026-08-08"
    assert synced.link.state == "conflict"
    assert synced.sync().conflicts == 0


def test_a_person_settles_a_conflict_for_our_side(synced: Loop) -> None:
    synced.edit(title="Ours")
    synced.jira.people_edit(synced.key, summary="Theirs")
    synced.sync()
    synced.world.do(resolve_conflict, "ACT-0001", "title", "ours", by=FACILITATOR)
    synced.sync()
    assert (synced.action.title, synced.jira.issue(synced.key).summary) == ("Ours", "Ours")
    assert synced.conflicts == []


def test_a_person_settles_a_conflict_for_jiras_side(synced: Loop) -> None:
    synced.edit(title="Ours")
    synced.jira.people_edit(synced.key, summary="Theirs")
    synced.sync()
    synced.world.do(resolve_conflict, "ACT-0001", "title", "jira", by=FACILITATOR)
    synced.sync()
    assert (synced.action.title, synced.jira.issue(synced.key).summary) == ("Theirs", "Theirs")


def test_text_that_people_add_to_the_description_stays(synced: Loop) -> None:
    described = synced.jira.issue(synced.key).description
    synced.jira.people_edit(synced.key, description=f"Before\n\n{described}\n\nAfter")
    synced.edit(scope="Only the checkout service")
    synced.sync()
    text = synced.jira.issue(synced.key).description
    assert text.startswith("Before")
    assert text.endswith("After")
    assert "Scope: Only the checkout service" in text


def test_a_dry_run_foresees_and_writes_nothing(loop: Loop) -> None:
    result, run = loop.run(dry_run=True)
    assert result.created == 1
    assert loop.jira.issues() == []
    assert loop.link.state == "pending"
    assert {change["field"] for change in run.changes} == {"title", "owner", "due_on", "priority", "state"}
