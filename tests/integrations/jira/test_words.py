from datetime import UTC, datetime

import pytest
import requests
from pydantic import SecretStr

from integrations.jira.answer_errors import from_answer
from integrations.jira.connection import Connection, Request
from integrations.jira.errors import AnswerError, RefusedError, SignInError
from integrations.jira.waiting import retry_after_seconds
from integrations.jira.wording import host_of

CLOUD = Connection("https://acme.example.org", "cloud", SecretStr("s3cret-token"), "integration@example.org")
SEARCH = Request("search for issues", "POST", "search/jql")


def answer(status: int, body: str = "", **headers: str) -> requests.Response:
    made = requests.Response()
    made.status_code = status
    made._content = body.encode()  # noqa: SLF001 - the wire's side of an answer
    made.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
    return made


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("Mon, 02 Mar 2026 09:30:45 GMT", 30),
        ("Mon, 02 Mar 2026 09:30:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_a_wait_is_read_from_seconds_or_a_date(text: str, seconds: float | None) -> None:
    waiting = answer(429, Retry_After=text, Date="Mon, 02 Mar 2026 09:30:15 GMT")
    assert retry_after_seconds(waiting) == seconds


def test_a_date_without_a_date_of_the_answer_counts_from_now() -> None:
    past = datetime(2020, 1, 1, tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert retry_after_seconds(answer(429, Retry_After=past)) == 0


@pytest.mark.parametrize(
    "body",
    [
        '{"errorMessages": ["bad s3cret-token"], "errors": {}}',
        '{"errorMessages": [], "errors": {"summary": "bad s3cret-token"}}',
        '{"message": "bad Basic aW50ZWdyYXRpb25AZXhhbXBsZS5vcmc6czNjcmV0LXRva2Vu"}',
    ],
)
def test_a_token_that_jira_repeats_is_taken_out(body: str) -> None:
    error = from_answer(CLOUD, SEARCH, answer(400, body))
    assert "(token)" in error.message
    assert "s3cret" not in f"{error.message}{error.__dict__}"
    assert "czNjcmV0" not in error.message


@pytest.mark.parametrize("body", ["", "[]", "null", '"text"', '{"errors": []}', "not json"])
def test_a_refusal_without_words_is_still_a_sentence(body: str) -> None:
    error = from_answer(CLOUD, SEARCH, answer(400, body))
    assert isinstance(error, RefusedError)
    assert error.message == "Jira refused to search for issues (HTTP 400): it does not say why."


def test_a_redirect_names_where_to_but_not_the_way() -> None:
    moved = answer(302, Location="https://login.example.org/?from=secret")
    error = from_answer(CLOUD, SEARCH, moved)
    assert isinstance(error, AnswerError)
    assert "https://login.example.org " in error.message
    assert "secret" not in error.message


def test_a_captcha_is_named_as_what_to_solve() -> None:
    error = from_answer(CLOUD, SEARCH, answer(403, X_Authentication_Denied_Reason="CAPTCHA_CHALLENGE"))
    assert "captcha" in error.hint


def test_the_hint_for_a_token_fits_the_kind_of_jira() -> None:
    datacenter = Connection("https://jira.example.org", "datacenter", SecretStr("pat"))
    hints = [from_answer(connection, SEARCH, answer(401)).hint for connection in (CLOUD, datacenter)]
    assert "AAR_JIRA_EMAIL" in hints[0]
    assert "personal access token" in hints[1]
    assert isinstance(from_answer(CLOUD, SEARCH, answer(401)), SignInError)


def test_a_password_in_the_address_is_not_repeated() -> None:
    for url in ("https://someone:pass@jira.example.org/x", "someone:pass@jira.example.org"):
        assert "pass" not in host_of(Connection(url, "cloud", SecretStr("t"), "e"))
