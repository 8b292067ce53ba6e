import signal
import subprocess
import sys
import time

import pytest
import requests

from tests.architecture.repository import ROOT
from tests.fakes.jira import Call, FakeJira, Fault
from tests.fakes.jira.faults import FaultKind
from tests.integrations.jira.rest import call, draft, search


@pytest.mark.parametrize(
    ("kind", "is_made"),
    [
        ("drop_before", False),
        ("status", False),
        ("html", False),
        ("drop_after", True),
        ("cut_answer", True),
        ("status_after", True),
    ],
)
def test_a_fault_strikes_before_or_after_the_work(jira: FakeJira, kind: FaultKind, *, is_made: bool) -> None:
    jira.fail(kind, method="POST", path="/issue$")
    try:
        answer = call(jira, "POST", "issue", draft()).text
    except requests.RequestException:
        answer = "nothing"
    assert "AAR-1" not in answer
    assert len(jira.issues()) == int(is_made)
    assert jira.calls[0].was_processed is is_made
    assert call(jira, "POST", "issue", draft()).status_code == 201


def test_a_slow_answer_comes_after_the_work(jira: FakeJira) -> None:
    jira.fail("slow", seconds=0.3)
    began = time.monotonic()
    assert call(jira, "POST", "issue", draft()).status_code == 201
    assert time.monotonic() - began >= 0.3


def test_a_rule_skips_counts_and_ends(jira: FakeJira) -> None:
    jira.fail("status", status=500, path="/myself", skip=1, times=2)
    assert [call(jira, "GET", "myself").status_code for _ in range(4)] == [200, 500, 500, 200]


def test_a_function_can_choose_faults_until_they_are_healed(jira: FakeJira) -> None:
    jira.fail_by(lambda seen: Fault("status", status=502) if seen.is_write else None)
    assert call(jira, "GET", "myself").status_code == 200
    assert call(jira, "POST", "issue", draft()).status_code == 502
    jira.heal()
    assert call(jira, "POST", "issue", draft()).status_code == 201


def test_a_limit_says_how_long_to_wait_and_data_center_says_it_in_a_page(jira: FakeJira) -> None:
    jira.fail("status", status=429, retry_after="17", reason="jira-burst-based")
    answer = call(jira, "GET", "myself")
    assert (answer.headers["Retry-After"], answer.headers["RateLimit-Reason"]) == ("17", "jira-burst-based")
    assert ("html" in answer.headers["Content-Type"]) is not jira.site.is_cloud
    ordinary = call(jira, "GET", "myself").headers.get("Retry-After")
    assert ordinary == (None if jira.site.is_cloud else "0")


def test_only_requests_that_change_something_count_as_writes(jira: FakeJira) -> None:
    call(jira, "GET", "myself")
    search(jira, "project = AAR")
    call(jira, "POST", "issue", draft())
    assert jira.requests == 3
    assert [(seen.method, seen.path) for seen in jira.writes] == [("POST", "/issue")]
    jira.forget_calls()
    assert jira.calls == []


def test_an_expired_token_makes_cloud_look_empty_and_data_center_refuse(jira: FakeJira) -> None:
    key = jira.people_create("Block releases without a canary")
    jira.revoke_token()
    refused = 404 if jira.site.is_cloud else 401
    assert call(jira, "GET", "myself").status_code == 401
    assert call(jira, "GET", f"issue/{key}").status_code == refused
    assert call(jira, "POST", "issue", draft()).status_code == 401
    if jira.site.is_cloud:
        assert search(jira, "project = AAR")["issues"] == []
    jira.restore_token()
    assert call(jira, "GET", "myself").status_code == 200


def test_jira_can_go_away_and_come_back_with_its_issues(jira: FakeJira) -> None:
    key = jira.people_create("Block releases without a canary")
    url = jira.url
    jira.stop()
    with pytest.raises(requests.ConnectionError):
        call(jira, "GET", "myself")
    jira.start()
    assert jira.url == url
    assert call(jira, "GET", f"issue/{key}").status_code == 200


def test_people_see_a_list_and_move_an_issue_by_its_button(jira: FakeJira) -> None:
    key = jira.people_create("Block <releases> without a canary")
    page = requests.get(f"{jira.url}/", timeout=5).text
    assert "Block &lt;releases&gt; without a canary" in page
    assert f"/browse/{key}" in page
    assert "Start work" in page
    requests.post(f"{jira.url}/browse/{key}/move", data={"transition": "11"}, timeout=5)
    form = {"summary": "Gate releases", "duedate": "2026-05-01", "priority": "1", "assignee": "5f01owner"}
    saved = requests.post(f"{jira.url}/browse/{key}/edit", data=form, timeout=5)
    issue = jira.issue(key)
    assert (issue.status, issue.summary, issue.due_on) == ("In Progress", "Gate releases", "2026-05-01")
    assert "Gate releases" in saved.text
    assert jira.requests == 0


def test_a_page_says_what_cannot_be_saved(jira: FakeJira) -> None:
    key = jira.people_create("Block releases without a canary")
    form = {"summary": "", "priority": "1"}
    answer = requests.post(f"{jira.url}/browse/{key}/edit", data=form, timeout=5)
    assert (answer.status_code, "specify a summary" in answer.text) == (400, True)
    assert requests.get(f"{jira.url}/browse/AAR-99", timeout=5).status_code == 404


def test_the_program_prints_its_address_and_stops_when_told() -> None:
    command = [sys.executable, "-m", "tests.fakes.jira", "--kind", "datacenter"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        url = run.stdout.readline().strip()
        assert "No issues yet" in requests.get(url, timeout=5).text
        run.send_signal(signal.SIGTERM)
        _, settings = run.communicate(timeout=10)
    assert run.returncode == 0
    assert f"export AAR_JIRA_URL={url}" in settings


def test_a_call_is_recorded_with_its_body_and_its_fate(jira: FakeJira) -> None:
    jira.fail("drop_after", method="POST")
    with pytest.raises(requests.ConnectionError):
        call(jira, "POST", "issue", draft())
    recorded: Call = jira.calls[0]
    assert recorded.body == draft()
    assert (recorded.status, recorded.fault, recorded.was_processed) == (None, "drop_after", True)
