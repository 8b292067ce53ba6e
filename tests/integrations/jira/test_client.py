from datetime import UTC, datetime

import pytest

from integrations.jira.bulk import Draft
from integrations.jira.client import JiraClient
from integrations.jira.errors import AnswerError, NotFoundError, RefusedError
from integrations.jira.shapes import Created, JsonObject
from tests.fakes.jira import RISK_AREA, Account, FakeJira
from tests.integrations.jira.rest import PLACE, connection_to

MARK: JsonObject = {"aar": {"installation": "one", "action": "ACT-0001"}}


def fields(summary: str = "Block releases without a canary", **more: str) -> JsonObject:
    return {**PLACE, "summary": summary, "labels": ["aar"], **more}


def test_building_a_client_sends_nothing(jira: FakeJira, client: JiraClient) -> None:
    assert (jira.requests, client.requests) == (0, 0)


def test_myself_gives_the_account_and_its_time_zone(jira: FakeJira, client: JiraClient) -> None:
    me = client.myself()
    assert (me.account, me.zone, me.email) == (
        "5f00integration",
        "America/New_York",
        "integration@example.org",
    )
    assert client.server_info().deployment_type == ("Cloud" if jira.site.is_cloud else "Server")
    assert [one.name for one in client.priorities()][:2] == ["Highest", "High"]
    assert [one.name for one in client.project("AAR").issue_types] == ["Task", "Bug"]


def test_create_sends_fields_and_mark_in_one_request(jira: FakeJira, client: JiraClient) -> None:
    created = client.create(fields(duedate="2026-05-01"), MARK)
    issue = jira.issue(created.id)
    assert (issue.key, issue.due_on, issue.properties) == (created.key, "2026-05-01", MARK)
    assert jira.requests == client.requests == 1


def test_a_bulk_gives_every_draft_its_own_outcome(jira: FakeJira, client: JiraClient) -> None:
    outcomes = client.create_many([Draft(fields("First"), MARK), Draft(fields("")), Draft(fields("Third"))])
    assert [type(outcome) for outcome in outcomes] == [Created, RefusedError, Created]
    assert isinstance(outcomes[1], RefusedError)
    assert "summary" in outcomes[1].field_messages
    assert [issue.properties for issue in jira.issues()] == [MARK, {}]
    assert jira.requests == 1


def test_a_bulk_in_which_all_fail_gives_outcomes_and_one_refused_whole_raises(client: JiraClient) -> None:
    outcomes = client.create_many([Draft(fields("")), Draft(fields(duedate="soon"))])
    assert ["summary" in outcomes[0].field_messages] == [True]  # type: ignore[union-attr] # both failed
    assert ["duedate" in outcomes[1].field_messages] == [True]  # type: ignore[union-attr] # both failed
    with pytest.raises(RefusedError, match="between 1 and 50"):
        client.create_many([Draft(fields())] * 51)


def test_get_reads_the_fields_and_properties_that_are_asked_for(jira: FakeJira, client: JiraClient) -> None:
    created = client.create(fields(), MARK)
    issue = client.get(created.id, ["summary", "status"], ["aar"])
    assert set(issue.fields) == {"summary", "status"}
    assert (issue.key, issue.properties) == (created.key, MARK)
    assert client.get(jira.move(created.key, "OPS"), ["summary"]).id == created.id


def test_get_many_leaves_out_what_cannot_be_seen(jira: FakeJira, client: JiraClient) -> None:
    keys = [jira.people_create(f"Number {number}") for number in range(3)]
    jira.delete(keys[1])
    found = client.get_many([*keys, "AAR-99"], ["summary"], ["aar"])
    assert [issue.key for issue in found] == [keys[0], keys[2]]
    assert client.requests == (1 if jira.site.is_cloud else 1 + len([*keys, "AAR-99"]))


def test_get_many_asks_for_a_hundred_at_a_time(cloud: FakeJira) -> None:
    keys = [cloud.people_create(f"Number {number}") for number in range(101)]
    with JiraClient(connection_to(cloud)) as client:
        assert [issue.key for issue in client.get_many(keys, ["summary"])] == keys
        assert client.requests == 2


def test_edit_changes_fields_labels_and_mark_at_once(jira: FakeJira, client: JiraClient) -> None:
    key = jira.people_create("Block releases without a canary", labels=["team", "old"])
    labels: JsonObject = {"labels": [{"add": "aar"}, {"remove": "old"}]}
    edited = client.edit(key, {"summary": "Gate releases", "duedate": None}, update=labels, properties=MARK)
    issue = jira.issue(key)
    assert (issue.summary, issue.labels, issue.properties) == ("Gate releases", ("aar", "team"), MARK)
    assert client.requests == 1
    if jira.site.is_cloud:
        assert edited is not None
        assert edited.fields["summary"] == "Gate releases"
    else:
        assert edited is None


def test_the_way_to_done_is_walked_by_the_ids_of_its_steps(jira: FakeJira, client: JiraClient) -> None:
    key = jira.people_create("Block releases without a canary")
    for name in ("In Progress", "In Review"):
        step = next(way for way in client.transitions(key) if way.to.name == name)
        client.transition(key, step.id)
    step = next(way for way in client.transitions(key) if way.to.category.key == "done")
    assert not (step.fields or {})["resolution"].is_required
    client.transition(key, step.id, {"resolution": {"name": "Duplicate"}})
    assert (jira.issue(key).status, jira.issue(key).resolution) == ("Done", "Duplicate")


def test_the_history_is_whole_and_oldest_first(jira: FakeJira, client: JiraClient) -> None:
    jira.site.page_cap = 2
    key = jira.people_create("Block releases without a canary")
    jira.people_edit(key, duedate="2026-05-01", assignee="owner@example.org")
    jira.people_move(key, "Done")
    jira.people_move(key, "To Do")
    changes = client.changelog(key)
    states = [part.after for change in changes for part in change.items if part.field == "status"]
    assert states == ["In Progress", "In Review", "Done", "To Do"]
    first = {part.field: (part.before_id, part.after_id) for part in changes[0].items}
    assert first == {"duedate": (None, "2026-05-01"), "assignee": (None, "5f01owner")}
    assert changes[0].changed_at.astimezone(UTC) == datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
    assert changes[0].author.account == "5f01owner"


def test_the_histories_of_many_issues_come_by_one_request(jira: FakeJira, client: JiraClient) -> None:
    moved, quiet, gone = (jira.people_create(name) for name in ("Moved", "Quiet", "Gone"))
    jira.people_move(moved, "In Review")
    jira.people_edit(moved, summary="Renamed", duedate="2026-05-01")
    jira.people_edit(quiet, summary="Renamed")
    ids = [jira.issue(key).issue_id for key in (moved, quiet, gone)]
    found = client.changelogs(ids, ["status", "duedate"])
    assert list(found) == [ids[0]]
    steps = [{part.field: part.after for part in change.items} for change in found[ids[0]]]
    assert steps == [
        {"status": "In Progress"},
        {"status": "In Review"},
        {"summary": "Renamed", "duedate": "2026-05-01"},
    ]
    assert found[ids[0]][0].changed_at == datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
    assert client.requests == 1


def test_a_deleted_issue_does_not_hide_the_histories_of_others(jira: FakeJira, client: JiraClient) -> None:
    keys = [jira.people_create(name) for name in ("First", "Second")]
    ids = [jira.issue(key).issue_id for key in keys]
    jira.people_move(keys[0], "In Progress")
    jira.delete(keys[1])
    assert list(client.changelogs(ids, ["status"])) == [ids[0]]


def test_long_histories_are_read_to_the_end(jira: FakeJira, client: JiraClient) -> None:
    jira.site.page_cap = 2
    key = jira.people_create("Block releases without a canary")
    for _ in range(2):
        jira.people_move(key, "Done")
        jira.people_move(key, "To Do")
    changes = client.changelogs([jira.issue(key).issue_id], ["status"])[jira.issue(key).issue_id]
    assert len(changes) == 8
    assert [part.after for part in changes[-1].items if part.field == "status"] == ["To Do"]


def test_a_comment_arrives(jira: FakeJira, client: JiraClient) -> None:
    key = jira.people_create("Block releases without a canary")
    assert client.comment(key, "Verified: effective.").body == "Verified: effective."
    assert jira.issue(key).comments == ("Verified: effective.",)


def test_a_search_is_read_page_by_page(jira: FakeJira, client: JiraClient) -> None:
    keys = [jira.people_create(f"Number {number}", labels=["aar"]) for number in range(5)]
    seen: list[str] = []
    token = None
    while True:
        page = client.search("labels = aar order by key", ["summary"], page_token=token, page_size=2)
        seen += [issue.key for issue in page.issues]
        token = page.next_token
        if token is None:
            break
    assert seen == keys
    assert client.requests == 3


def test_pages_that_jira_cuts_short_lose_nothing(jira: FakeJira, client: JiraClient) -> None:
    jira.site.page_cap = 2
    keys = [jira.people_create(f"Number {number}") for number in range(5)]
    pages = list(client.pages("project = AAR order by key", ["summary"]))
    assert [[issue.key for issue in page] for page in pages] == [keys[:2], keys[2:4], keys[4:]]


def test_an_issue_that_goes_between_two_pages_hides_no_other(datacenter: FakeJira) -> None:
    datacenter.site.page_cap = 2
    keys = [datacenter.people_create(f"Number {number}") for number in range(7)]
    with JiraClient(connection_to(datacenter)) as client:
        found = []
        for page in client.pages("project = AAR order by key asc", ["summary"]):
            found += [issue.key for issue in page]
            if len(found) in {2, 6}:
                datacenter.delete(keys.pop(0))
    assert set(keys) <= set(found)


def test_pages_that_go_round_in_a_circle_end_in_an_error(cloud: FakeJira) -> None:
    cloud.site.page_cap, cloud.site.repeats_page_token = 1, True
    for number in range(5):
        cloud.people_create(f"Number {number}")
    with (
        JiraClient(connection_to(cloud)) as client,
        pytest.raises(AnswerError, match="again and again") as caught,
    ):
        list(client.pages("project = AAR", ["summary"]))
    assert not caught.value.is_doubtful
    assert cloud.requests == 2


def test_cloud_sends_properties_with_what_a_search_finds(cloud: FakeJira) -> None:
    with JiraClient(connection_to(cloud)) as client:
        client.create(fields(), MARK)
        page = client.search("labels = aar", ["summary"], properties=["aar"])
    assert [issue.properties for issue in page.issues] == [MARK]


def test_the_latest_key_is_the_highest_and_none_in_an_empty_project(
    jira: FakeJira, client: JiraClient
) -> None:
    assert client.latest_key("AAR") is None
    for number in range(11):
        jira.people_create(f"Number {number}")
    assert client.latest_key("AAR") == "AAR-11"


@pytest.mark.parametrize(
    ("email", "account"),
    [
        ("owner@example.org", "5f01owner"),
        ("Owner@Example.org", "5f01owner"),
        ("leaver@example.org", None),
        ("twin@example.org", None),
        ("nobody@example.org", None),
        ("private@example.org", "5f04private"),
    ],
)
def test_a_person_is_found_when_exactly_one_active_account_has_the_address(
    client: JiraClient, email: str, account: str | None
) -> None:
    found = client.find_user_by_email(email)
    assert (found.account if found else None) == account


def test_a_longer_address_with_the_same_beginning_is_not_taken(jira: FakeJira, client: JiraClient) -> None:
    jira.add_account(Account("5f08other", "owner@example.organic", "Other owner"))
    found = client.find_user_by_email("owner@example.org")
    assert found is not None
    assert found.account == "5f01owner"
    assert client.find_user_by_email("owner@example.or") is None


def test_create_fields_names_what_a_project_requires(jira: FakeJira, client: JiraClient) -> None:
    jira.site.custom_fields, jira.site.page_cap = (RISK_AREA,), 3
    task = next(kind for kind in client.issue_types("AAR") if kind.name == "Task")
    found = client.create_fields("AAR", task.id)
    required = {one.field_id: one.name for one in found if one.is_required}
    assert required == {
        "summary": "Summary",
        "issuetype": "Issuetype",
        "project": "Project",
        "customfield_10050": "Risk area",
    }
    assert [value["value"] for value in found[-1].allowed if isinstance(value, dict)] == list(
        RISK_AREA.options
    )


def test_a_missing_project_is_not_found(client: JiraClient) -> None:
    for ask in (client.project, client.issue_types):
        with pytest.raises(NotFoundError, match="NOPE"):
            ask("NOPE")
