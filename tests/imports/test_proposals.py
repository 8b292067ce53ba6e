"""Action items of a post-mortem become proposed actions of its incident, each once."""

import pytest

from aar.domain.action import ActionItem
from aar.domain.imports import ImportOptions
from aar.domain.incident import Incident
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.usecases.adopt_action import adopt_action
from aar.usecases.check_integrity import check_integrity
from aar.usecases.edit_action import edit_action
from aar.usecases.list_actions import list_actions
from aar.usecases.preview_import import preview_import
from aar.usecases.record_finding import record_finding
from aar.usecases.remove_action import remove_action
from aar.usecases.start_review import start_review
from aar.usecases.undo_import import undo_import
from aar.usecases.verify_audit import verify_audit
from tests.imports.conftest import Desk
from tests.imports.test_markdown import POST_MORTEMS
from tests.usecases.conftest import FACILITATOR, LOCAL, OTHER_OWNER, OWNER, VIEWER

HEAD = "# Down - 2024-03-05\n\n## Timeline\n\n- 10:05 UTC Alert fired\n\n"
ITEMS = (
    "## Action items\n\n### Process\n\n"
    "1. Page the person on call. Mails are read too late. [Issue](https://example.org/x/issues/7)\n"
    "2. [x] Write the playbook (owner: @other)\n3. Rehearse the failover - @nobody\n\n"
    "### What went well\n\n- Everybody was calm and friendly\n"
)


def actions(desk: Desk) -> list[ActionItem]:
    with desk.world.database.read() as store:
        return store.list(ActionItem)


def test_items_become_proposals_with_link_owner_and_tick(desk: Desk) -> None:
    result = desk.take_text(HEAD + ITEMS, "pm.md")
    page, playbook, failover = actions(desk)
    assert page.title == "Page the person on call"
    assert page.scope is not None
    assert "Mails are read too late." in page.scope
    assert page.scope.endswith("\nhttps://example.org/x/issues/7")
    assert (playbook.title, playbook.owner) == ("Write the playbook", OTHER_OWNER.person_id)
    assert playbook.scope == "Marked as done where it was imported from."
    assert (failover.title, failover.owner) == ("Rehearse the failover", None)
    assert failover.scope == "Its owner is written as @nobody."
    assert {one.state for one in (page, playbook, failover)} == {"proposed"}
    assert {one.incident_id for one in (page, playbook, failover)} == {result.incidents[0].incident_id}
    assert result.notes == ("3 action items of it are proposed actions of the incident.",)


def test_a_table_of_action_items_is_read_by_its_headings(desk: Desk) -> None:
    table = (
        "**Action Items**\n\n| Action Item | Type | Owner | Bug | Status |\n|---|---|---|---|---|\n"
        "| Update the playbook for cascading failure | mitigate | Service owner | n/a | **DONE** |\n"
        "| Schedule a test of a cascading failure | process | two people | Bug 5554824 | TODO |\n"
    )
    desk.take_text(HEAD + table, "pm.md")
    first, second = actions(desk)
    assert (first.owner, first.scope) == (OWNER.person_id, "Marked as done where it was imported from.")
    assert (second.owner, second.scope) == (None, "Its owner is written as two people.")


def test_a_real_post_mortem_asks_for_what_its_lists_say(desk: Desk) -> None:
    desk.take(POST_MORTEMS / "2018-03-31-server-start-fail.md")
    assert [one.title for one in actions(desk)] == [
        "Improve the alerting so that a majority of the team is notified when there's an outage",
        'Come up with team guidelines for how "stale" a node can become before we intentionally recycle it',
        'Document how to "recycle" nodes properly',
    ]


def test_what_a_list_announced_before_does_not_swallow_the_next_section(desk: Desk) -> None:
    lessons = "## Lessons\n\n- Three bugs were introduced:\n  1. One\n\n"
    desk.take_text(f"{HEAD}{lessons}## Action items\n\n- Fix the first of the bugs\n", "pm.md")
    assert [one.title for one in actions(desk)] == ["Fix the first of the bugs"]


def test_the_same_file_again_proposes_nothing_whatever_people_did_since(desk: Desk) -> None:
    desk.take_text(HEAD + ITEMS, "pm.md")
    page, playbook, _ = actions(desk)
    desk.world.do(edit_action, page.action_id, {"title": "Page two people"}, by=FACILITATOR)
    desk.world.do(remove_action, playbook.action_id, by=FACILITATOR)
    again = desk.take_text(HEAD + ITEMS, "pm.md")
    assert (again.unchanged, again.notes) == (1, None)
    assert len(actions(desk)) == 2
    more = desk.take_text(HEAD + ITEMS.replace("### What", "4. Measure the queue\n\n### What"), "pm.md")
    assert more.notes == ("One action item of it is a proposed action of the incident.",)


def test_an_undo_takes_back_what_nobody_has_touched(desk: Desk) -> None:
    done = desk.take_text(HEAD + ITEMS, "pm.md")
    page = actions(desk)[0]
    desk.world.do(edit_action, page.action_id, {"priority": "P1"}, by=FACILITATOR)
    desk.world.do(undo_import, str(done.import_id), by=LOCAL)
    assert [one.action_id for one in actions(desk)] == [page.action_id]
    with desk.world.database.read() as store:
        assert store.get(Incident, done.incidents[0].incident_id) is not None
        checks = {check.name: check.violations for check in check_integrity(store)}
        assert checks["every_reference_leads_somewhere"] == 0
        assert verify_audit(store, key=None).ok


def test_an_untouched_import_is_undone_without_a_trace(desk: Desk) -> None:
    done = desk.take_text(HEAD + ITEMS, "pm.md")
    desk.world.do(undo_import, str(done.import_id), by=LOCAL)
    assert actions(desk) == []
    assert desk.take_text(HEAD + ITEMS, "pm.md").new == 1
    assert len(actions(desk)) == 3


def test_they_belong_to_the_incident_that_is_named(desk: Desk) -> None:
    desk.take_text(HEAD + ITEMS, "pm.md", incident=desk.world.incident_id)
    assert {one.incident_id for one in actions(desk)} == {desk.world.incident_id}


def test_a_preview_tells_of_them_and_a_dry_run_keeps_none(desk: Desk) -> None:
    path = desk.folder / "pm.md"
    path.write_text(HEAD + ITEMS)
    shown = preview_import(desk.world.database, path, ImportOptions(), by=LOCAL)
    assert shown.notes == ("3 action items of it are proposed actions of the incident.",)
    assert actions(desk) == []


def test_those_of_a_private_incident_do_not_exist_for_others(desk: Desk) -> None:
    result = desk.take_text(HEAD + ITEMS, "pm.md")
    with desk.world.database.read() as store:
        incident = store.require(Incident, result.incidents[0].incident_id)
        assert len(list_actions(store, by=VIEWER)) == 3
    desk.world.database.write(
        lambda store: store.save(
            incident.changed(is_private=True), verb="edited", by=LOCAL, now=desk.world.now
        )
    )
    with desk.world.database.read() as store:
        assert list_actions(store, by=VIEWER) == []
    with pytest.raises(InputError):
        desk.world.do(edit_action, actions(desk)[0].action_id, {"priority": "P1"}, by=FACILITATOR)


def test_a_finding_adopts_a_proposal_of_its_own_incident(desk: Desk) -> None:
    result = desk.take_text(HEAD + ITEMS, "pm.md")
    page, playbook, _ = actions(desk)
    review = desk.world.do(start_review, result.incidents[0].incident_id, by=FACILITATOR)
    finding = desk.world.do(record_finding, review.review_id, {"title": "Nobody was paged"}, by=FACILITATOR)
    adopted = desk.world.do(adopt_action, page.action_id, finding.finding_id, by=FACILITATOR)
    assert adopted.finding_ids == (finding.finding_id,)
    assert adopted.due_on == adopted.proposed_due_on is not None
    with pytest.raises(ConflictError, match="no open proposal"):
        desk.world.do(adopt_action, page.action_id, finding.finding_id, by=FACILITATOR)
    with pytest.raises(PermissionDenied):
        desk.world.do(adopt_action, playbook.action_id, finding.finding_id, by=VIEWER)


def test_only_who_leads_reviews_removes_a_proposal(desk: Desk) -> None:
    desk.take_text(HEAD + ITEMS, "pm.md")
    with pytest.raises(PermissionDenied):
        desk.world.do(remove_action, actions(desk)[0].action_id, by=VIEWER)
