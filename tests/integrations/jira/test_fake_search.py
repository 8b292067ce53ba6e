import pytest

from tests.fakes.clock import StoppedClock
from tests.fakes.jira import FakeJira
from tests.integrations.jira.rest import call, found_keys, search


def error_of(jira: FakeJira, jql: str) -> str:
    path = "search/jql" if jira.site.is_cloud else "search"
    answer = call(jira, "POST", path, {"jql": jql})
    assert answer.status_code == 400
    return str(answer.json()["errorMessages"][0])


def test_labels_and_project_narrow_the_search(jira: FakeJira) -> None:
    ours, theirs = jira.people_create("Ours", labels=["aar", "x"]), jira.people_create("Theirs")
    moved = jira.move(jira.people_create("Moved", labels=["aar"]), "OPS")
    assert found_keys(search(jira, "project = AAR and labels = aar")) == [ours]
    assert found_keys(search(jira, 'labels in ("aar", y) order by key')) == [ours, moved]
    assert found_keys(search(jira, "project = AAR AND labels NOT IN (aar)")) == [theirs]
    assert found_keys(search(jira, 'statusCategory = "To Do" and key = AAR-1')) == [ours]


def test_a_date_is_a_minute_in_the_zone_of_the_account(jira: FakeJira, clock: StoppedClock) -> None:
    key = jira.people_create("Block releases without a canary")
    assert clock.at.strftime("%H:%M:%S") == "09:30:15"
    assert found_keys(search(jira, 'project = AAR and updated >= "2026-03-02 04:30"')) == [key]
    assert found_keys(search(jira, 'project = AAR and updated >= "2026/03/02 04:31"')) == []
    assert "Valid formats" in error_of(jira, 'project = AAR and updated >= "2026-03-02 04:30:15"')


def test_only_cloud_takes_milliseconds(jira: FakeJira, clock: StoppedClock) -> None:
    key = jira.people_create("Block releases without a canary")
    at = int(clock.at.timestamp() * 1000)
    if jira.site.is_cloud:
        assert found_keys(search(jira, f"project = AAR and updated >= {at}")) == [key]
        assert found_keys(search(jira, f"project = AAR and updated >= {at + 1}")) == []
    else:
        assert "Valid formats" in error_of(jira, f"project = AAR and updated >= {at}")


def test_the_index_is_behind_but_reads_by_key_are_not(jira: FakeJira, clock: StoppedClock) -> None:
    jira.site.index_lag_seconds = 120
    key = jira.people_create("Block releases without a canary", labels=["aar"])
    assert found_keys(search(jira, "labels = aar")) == []
    assert call(jira, "GET", f"issue/{key}").status_code == 200
    clock.advance(120)
    assert found_keys(search(jira, "labels = aar")) == [key]


def test_a_stale_search_shows_what_an_issue_was(jira: FakeJira, clock: StoppedClock) -> None:
    key = jira.people_create("Before", labels=["aar"])
    jira.site.index_lag_seconds, jira.site.is_search_stale = 120, True
    clock.advance(120)
    jira.people_edit(key, summary="After")
    assert '"Before"' in str(search(jira, "labels = aar")).replace("'", '"')


def test_pages_follow_each_other_to_the_end(jira: FakeJira) -> None:
    keys = [jira.people_create(f"Number {number}") for number in range(5)]
    seen: list[str] = []
    token = ""
    while len(seen) < 5:
        page = search(jira, "project = AAR order by key", size=2, token=token)
        assert page.get("isLast", len(seen) == 4) is (len(seen) == 4)
        seen += found_keys(page)
        token = str(page.get("nextPageToken", len(seen)))
    assert seen == keys


def test_an_edit_between_two_pages_shifts_offsets_but_not_tokens(jira: FakeJira, clock: StoppedClock) -> None:
    keys = []
    for number in range(4):
        keys.append(jira.people_create(f"Number {number}"))
        clock.advance(60)
    first = search(jira, "project = AAR order by updated, key", size=2)
    jira.people_edit(keys[0], summary="Edited between the pages")
    second = search(
        jira, "project = AAR order by updated, key", size=2, token=str(first.get("nextPageToken", 2))
    )
    if jira.site.is_cloud:
        assert found_keys(second) == [keys[2], keys[3]]
    else:
        assert found_keys(second) == [keys[3], keys[0]]


def test_cloud_can_repeat_a_token(cloud: FakeJira) -> None:
    for number in range(5):
        cloud.people_create(f"Number {number}")
    cloud.site.repeats_page_token = True
    first = search(cloud, "project = AAR", size=1)
    second = search(cloud, "project = AAR", size=1, token=str(first["nextPageToken"]))
    assert second["nextPageToken"] == first["nextPageToken"]


def test_cloud_wants_a_restriction_and_gives_ids_unless_asked_for_more(cloud: FakeJira) -> None:
    cloud.people_create("Block releases without a canary")
    assert "Unbounded" in error_of(cloud, "order by key")
    plain = call(cloud, "POST", "search/jql", {"jql": "project = AAR"}).json()
    assert plain["issues"] == [{"id": "10001"}]


def test_cloud_has_taken_the_old_search_away(cloud: FakeJira) -> None:
    assert call(cloud, "GET", "search", query={"jql": "project = AAR"}).status_code == 410


@pytest.mark.parametrize(
    ("jql", "words"),
    [
        ("project = NOPE", "The value 'NOPE' does not exist for the field 'project'"),
        ("key = AAR-99", "An issue with key 'AAR-99' does not exist"),
        ("project = AAR order by mood", "Not able to sort"),
        ("mood = good", "Field 'mood' does not exist"),
        ("project = AAR or labels = aar", "Expecting 'and' but got 'or'"),
        ("project = ", "it ends too early"),
    ],
)
def test_what_jql_does_not_know_is_refused(jira: FakeJira, jql: str, words: str) -> None:
    assert words in error_of(jira, jql)


def test_a_bulk_read_finds_by_id_and_key_and_names_the_missing(cloud: FakeJira) -> None:
    first, second = cloud.people_create("First"), cloud.people_create("Second")
    body = {"issueIdsOrKeys": [second, cloud.issue(first).issue_id, "AAR-77"], "fields": ["summary"]}
    answer = call(cloud, "POST", "issue/bulkfetch", body).json()
    assert [issue["key"] for issue in answer["issues"]] == [first, second]
    assert [error["id"] for error in answer["issueErrors"]] == ["AAR-77"]
    too_many = {"issueIdsOrKeys": [f"AAR-{number}" for number in range(101)]}
    assert call(cloud, "POST", "issue/bulkfetch", too_many).status_code == 400
