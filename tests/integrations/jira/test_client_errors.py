import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from integrations.jira import errors
from integrations.jira.client import JiraClient
from integrations.jira.shapes import JsonObject
from tests.fakes.jira import FakeJira
from tests.integrations.jira.rest import PLACE, connection_to

DRAFT: JsonObject = {**PLACE, "summary": "Block releases without a canary"}


@dataclass(frozen=True)
class Trouble:
    """What is wrong, and the error and the words that a person gets."""

    start: Callable[[FakeJira], object]
    error: type[errors.JiraError]
    says: str
    hint: str
    permanent: bool = False
    stops_run: bool = True


TROUBLES = {
    "wrong token": Trouble(
        lambda jira: jira.revoke_token(),
        errors.SignInError,
        "refused the sign-in",
        "AAR_JIRA_TOKEN",
        permanent=True,
    ),
    "forbidden": Trouble(
        lambda jira: jira.fail("status", status=403),
        errors.ForbiddenError,
        "does not allow us to sign in",
        "Give the account",
        permanent=True,
    ),
    "gone": Trouble(
        lambda jira: jira.fail("status", status=410),
        errors.GoneError,
        "no longer offers",
        "AAR_JIRA_KIND",
        permanent=True,
    ),
    "collision": Trouble(
        lambda jira: jira.fail("status", status=409, times=3),
        errors.EditCollisionError,
        "changing the same issue",
        "next run",
        stops_run=False,
    ),
    "limit": Trouble(
        lambda jira: jira.fail("status", status=429, retry_after="30"),
        errors.RateLimitError,
        "wait for 30 s",
        "next run",
    ),
    "busy": Trouble(
        lambda jira: jira.fail("status", status=503, retry_after="30"),
        errors.RateLimitError,
        "wait for 30 s (HTTP 503)",
        "next run",
    ),
    "broken": Trouble(
        lambda jira: jira.fail("status", status=500, times=3),
        errors.ServerError,
        "failed (HTTP 500)",
        "next run",
        stops_run=False,
    ),
    "sign-in page": Trouble(
        lambda jira: jira.fail("html"),
        errors.AnswerError,
        "a web page in place of data",
        "AAR_JIRA_URL",
    ),
    "cut line": Trouble(
        lambda jira: jira.fail("drop_before", times=3),
        errors.UnreachableError,
        "cut the connection",
        "network",
        stops_run=False,
    ),
    "half an answer": Trouble(
        lambda jira: jira.fail("cut_answer", times=3),
        errors.UnreachableError,
        "cut the connection",
        "network",
        stops_run=False,
    ),
    "silence": Trouble(
        lambda jira: jira.fail("slow", seconds=5, times=3),
        errors.UnreachableError,
        "did not answer in time",
        "network",
        stops_run=False,
    ),
    "down": Trouble(lambda jira: jira.stop(), errors.UnreachableError, "cannot be reached", "network"),
}


@pytest.fixture
def hasty(jira: FakeJira) -> Iterator[JiraClient]:
    with JiraClient(connection_to(jira, timeout_seconds=(0.5, 0.2))) as client:
        yield client


def whole_text(error: errors.JiraError) -> str:
    """Everything that a log or a traceback could show of an error."""
    causes = [error.__cause__, error.__context__ if not error.__suppress_context__ else None]
    return " ".join([error.message, error.hint, repr(error), repr(error.__dict__), *map(repr, causes)])


@pytest.mark.parametrize("name", TROUBLES)
def test_every_trouble_is_a_sentence_with_a_next_step_and_no_token(
    jira: FakeJira, hasty: JiraClient, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    trouble = TROUBLES[name]
    caplog.set_level(logging.DEBUG)
    trouble.start(jira)
    with pytest.raises(trouble.error) as caught:
        hasty.myself()
    error = caught.value
    assert trouble.says in error.message
    assert trouble.hint in error.hint
    assert (error.permanent, error.stops_run) == (trouble.permanent, trouble.stops_run)
    assert jira.site.token not in whole_text(error) + caplog.text
    assert not error.is_doubtful


@pytest.mark.parametrize("name", ["broken", "sign-in page", "cut line", "half an answer", "silence", "busy"])
def test_a_change_that_may_have_arrived_is_doubtful_and_is_sent_once(
    jira: FakeJira, hasty: JiraClient, name: str
) -> None:
    TROUBLES[name].start(jira)
    with pytest.raises(errors.JiraError) as caught:
        hasty.create(DRAFT)
    assert caught.value.is_doubtful
    assert len(jira.writes) == hasty.requests == 1


@pytest.mark.parametrize("name", ["wrong token", "forbidden", "gone", "collision", "limit", "down"])
def test_a_change_that_jira_turned_away_is_not_doubtful(jira: FakeJira, hasty: JiraClient, name: str) -> None:
    TROUBLES[name].start(jira)
    with pytest.raises(errors.JiraError) as caught:
        hasty.create(DRAFT)
    assert not caught.value.is_doubtful
    assert jira.issues() == []


def test_reading_waits_out_a_short_outage(jira: FakeJira, client: JiraClient) -> None:
    jira.fail("drop_before")
    jira.fail("status", status=502)
    assert client.myself().account == "5f00integration"
    assert client.requests == 3


def test_searching_waits_out_a_short_outage(jira: FakeJira, client: JiraClient) -> None:
    jira.fail("drop_after", path="/search")
    assert client.search("project = AAR", ["summary"]).issues == ()
    assert client.requests == 2


def test_a_limit_is_not_tried_again_and_names_what_it_holds_for(jira: FakeJira, client: JiraClient) -> None:
    jira.fail("status", status=429, retry_after="90", reason="jira-per-issue-on-write")
    with pytest.raises(errors.RateLimitError) as caught:
        client.get("10001", ["summary"])
    assert (caught.value.retry_after_seconds, caught.value.rate_limit_reason) == (
        90,
        "jira-per-issue-on-write",
    )
    assert client.requests == 1


def test_an_ordinary_answer_of_data_center_asks_for_no_wait(
    datacenter: FakeJira,
) -> None:
    with JiraClient(connection_to(datacenter)) as client:
        datacenter.people_create("Block releases without a canary")
        with pytest.raises(errors.RefusedError) as caught:
            client.edit("AAR-1", {"summary": ""})
    assert caught.value.retry_after_seconds is None


def test_a_refusal_is_in_jiras_words_by_field(jira: FakeJira, client: JiraClient) -> None:
    key = jira.people_create("Block releases without a canary")
    with pytest.raises(errors.RefusedError) as caught:
        client.edit(key, {"duedate": "soon", "mood": "good"})
    assert set(caught.value.field_messages) == {"duedate", "mood"}
    assert "mood: Field 'mood' cannot be set" in caught.value.message
    assert caught.value.permanent
    assert jira.issue(key).due_on is None


def test_a_missing_issue_says_which(jira: FakeJira, client: JiraClient) -> None:
    jira.people_create("Block releases without a canary")
    jira.hide("AAR-1")
    with pytest.raises(errors.NotFoundError, match="read issue AAR-1"):
        client.get("AAR-1", ["summary"])


def test_an_address_that_is_not_jira_is_named(jira: FakeJira) -> None:
    with (
        JiraClient(connection_to(jira, url=f"{jira.url}/wiki")) as client,
        pytest.raises(errors.AnswerError) as caught,
    ):
        client.myself()
    assert "web page" in caught.value.message
    assert "AAR_JIRA_URL" in caught.value.hint


@pytest.mark.parametrize("url", ["jira.example.org", "ftp://jira.example.org", "https://"])
def test_half_an_address_is_explained(jira: FakeJira, url: str) -> None:
    with JiraClient(connection_to(jira, url=url)) as client, pytest.raises(errors.UnreachableError) as caught:
        client.myself()
    assert "AAR_JIRA_URL" in caught.value.message
    assert caught.value.permanent


def test_an_unknown_host_is_unreachable_and_nothing_was_sent(jira: FakeJira) -> None:
    with (
        JiraClient(connection_to(jira, url="http://jira.invalid")) as client,
        pytest.raises(errors.UnreachableError, match=r"jira\.invalid cannot be reached") as caught,
    ):
        client.create(DRAFT)
    assert not caught.value.is_doubtful


def test_plain_http_where_tls_is_expected_is_explained(jira: FakeJira) -> None:
    url = jira.url.replace("http://", "https://")
    with (
        JiraClient(connection_to(jira, url=url)) as client,
        pytest.raises(errors.UnreachableError, match="no secure connection") as caught,
    ):
        client.myself()
    assert "REQUESTS_CA_BUNDLE" in caught.value.hint


def test_cloud_settings_for_a_data_center_are_noticed(datacenter: FakeJira, cloud: FakeJira) -> None:
    with JiraClient(connection_to(datacenter, url=cloud.url)) as client:
        with pytest.raises(errors.SignInError):
            client.myself()
        with pytest.raises(errors.GoneError) as caught:
            client.search("project = AAR", ["summary"])
    assert "AAR_JIRA_KIND" in caught.value.hint
