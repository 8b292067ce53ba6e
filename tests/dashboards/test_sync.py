"""The Sync page says how both sides stand, and lets a person choose where they differ."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.link import Conflict, TrackerLink
from aar.domain.record import Record
from dashboards.sync_job import sync_job
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.fakes.clock import StoppedClock
from tests.fakes.jira import FakeJira
from tests.fakes.jira.fixtures import running

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
WORK: tuple[Record, ...] = (
    builders.incident(),
    builders.review(state="published"),
    builders.finding(),
    builders.action(),
    *builders.PEOPLE,
)
LINK = TrackerLink(action_id="ACT-0001", key="AAR-7", remote_id="10007", since=AT)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeJira]:
    """Settings that lead to a running Jira."""
    sync_job.cache_clear()
    with running("cloud", StoppedClock()) as jira:
        for name, value in {
            "URL": jira.url,
            "EMAIL": jira.site.email,
            "TOKEN": jira.site.token,
            "PROJECT": "AAR",
        }.items():
            monkeypatch.setenv(f"AAR_JIRA_{name}", value)
        yield jira


def press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()


def finished(page: AppTest) -> AppTest:
    sync_job().wait(20)
    return page.run()


def conflict(field: str = "due_on", **sides: str) -> Conflict:
    given = {"base": "2026-06-01", "ours": "2026-06-08", "theirs": "2026-06-15", **sides}
    return Conflict(action_id="ACT-0001", field=field, opened_at=AT, **given)  # type: ignore[arg-type]


def test_without_jira_it_says_what_to_set(open_page: OpenPage) -> None:
    page = open_page("sync")
    assert "Jira is not connected" in said(page)
    assert "AAR_JIRA_TOKEN" in page.code[0].value
    assert not page.button


def test_without_jira_what_waits_is_told_as_one_number(open_page: OpenPage) -> None:
    page = open_page("sync", *WORK, LINK.changed(key=None, remote_id=None, state="pending"))
    assert "1 action would be sent." in said(page)
    assert "The next sync sends it" not in said(page)


def test_what_is_missing_of_half_a_connection_is_named(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AAR_JIRA_URL", "https://jira.example.org")
    page = open_page("sync")
    assert "only half connected" in page.warning[0].value
    assert r"AAR\_JIRA\_TOKEN, AAR\_JIRA\_PROJECT" in page.warning[0].value


@pytest.mark.usefixtures("connected")
def test_the_connection_can_be_tested(open_page: OpenPage) -> None:
    page = open_page("sync", by="local")
    press(page, "Test the connection")
    assert "Connected as" in finished(page).success[0].value


def test_a_wrong_token_is_a_sentence_with_what_to_do(open_page: OpenPage, connected: FakeJira) -> None:
    page = open_page("sync")
    connected.revoke_token()
    press(page, "Test the connection")
    assert "refused the sign\\-in" in finished(page).error[0].value
    assert "API tokens expire" in page.error[0].value


def test_a_sync_started_here_makes_the_issue(open_page: OpenPage, connected: FakeJira) -> None:
    page = open_page("sync", *WORK, LINK.changed(key=None, remote_id=None), by="facilitator")
    press(page, "Sync now")
    assert "1 created" in finished(page).success[0].value
    assert [issue.summary for issue in connected.issues()] == [builders.action().title]
    assert "Last runs" in said(page)


@pytest.mark.usefixtures("connected")
def test_who_may_not_sync_cannot_press_the_button(open_page: OpenPage) -> None:
    page = open_page("sync", *WORK, by="owner")
    assert all(button.disabled for button in page.button)


@pytest.mark.usefixtures("connected")
def test_a_difference_shows_all_three_values(open_page: OpenPage) -> None:
    page = open_page("sync", *WORK, LINK.changed(state="conflict"), conflict(), by="facilitator")
    assert all(text in said(page) for text in ("1 Jun 2026", "8 Jun 2026", "15 Jun 2026", "Due date"))


@pytest.mark.usefixtures("connected")
def test_of_many_conflicts_and_errors_the_first_are_shown_and_the_rest_is_counted(
    open_page: OpenPage,
) -> None:
    actions = [builders.action(number) for number in range(1, 61)]
    differing = [conflict().changed(action_id=f"ACT-{number:04d}") for number in range(1, 31)]
    parked = [
        LINK.changed(action_id=f"ACT-{number:04d}", state="parked", last_error="Refused.")
        for number in range(31, 61)
    ]
    page = open_page("sync", *WORK[:3], *builders.PEOPLE, *actions, *differing, *parked)
    assert sum(button.label == "Keep ours" for button in page.button) == 25
    assert "5 more actions once these are settled." in said(page)
    assert "5 more wait; the next run takes them along." in said(page)


@pytest.mark.usefixtures("connected")
def test_a_person_takes_jiras_side(open_page: OpenPage) -> None:
    page = open_page("sync", *WORK, LINK.changed(state="conflict"), conflict(), by="facilitator")
    press(page, "Take Jira’s")
    assert "Conflicts" not in [element.value for element in page.subheader]
    assert "Waiting to be sent" in [metric.label.split(" ", 1)[1] for metric in page.metric]


@pytest.mark.usefixtures("connected")
def test_an_error_stands_there_in_jiras_words(open_page: OpenPage) -> None:
    parked = LINK.changed(state="parked", last_error="Risk area is required.")
    page = open_page("sync", *WORK, parked)
    assert "Risk area is required." in said(page)
    assert "when the action or the issue changes" in said(page)


@pytest.mark.usefixtures("connected")
def test_links_of_private_incidents_are_hidden_from_others(open_page: OpenPage) -> None:
    private = (builders.incident(is_private=True), *WORK[1:])
    parked = LINK.changed(state="parked", last_error="Refused.")
    assert "Refused." not in said(open_page("sync", *private, parked, by="facilitator"))


@pytest.mark.usefixtures("connected")
def test_a_person_lets_go_of_a_lost_issue(open_page: OpenPage) -> None:
    page = open_page("sync", *WORK, LINK.changed(state="missing"), by="facilitator")
    press(page, "Let go of the lost issue")
    assert "The next sync sends it" in said(page)
    assert "AAR-7" not in said(page)


@pytest.mark.usefixtures("connected")
def test_a_person_has_what_was_refused_tried_again(open_page: OpenPage) -> None:
    parked = LINK.changed(state="parked", last_error="Risk area is required.")
    page = open_page("sync", *WORK, parked, by="facilitator")
    press(page, "Try again")
    assert "Risk area is required." not in said(page)


@pytest.mark.usefixtures("connected")
def test_a_person_sets_the_account_of_an_owner_left_unassigned(open_page: OpenPage) -> None:
    unassigned = LINK.telling(settled={"owner": ["owner", None]}).changed(
        state="in_sync", last_error="Nobody is assigned."
    )
    page = open_page("sync", *WORK, unassigned, by="facilitator")
    assert "Nobody is assigned in Jira" in said(page)
    page.text_input(key="account.id").input("5f01owner")
    press(page, "Confirm the account")
    assert "5f01owner" in said(page)
    assert "Confirmed by" in said(page)
    press(page, "Remove")
    assert "5f01owner" not in said(page)
