"""What holds for every command."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from aar.cli import main
from aar.domain.incident import Incident
from tests.cli.conftest import Aar
from tests.usecases.conftest import World


def test_incidents_are_listed_with_what_the_bundle_calls_them(aar: Aar) -> None:
    listed = aar("incidents", "--json").json
    assert [one["incident_id"] for one in listed] == ["INC-0001", "INC-0002"]
    assert listed[0]["started_at"] == "2026-05-01T10:00:00.000000Z"
    assert "summary" not in listed[0]


def test_one_incident_shows_its_events_and_milestones(aar: Aar) -> None:
    shown = aar("incidents", "show", "INC-0001", "--json").json
    assert [event["event_id"] for event in shown["events"]] == ["EVT-1", "EVT-2", "EVT-3", "EVT-4"]
    assert shown["milestones"]["resolved"] == "2026-05-01T11:00:00.000000Z"
    assert "Checkout is slow" in aar("incidents", "show", "INC-0001").out


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("incidents", "--nonsense"), ("incidents", "show", "INC-9")]
)
def test_what_does_not_exist_is_input_that_cannot_be_used(aar: Aar, arguments: tuple[str, ...]) -> None:
    outcome = aar(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


@pytest.mark.parametrize(
    "command",
    [
        "incidents",
        "incidents show INC-0001",
        "imports",
        "imports rejects IMP-0001 --out x.csv",
        "actions",
        "conflicts",
        "search x",
        "metrics",
        "sync",
        "demo",
        "export x",
        "backup x",
        "restore x",
    ],
)
def test_nobody_acts_under_an_address_that_is_unknown(
    aar: Aar, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AAR_PERSON", "nobody@example.org")
    monkeypatch.setenv("AAR_JIRA_URL", "http://127.0.0.1:9")
    outcome = aar(*command.split())
    assert (outcome.code, outcome.out, list(tmp_path.glob("x*"))) == (2, "", [])
    assert "Nobody here has the e-mail nobody@example.org" in outcome.err


def test_who_acts_is_said_with_the_command_before_the_environment(
    aar: Aar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AAR_PERSON", "nobody@example.org")
    assert aar("incidents", "--by", "local", "--json").code == 0


@pytest.mark.parametrize("option", [("--json",), ("--by", "local")])
def test_an_option_of_a_list_is_not_lost_before_a_command(aar: Aar, option: tuple[str, ...]) -> None:
    outcome = aar("incidents", *option, "show", "INC-0001")
    assert (outcome.code, outcome.out) == (2, "")
    assert "aar incidents show … --json" in outcome.err


@pytest.mark.usefixtures("aar")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_is_printed_can_be_read_whatever_letters_its_reader_has(
    world: World, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    world.database.write(lambda store: store.put([Incident(incident_id="INC-0009", title="Größe “5 €” 💥")]))
    written = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", written)
    codes = [main(arguments) for arguments in (["incidents", "show", "INC-0009", "--json"], ["incidents"])]
    written.seek(0)
    document, *table = written.read().splitlines()
    assert (codes, json.loads(document)["title"]) == ([0, 0], "Größe “5 €” 💥")
    assert any(line.startswith("INC-0009") for line in table)


def test_the_version_is_that_of_the_doctor(aar: Aar) -> None:
    assert aar("--version").out == f"aar {aar('doctor', '--json').json['version']}\n"


def test_a_setting_that_cannot_be_used_is_named(aar: Aar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AAR_ZONE", "Atlantis")
    outcome = aar("incidents")
    assert outcome.code == 2
    assert "AAR_ZONE" in outcome.err
    assert "Europe/Berlin" in outcome.err


def test_a_secret_can_come_from_a_file_and_is_never_shown(
    aar: Aar, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "token"
    secret.write_text("very-secret\n")
    monkeypatch.setenv("AAR_JIRA_TOKEN_FILE", str(secret))
    monkeypatch.setenv("AAR_JIRA_URL", "http://127.0.0.1:9")
    outcome = aar("sync")
    assert outcome.code == 2
    assert "AAR_JIRA_PROJECT is not set" in outcome.err
    assert "very-secret" not in outcome.err
    monkeypatch.setenv("AAR_JIRA_TOKEN_FILE", str(tmp_path / "nowhere"))
    assert "A file of a secret cannot be read" in aar("sync").err


def test_a_file_that_is_no_database_is_a_store_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text("not a database" * 1000)
    monkeypatch.setenv("AAR_DATABASE", str(wrong))
    assert main(["incidents"]) == 4
    assert "is not a DuckDB database" in capsys.readouterr().err


def test_a_bug_shows_an_id_and_no_traceback(aar: Aar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    outcome = aar("incidents")
    assert outcome.code == 1
    assert "Its id is" in outcome.err
    assert "Traceback" not in outcome.err


def test_the_module_runs_as_the_command_does() -> None:
    helped = subprocess.run(
        [sys.executable, "-m", "aar", "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    assert "incidents" in helped.stdout
