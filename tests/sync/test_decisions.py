"""Where the sync stops and waits, a person decides: an issue that was lost, a change that was refused."""

import pytest

from aar.errors import ConflictError, PermissionDenied
from aar.usecases.confirm_account import confirm_account, forget_account
from aar.usecases.confirm_drop import confirm_drop
from aar.usecases.forget_link import forget_link
from aar.usecases.resolve_conflict import resolve_conflict
from aar.usecases.try_link_again import try_link_again
from tests.fakes.jira.site import RISK_AREA
from tests.sync.conftest import Loop
from tests.usecases.conftest import FACILITATOR, OWNER

pytestmark = pytest.mark.parametrize("jira", ["cloud"], indirect=True)  # no rule here is a flavour's


def lost(synced: Loop) -> str:
    """The issue cannot be seen any more; returns its key."""
    key = synced.key
    synced.jira.hide(key)
    for _ in range(2):
        synced.sync(full=True)
        synced.later(minutes=20)
    assert synced.link.state == "missing"
    return key


def keys(synced: Loop) -> list[str]:
    return [issue.key for issue in synced.jira.issues(label="aar-ACT-0001")]


def told(synced: Loop) -> str:
    """The last row of the audit as text."""
    with synced.world.database.read() as store:
        return str(store.rows("queries/audit/all")[-1])


def test_a_lost_issue_that_is_let_go_is_made_anew_and_only_then(synced: Loop) -> None:
    old = lost(synced)
    assert synced.sync().created == 0
    with pytest.raises(PermissionDenied):
        synced.world.do(forget_link, "ACT-0001", by=OWNER)
    synced.world.do(forget_link, "ACT-0001", by=FACILITATOR)
    assert (synced.sync().created, synced.link.state) == (1, "in_sync")
    assert synced.link.key != old
    assert synced.sync(full=True).conflicts == 0


def test_an_issue_that_was_let_go_and_comes_back_is_a_second_one_that_a_person_sees(synced: Loop) -> None:
    old = lost(synced)
    synced.world.do(forget_link, "ACT-0001", by=FACILITATOR)
    synced.sync()
    synced.jira.show(old)
    assert synced.sync(full=True).conflicts == 1
    assert [(one.field, one.ours, one.theirs) for one in synced.conflicts] == [
        ("issue", synced.link.key, old)
    ]


def test_one_that_is_back_before_the_new_one_is_made_is_shown_and_not_taken(synced: Loop) -> None:
    old = lost(synced)
    synced.world.do(forget_link, "ACT-0001", by=FACILITATOR)
    synced.jira.show(old)
    assert (synced.sync(full=True).created, synced.link.state) == (0, "conflict")
    assert "lost and let go" in str(synced.link.last_error)
    synced.sync(full=True)
    assert [one.theirs for one in synced.conflicts] == [old]
    synced.world.do(resolve_conflict, "ACT-0001", "issue", "ours", by=FACILITATOR)
    assert (synced.sync().created, synced.link.state) == (1, "in_sync")
    assert synced.link.key != old


def test_work_that_is_dropped_before_the_new_issue_is_made_has_its_lost_one_again(synced: Loop) -> None:
    old = lost(synced)
    synced.world.do(forget_link, "ACT-0001", by=FACILITATOR)
    synced.edit(state="dropped", reason="superseded")
    assert synced.link.state == "missing"
    with pytest.raises(ConflictError, match="no new issue"):
        synced.world.do(forget_link, "ACT-0001", by=FACILITATOR)
    synced.jira.show(old)
    synced.sync(full=True)
    assert (synced.link.key, keys(synced)) == (old, [old])


def test_what_was_refused_is_sent_again_when_a_person_says_so(synced: Loop) -> None:
    with pytest.raises(ConflictError, match="not parked"):
        synced.world.do(try_link_again, "ACT-0001", by=FACILITATOR)
    synced.jira.people_edit(synced.key, duedate="2026-06-10")
    synced.sync()
    synced.jira.forbid("edit")
    synced.edit(title="Send traffic to the canary")
    synced.sync()
    synced.jira.allow("edit")
    synced.sync()
    assert synced.link.state == "parked"
    synced.world.do(try_link_again, "ACT-0001", by=FACILITATOR)
    assert "tried again" in told(synced)
    synced.sync()
    assert (synced.link.state, synced.link.last_error) == ("in_sync", None)
    assert synced.jira.issue(synced.key).summary == "Send traffic to the canary"


def test_a_full_run_tries_all_that_was_refused_again(loop: Loop) -> None:
    loop.jira.site.custom_fields = (RISK_AREA,)
    loop.sync()
    assert (loop.link.state, "Risk area" in str(loop.link.last_error)) == ("parked", True)
    loop.words["jira_fields"] = {RISK_AREA.field_id: {"value": "Data"}}
    loop.later(minutes=1)
    assert loop.sync().created == 0
    assert (loop.sync(full=True).created, loop.link.state, loop.link.last_error) == (1, "in_sync", None)


def test_an_owner_left_unassigned_is_assigned_once_a_person_confirms_the_account(synced: Loop) -> None:
    synced.edit(owner="other")
    synced.sync()
    assert synced.link.unassigned == "other"
    with pytest.raises(PermissionDenied):
        synced.world.do(confirm_account, "other", "5f04private", by=OWNER)
    synced.world.do(confirm_account, "other", "5f04private", "Private owner", by=FACILITATOR)
    assert "confirmed" in told(synced)
    synced.sync()
    assert synced.jira.issue(synced.key).assignee == "private@example.org"
    assert (synced.action.owner, synced.link.state, synced.link.last_error) == ("other", "in_sync", None)


def test_whom_nobody_knew_in_jira_owns_here_once_a_person_says_who_it_is(synced: Loop) -> None:
    synced.jira.people_edit(synced.key, assignee="private@example.org")
    synced.sync()
    assert (synced.action.owner, "match the account" in str(synced.link.last_error)) == ("owner", True)
    synced.world.do(confirm_account, "other", "5f04private", by=FACILITATOR)
    synced.sync()
    assert (synced.action.owner, synced.link.last_error) == ("other", None)


def test_a_confirmed_account_comes_before_the_e_mail_address(synced: Loop) -> None:
    with pytest.raises(ConflictError, match="account of Service owner"):
        synced.world.do(confirm_account, "other", "5f01owner", by=FACILITATOR)
    synced.world.do(confirm_account, "owner", "5f02platform", by=FACILITATOR)
    synced.jira.people_edit(synced.key, assignee="platform@example.org")
    assert synced.sync().conflicts == 0
    assert synced.action.owner == "owner"
    synced.world.do(forget_account, "owner", by=FACILITATOR)
    synced.jira.people_edit(synced.key, duedate="2026-06-10")
    synced.sync()
    assert "match the account" in str(synced.link.last_error)


def waiting(synced: Loop) -> list[str]:
    """What My work of a facilitator shows of drops that nobody has confirmed."""
    with synced.world.database.read() as store:
        return [row["action_id"] for row in store.rows("queries/work/drops", sees_private=False, most=None)]


def test_what_was_dropped_in_jira_waits_for_a_facilitator_each_time(synced: Loop) -> None:
    for way, state in (("To Do", "agreed"), ("In Progress", "in_progress")):
        synced.jira.people_move(synced.key, "Done", resolution="Won't Do")
        synced.sync()
        assert (synced.action.is_drop_unconfirmed, waiting(synced)) == (True, ["ACT-0001"])
        with pytest.raises(PermissionDenied, match="confirm what was dropped in Jira"):
            synced.world.do(confirm_drop, "ACT-0001", by=OWNER)
        synced.world.do(confirm_drop, "ACT-0001", by=FACILITATOR)
        assert (synced.action.drop_confirmed_by, waiting(synced)) == ("facilitator", [])
        assert "confirmed" in told(synced)
        assert (synced.sync().pushed, synced.action.state) == (0, "dropped")
        with pytest.raises(ConflictError, match="no drop that waits"):
            synced.world.do(confirm_drop, "ACT-0001", by=FACILITATOR)
        synced.later(minutes=1)
        synced.jira.people_move(synced.key, way)
        synced.sync()
        assert (synced.action.state, synced.action.drop_confirmed_by) == (state, None)
        synced.later(minutes=1)


def test_a_drop_that_a_person_made_here_or_took_from_jira_waits_for_nobody(synced: Loop) -> None:
    synced.edit(state="done")
    synced.jira.people_move(synced.key, "Done", resolution="Won't Do")
    synced.sync()
    assert [one.theirs for one in synced.conflicts] == ["dropped"]
    synced.world.do(resolve_conflict, "ACT-0001", "state", "jira", by=FACILITATOR)
    assert (synced.action.state, synced.action.drop_confirmed_by) == ("dropped", "facilitator")
    synced.edit(state="agreed", reason="It stays after all")
    synced.edit(state="dropped", reason="superseded")
    assert (synced.action.drop_confirmed_by, waiting(synced)) == (None, [])
