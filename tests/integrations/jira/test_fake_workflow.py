import pytest

from tests.fakes.jira import FakeJira, open_to_all, stepwise
from tests.integrations.jira.rest import call


@pytest.fixture
def key(jira: FakeJira) -> str:
    return jira.people_create("Block releases without a canary")


def ways(jira: FakeJira, key: str) -> dict[str, str]:
    shown = call(jira, "GET", f"issue/{key}/transitions").json()["transitions"]
    return {way["to"]["name"]: way["id"] for way in shown}


def take(jira: FakeJira, key: str, transition_id: str, **fields: object) -> int:
    body = {"transition": {"id": transition_id}} | ({"fields": fields} if fields else {})
    return call(jira, "POST", f"issue/{key}/transitions", body).status_code


def test_done_is_three_steps_away(jira: FakeJira, key: str) -> None:
    seen: list[str] = []
    while jira.issue(key).status != "Done":
        goal = next(name for name in ways(jira, key) if name not in (*seen, "To Do"))
        seen.append(jira.issue(key).status)
        assert take(jira, key, ways(jira, key)[goal]) == 204
    assert seen == ["To Do", "In Progress", "In Review"]
    assert (jira.issue(key).category, jira.issue(key).resolution) == ("Done", "Done")


def test_a_step_from_another_status_is_refused(jira: FakeJira, key: str) -> None:
    assert take(jira, key, "31") == 400
    assert jira.issue(key).status == "To Do"


def test_reopening_clears_the_resolution(jira: FakeJira, key: str) -> None:
    jira.people_move(key, "Done", resolution="Won't Do")
    assert jira.issue(key).resolution == "Won't Do"
    jira.people_move(key, "To Do")
    assert (jira.issue(key).status, jira.issue(key).resolution) == ("To Do", None)


def test_a_resolution_can_be_required_and_is_taken_on_its_screen_only(jira: FakeJira, key: str) -> None:
    jira.site.workflow = stepwise("required")
    assert take(jira, key, "11", resolution={"name": "Duplicate"}) == 400
    jira.people_move(key, "In Review")
    assert take(jira, key, "31") == 400
    assert take(jira, key, "31", resolution={"name": "Duplicate"}) == 204
    assert jira.issue(key).resolution == "Duplicate"


def test_a_simple_board_reaches_done_in_one_step(jira: FakeJira, key: str) -> None:
    jira.site.workflow = open_to_all()
    assert take(jira, key, ways(jira, key)["Done"]) == 204
    assert jira.issue(key).status == "Done"


def test_every_step_of_a_person_stands_in_the_history(jira: FakeJira, key: str) -> None:
    jira.people_move(key, "Done")
    histories = call(jira, "GET", f"issue/{key}?expand=changelog").json()["changelog"]["histories"]
    steps = [item["toString"] for entry in histories for item in entry["items"] if item["field"] == "status"]
    order = steps if not jira.site.is_cloud else steps[::-1]
    assert order == ["In Progress", "In Review", "Done"]
