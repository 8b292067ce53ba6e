"""What Jira may know of a private incident, what is said there once, and what is said nowhere."""

import logging
from contextlib import suppress
from pathlib import Path

import pytest

from aar.domain.incident import Incident
from aar.errors import IntegrationError
from aar.store import Writer
from tests.sync.conftest import Loop
from tests.sync.test_loop import verdict

pytestmark = pytest.mark.parametrize("jira", ["cloud"], indirect=True)
SECRETS = ("Add traffic to the canary", "The canary gets", "Only the checkout service", "Looked")


def hide(loop: Loop, *, is_private: bool = True) -> None:
    """Make the incident private, or public again."""

    def change(store: Writer) -> None:
        store.put([store.require(Incident, "INC-0001").changed(is_private=is_private)])

    loop.world.database.write(change)


def said_there(loop: Loop) -> str:
    """All that Jira holds or was ever sent."""
    return f"{loop.jira.issues()}{[call.body for call in loop.jira.calls]}"


def test_an_action_of_a_private_incident_is_not_sent(loop: Loop) -> None:
    hide(loop)
    for full in (False, True):
        assert loop.sync(full=full).created == 0
    assert not any(secret in said_there(loop) for secret in SECRETS)


def test_a_private_incident_may_be_spoken_of_neutrally(loop: Loop) -> None:
    loop.edit(scope="Only the checkout service")
    hide(loop)
    loop.sync(private="neutral")
    loop.later(minutes=1)
    loop.jira.people_edit(loop.key, summary="Named by people", duedate="2026-06-10")
    loop.sync(private="neutral")
    assert (loop.action.title, str(loop.action.due_on)) == (SECRETS[0], "2026-06-10")
    hide(loop, is_private=False)
    loop.edit(state="done")
    verdict(loop, "not_effective")
    hide(loop)
    loop.sync(private="neutral")
    (issue,) = loop.jira.issues()
    assert "In the review system: http://localhost:8501/actions?action=ACT-0001" in issue.description
    assert "Verification VER-0001: not effective." in issue.comments[0]
    assert not any(secret in said_there(loop) for secret in SECRETS)


def test_what_becomes_private_is_left_alone_or_loses_its_words_in_jira(synced: Loop) -> None:
    synced.edit(scope="Only the checkout service")
    hide(synced)
    synced.jira.forget_calls()
    assert synced.sync().pushed == 0
    assert synced.jira.writes == []
    synced.later(minutes=1)
    synced.sync(private="neutral")
    issue = synced.jira.issue(synced.key)
    assert issue.summary == "Action ACT-0001"
    assert not any(secret in issue.description for secret in SECRETS)


def test_a_private_incident_may_be_spoken_of_in_full(loop: Loop) -> None:
    hide(loop)
    loop.sync(private="full")
    assert loop.jira.issue(loop.key).summary == SECRETS[0]


def test_work_that_is_reopened_here_is_explained_there_once(synced: Loop) -> None:
    synced.edit(state="done")
    synced.sync()
    synced.later(minutes=1)
    synced.edit(state="in_progress")
    synced.jira.fail("drop_after", method="POST", path="comment$")
    for _ in range(3):
        synced.later(minutes=5)
        synced.sync()
    (said,) = synced.jira.issue(synced.key).comments
    assert said.startswith("Reopened in the review system on 2026-05-04T")
    assert synced.jira.issue(synced.key).category != "Done"


def test_no_token_is_kept_or_logged_whatever_jira_answers(
    synced: Loop, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    token = synced.jira.site.token
    for number, kind in enumerate(("html", "status", "drop_after", "cut_answer", "status_after")):
        synced.edit(title=f"Try {number}")
        synced.jira.fail(kind, method="PUT", status=400 + 100 * (number % 2))  # type: ignore[arg-type]
        with suppress(IntegrationError):  # what is not Jira's stops the run
            synced.sync()
        assert token not in str(synced.link)
        assert synced.link.last_error
        synced.later(hours=2)
    copy = tmp_path / "copy.duckdb"
    synced.world.database.copy_to(copy)
    assert token.encode() not in copy.read_bytes()
    assert token not in caplog.text
