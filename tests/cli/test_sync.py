"""`aar sync`: what goes wrong with Jira is a sentence with a next step, and never shows the token."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import stamina

from tests.cli.conftest import Aar, Outcome
from tests.fakes.clock import StoppedClock
from tests.fakes.jira import RISK_AREA, FakeJira
from tests.fakes.jira.fixtures import clock, cloud, datacenter, jira
from tests.usecases.conftest import World
from tests.usecases.test_review_states import published

__all__ = ["clock", "cloud", "datacenter", "jira"]
COUNTS = {"created", "pushed", "pulled", "conflicts", "missing", "errors", "unchanged", "requests", "seconds"}


@pytest.fixture(autouse=True)
def _repeat_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2):
        yield


@dataclass
class Desk:
    """The command line beside a Jira."""

    aar: Aar
    jira: FakeJira
    caplog: pytest.LogCaptureFixture
    set: Callable[[str, str], None]

    def fails(self, *arguments: str) -> str:
        """Run it, expect exit code 5 with a sentence and a hint, and return what it said."""
        outcome = self.aar("sync", *arguments)
        assert outcome.code == 5, outcome
        self.demand_no_token(outcome)
        assert "Traceback" not in outcome.err
        assert len(outcome.err.strip().splitlines()) >= 1
        assert self.aar("actions", "--json").code == 0  # everything else goes on working
        return outcome.err

    def demand_no_token(self, outcome: Outcome) -> None:
        """Neither the token nor its encoded form is anywhere."""
        said = outcome.out + outcome.err + self.caplog.text
        assert self.jira.site.token not in said
        assert "Basic " not in said
        assert "Bearer " not in said


@pytest.fixture
def desk(
    aar: Aar,
    world: World,
    jira: FakeJira,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> Desk:
    """An agreed action, and settings that lead to a Jira."""
    caplog.set_level(0)
    published(world)
    found = Desk(aar, jira, caplog, lambda name, value: monkeypatch.setenv(f"AAR_JIRA_{name}", value))
    for name, value in {
        "URL": jira.url,
        "KIND": jira.site.kind,
        "EMAIL": jira.site.email,
        "TOKEN": jira.site.token,
        "PROJECT": "AAR",
    }.items():
        found.set(name, value)
    return found


def test_a_run_prints_what_it_did(desk: Desk) -> None:
    outcome = desk.aar("sync", "--json")
    assert (outcome.code, set(outcome.json), outcome.json["created"]) == (0, COUNTS, 1)
    assert isinstance(outcome.json["requests"], int)


def test_an_action_counts_once_whether_it_was_unchanged_or_sent(desk: Desk) -> None:
    desk.aar("sync")
    assert desk.aar("sync", "--full", "--json").json["unchanged"] == 1
    desk.aar("actions", "edit", "ACT-0001", "--title", "Add some traffic to the canary")
    sent = desk.aar("sync", "--json").json
    assert (sent["pushed"], sent["unchanged"]) == (1, 0)


def test_a_rehearsal_lists_what_it_would_send_and_sends_nothing(desk: Desk) -> None:
    outcome = desk.aar("sync", "--dry-run")
    assert outcome.out.splitlines()[1].replace("  ", "|").split("|")[1:3] == ["to Jira", "title"]
    assert "Nothing was sent; a run would come to: 1 created in Jira" in outcome.err
    assert desk.jira.writes == []


def test_people_read_a_sentence(desk: Desk) -> None:
    first, second = desk.aar("sync"), desk.aar("sync")
    assert (first.out, "1 created in Jira · " in first.err) == ("", True)
    assert "Nothing had changed · " in second.err


def test_a_terminal_shows_what_a_run_is_doing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "Making issues: 1" in desk.aar("sync", "--json").err


def test_the_connection_is_good(desk: Desk) -> None:
    outcome = desk.aar("sync", "--check", "--json")
    assert (outcome.code, outcome.json["ok"], outcome.json["project"]) == (0, True, "AAR")
    assert desk.jira.writes == []


@pytest.mark.parametrize("arguments", [("--json",), ("--check", "--json")])
def test_a_wrong_address(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.set("URL", f"{desk.jira.url}/elsewhere")
    assert "AAR_JIRA_URL" in desk.fails(*arguments)


@pytest.mark.parametrize("arguments", [("--json",), ("--check",)])
def test_an_address_that_is_none(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.set("URL", "jira.example.invalid")
    assert "https://" in desk.fails(*arguments)


@pytest.mark.parametrize("arguments", [("--json",), ("--check",)])
def test_a_wrong_token(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.set("TOKEN", "not-the-token")
    said = desk.fails(*arguments)
    assert "refused the sign-in" in said
    assert "AAR_JIRA_TOKEN" in said
    assert "not-the-token" not in said


def test_no_permission_to_make_issues(desk: Desk) -> None:
    desk.jira.forbid("create")
    assert "permission" in desk.fails("--json")
    assert desk.jira.issues() == []


def test_no_permission_to_see_the_project(desk: Desk) -> None:
    desk.jira.forbid("browse")
    assert "AAR" in desk.fails("--json")


@pytest.mark.parametrize("arguments", [("--json",), ("--check",)])
def test_a_project_that_is_not_there(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.set("PROJECT", "NONE")
    said = desk.fails(*arguments)
    assert "project NONE" in said
    assert "AAR_JIRA_PROJECT" in said


def test_a_required_field_is_named_before_and_when_it_is_missed(desk: Desk) -> None:
    desk.jira.site.custom_fields = (RISK_AREA,)
    said = desk.fails("--check")
    assert "Risk area is required" in said
    assert "AAR_JIRA_FIELDS" in said
    assert "customfield_10050" in desk.fails("--json")
    desk.set("FIELDS", '{"customfield_10050": {"value": "Data"}}')
    assert desk.aar("sync", "--check").code == 0
    desk.aar("actions", "edit", "ACT-0001", "--title", "Add some traffic")
    assert desk.aar("sync", "--json").json["created"] == 1


@pytest.mark.parametrize("arguments", [("--json",), ("--check",)])
def test_a_jira_that_cannot_be_reached(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.jira.stop()
    said = desk.fails(*arguments)
    assert "cannot be reached" in said
    assert "network" in said
    assert logging.getLogger("stamina").handlers  # or its notes of each try would stand beside the sentence


@pytest.mark.parametrize("arguments", [("--json",), ("--check",)])
def test_no_secure_connection(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.set("URL", desk.jira.url.replace("http://", "https://"))
    assert "no secure connection" in desk.fails(*arguments)


@pytest.mark.parametrize("arguments", [("--json",), ("--check",)])
def test_a_web_page_in_place_of_data(desk: Desk, arguments: tuple[str, ...]) -> None:
    desk.jira.fail("html", times=1000)
    said = desk.fails(*arguments)
    assert "web page in place of data" in said
    assert "AAR_JIRA_URL" in said


def test_another_runner_is_at_work(desk: Desk, world: World) -> None:
    from aar.usecases.syncing.lease import take

    take(world.database, StoppedClock().at.replace(year=2100))
    outcome = desk.aar("sync", "--json")
    assert (outcome.code, outcome.out) == (3, "")
    assert "Another sync is running" in outcome.err
