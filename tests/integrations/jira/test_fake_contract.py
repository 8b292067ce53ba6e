import pytest

from tests.fakes.jira import Call, FakeJira
from tests.fakes.jira.answers import Answer, JsonObject
from tests.fakes.jira.contract import check_exchange
from tests.fakes.jira.people import INTEGRATION, matches
from tests.integrations.jira.rest import call

USER: JsonObject = {"accountId": "5f00", "active": True, "displayName": "Owner"}
HISTORY: JsonObject = {"id": "1", "created": "2026-01-02T03:04:05.000+0100", "items": []}


@pytest.mark.parametrize(
    ("exchange", "problem"),
    [
        ((Call("GET", "/nothing"), Answer()), "there is no such request"),
        ((Call("DELETE", "/issue/10001"), Answer(204)), "there is no such request"),
        ((Call("GET", "/myself", {"mood": ["good"]}), Answer(200, {})), "unknown query parameter mood"),
        ((Call("GET", "/user/search", {"startAt": ["one"]}), Answer(200, [])), "query parameter startAt"),
        ((Call("POST", "/issue", body={"field": {}}), Answer(201, {})), "unknown key field"),
        ((Call("POST", "/issue", body={"fields": []}), Answer(201, {})), "is not of type 'object'"),
        ((Call("POST", "/search/jql", body={"jql": 5}), Answer(200, {})), "is not of type 'string'"),
        ((Call("POST", "/search/jql", body={"startAt": 5}), Answer(200, {})), "startAt"),
        ((Call("GET", "/issue/10001", body={}), Answer(200, {})), "a body is sent"),
        ((Call("GET", "/myself"), Answer(200, {**USER, "mood": "good"})), "mood"),
        ((Call("GET", "/myself"), Answer(202, USER)), "which is not described"),
        ((Call("GET", "/priority"), Answer(200, {"values": []})), "is not of type 'array'"),
    ],
)
def test_what_jira_would_not_send_or_take_is_noticed(exchange: tuple[Call, Answer], problem: str) -> None:
    assert problem in " ".join(check_exchange("cloud", *exchange))


@pytest.mark.parametrize(
    ("created", "is_good"), [("2026-01-02T03:04:05.000+0100", True), ("2026-01-02T03:04:05+01:00", False)]
)
def test_times_are_checked_as_jira_writes_them(created: str, *, is_good: bool) -> None:
    page: JsonObject = {"values": [{**HISTORY, "created": created}]}
    problems = check_exchange("cloud", Call("GET", "/issue/10001/changelog"), Answer(200, page))
    assert (problems == []) is is_good


def test_what_jira_is_known_to_do_otherwise_passes() -> None:
    items: JsonObject = {"field": "assignee", "from": None, "fromString": None, "to": "5f01", "toString": "O"}
    page: JsonObject = {"values": [{**HISTORY, "items": [items]}]}
    assert check_exchange("cloud", Call("GET", "/issue/10001/changelog"), Answer(200, page)) == []
    edit = Call("PUT", "/issue/10001", body={"fields": {}})
    assert check_exchange("cloud", edit, Answer(204)) == []


def test_the_fake_remembers_a_violation(cloud: FakeJira) -> None:
    call(cloud, "GET", "myself", query={"mood": "good"})
    assert cloud.violations == ["cloud: GET /myself: unknown query parameter mood"]
    cloud.violations.clear()


@pytest.mark.parametrize(
    "path",
    [
        "serverInfo",
        "myself",
        "project/AAR",
        "priority",
        "resolution",
        "status",
        "issue/createmeta/AAR/issuetypes",
        "issue/createmeta/AAR/issuetypes/10100",
        "user/assignable/search?project=AAR&query=Service&username=Service",
        "issue/AAR-1",
        "issue/AAR-1?fields=*all&expand=changelog&properties=*all",
        "issue/AAR-1/comment",
        "issue/AAR-1/properties",
        "issue/AAR-1/properties/aar",
        "issue/AAR-1/transitions?expand=transitions.fields",
    ],
)
def test_every_page_that_can_be_read_is_as_described(jira: FakeJira, path: str) -> None:
    key = jira.people_create("Block releases without a canary", labels=["aar"])
    call(jira, "PUT", f"issue/{key}/properties/aar", {"action": "ACT-0001"})
    jira.people_edit(key, assignee="owner@example.org", duedate="2026-05-01")
    jira.people_comment(key, "On it.")
    jira.people_move(key, "In Review")
    assert call(jira, "GET", path).status_code == 200
    assert jira.violations == []


def test_people_are_found_by_the_beginning_of_name_or_address() -> None:
    assert matches(INTEGRATION, "integration@example.org")
    assert matches(INTEGRATION, "account")
    assert not matches(INTEGRATION, "@example.org")
