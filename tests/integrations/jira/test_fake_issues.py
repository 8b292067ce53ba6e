from tests.fakes.clock import StoppedClock
from tests.fakes.jira import RISK_AREA, FakeJira
from tests.integrations.jira.rest import call, draft, parsed


def test_a_new_issue_has_its_fields_its_labels_and_its_property_from_the_first_moment(jira: FakeJira) -> None:
    body: dict[str, object] = {
        **draft(labels=["aar", "aar-ACT-0001"], duedate="2026-04-01", priority={"name": "High"}),
        "properties": [{"key": "aar", "value": {"action": "ACT-0001"}}],
    }
    key = parsed(call(jira, "POST", "issue", body))["key"]
    issue = jira.issue(str(key))
    assert (issue.summary, issue.due_on, issue.priority) == (
        "Block releases without a canary",
        "2026-04-01",
        "High",
    )
    assert issue.labels == ("aar", "aar-ACT-0001")
    assert issue.properties == {"aar": {"action": "ACT-0001"}}
    assert (issue.status, issue.category) == ("To Do", "To Do")


def test_every_field_that_cannot_be_set_is_named(jira: FakeJira) -> None:
    body = draft("", labels=["two words"], duedate="1 April", customfield_1="x", priority={"name": "Urgent"})
    answer = call(jira, "POST", "issue", body)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == {"summary", "labels", "duedate", "customfield_1", "priority"}
    assert jira.issues() == []


def test_a_required_field_of_the_project_is_demanded_and_kept(jira: FakeJira) -> None:
    jira.site.custom_fields = (RISK_AREA,)
    refused = call(jira, "POST", "issue", draft())
    assert refused.json()["errors"] == {"customfield_10050": "Risk area is required."}
    made = call(jira, "POST", "issue", draft(customfield_10050={"value": "Data"}))
    issue = parsed(call(jira, "GET", f"issue/{made.json()['id']}", query={"fields": "customfield_10050"}))
    assert issue["fields"] == {"customfield_10050": {"value": "Data"}}


def test_a_bulk_makes_what_it_can_and_names_the_rest_by_place(jira: FakeJira) -> None:
    answer = call(jira, "POST", "issue/bulk", {"issueUpdates": [draft("First"), draft(""), draft("Third")]})
    assert answer.status_code == 201
    assert [issue.summary for issue in jira.issues()] == ["First", "Third"]
    assert [error["failedElementNumber"] for error in answer.json()["errors"]] == [1]


def test_a_bulk_of_fifty_one_makes_none(jira: FakeJira) -> None:
    assert call(jira, "POST", "issue/bulk", {"issueUpdates": [draft()] * 51}).status_code == 400
    assert jira.issues() == []


def test_an_issue_is_found_by_id_by_key_and_by_the_key_it_had_before_a_move(jira: FakeJira) -> None:
    old = jira.people_create("Block releases without a canary")
    issue_id = jira.issue(old).issue_id
    new = jira.move(old, "OPS")
    names = (issue_id, old, old.lower(), new)
    assert {parsed(call(jira, "GET", f"issue/{name}"))["key"] for name in names} == {"OPS-1"}


def test_deleted_and_hidden_issues_look_the_same(jira: FakeJira) -> None:
    deleted, hidden = jira.people_create("First"), jira.people_create("Second")
    jira.delete(deleted)
    jira.hide(hidden)
    answers = [call(jira, "GET", f"issue/{key}") for key in (deleted, hidden)]
    assert [answer.status_code for answer in answers] == [404, 404]
    jira.show(hidden)
    assert call(jira, "GET", f"issue/{hidden}").status_code == 200


def test_an_edit_changes_only_what_differs_and_writes_history_with_the_person(jira: FakeJira) -> None:
    key = jira.people_create("Block releases without a canary", labels=["team"])
    body = {"fields": {"summary": "Gate releases"}, "update": {"labels": [{"add": "aar"}, {"remove": "no"}]}}
    call(jira, "PUT", f"issue/{key}", body)
    jira.people_edit(key, assignee="owner@example.org", duedate="2026-05-01")
    issue = jira.issue(key)
    assert (issue.summary, issue.labels) == ("Gate releases", ("aar", "team"))
    assert (issue.assignee, issue.due_on) == ("owner@example.org", "2026-05-01")
    histories = call(jira, "GET", f"issue/{key}?expand=changelog").json()["changelog"]["histories"]
    authors = {entry["author"]["displayName"] for entry in histories}
    assert authors == {"Integration account", "Service owner"}


def test_an_edit_that_changes_nothing_does_not_move_the_time_of_the_update(
    jira: FakeJira, clock: StoppedClock
) -> None:
    key = jira.people_create("Block releases without a canary")
    before = jira.issue(key).updated_at
    clock.advance(60)
    call(jira, "PUT", f"issue/{key}", {"fields": {"summary": "Block releases without a canary"}})
    assert jira.issue(key).updated_at == before
    call(jira, "POST", f"issue/{key}/comment", {"body": "Verified: effective."})
    assert jira.issue(key).updated_at > before


def test_only_cloud_answers_an_edit_with_the_issue(jira: FakeJira) -> None:
    key = jira.people_create("Block releases without a canary")
    body = {"fields": {"summary": "Gate releases"}}
    answer = call(jira, "PUT", f"issue/{key}", body, query={"returnIssue": "true"})
    assert answer.status_code == (200 if jira.site.is_cloud else 204)


def test_an_inactive_person_is_refused_and_an_assignee_can_be_ignored_in_silence(jira: FakeJira) -> None:
    key = jira.people_create("Block releases without a canary")
    name = "accountId" if jira.site.is_cloud else "name"
    leaver = {"fields": {"assignee": {name: "5f05leaver"}}}
    assert "assignee" in call(jira, "PUT", f"issue/{key}", leaver).json()["errors"]
    jira.site.ignores_assignee = True
    owner = {"fields": {"assignee": {name: "5f01owner"}}}
    assert call(jira, "PUT", f"issue/{key}", owner).status_code == 204
    assert jira.issue(key).assignee is None


def test_a_clone_has_the_labels_but_not_the_property(jira: FakeJira) -> None:
    body: dict[str, object] = {**draft(labels=["aar-ACT-0001"]), "properties": [{"key": "aar", "value": 1}]}
    key = str(parsed(call(jira, "POST", "issue", body))["key"])
    clone = jira.issue(jira.people_clone(key))
    assert clone.labels == ("aar-ACT-0001",)
    assert clone.properties == {}


def test_without_the_permission_an_edit_is_refused_as_bad_and_a_creation_as_forbidden(
    jira: FakeJira,
) -> None:
    key = jira.people_create("Block releases without a canary")
    jira.forbid("edit", "create", "transition")
    assert call(jira, "PUT", f"issue/{key}", {"fields": {"summary": "No"}}).status_code == 400
    assert call(jira, "POST", "issue", draft()).status_code == (403 if jira.site.is_cloud else 400)
    assert parsed(call(jira, "GET", f"issue/{key}/transitions"))["transitions"] == []
    assert jira.issue(key).summary == "Block releases without a canary"
