"""Settings say what is wrong with them, and keep what nobody set."""

from pathlib import Path

import pytest

from aar.errors import InputError
from aar.settings import read_settings


def test_severities_that_nobody_set_keep_their_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AAR_ACTION_DAYS", '{"sev1": 5}')
    assert read_settings().action_days == {"sev1": 5, "sev2": 30, "sev3": 60, "sev4": 90}


@pytest.mark.parametrize("value", ['{"sev1": -1}', '{"sev9": 3}', '{"sev1": "soon"}', "soon"])
def test_days_that_cannot_be_are_refused_by_the_name_of_their_setting(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AAR_ACTION_DAYS", value)
    with pytest.raises(InputError, match="The setting AAR_ACTION_DAYS cannot be used"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AAR_ZONE", "Europe"),
        ("AAR_ZONE", "posixrules"),
        ("AAR_BUSY_WAIT_SECONDS", "nan"),
        ("AAR_JIRA_INDEX_LAG_SECONDS", "-1"),
    ],
)
def test_what_cannot_be_used_is_refused_by_the_name_of_its_setting(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputError, match=f"The setting {name} cannot be used: [^V]"):
        read_settings()


def test_a_file_of_a_secret_that_is_no_text_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("AAR_AUDIT_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(InputError, match="it is no text") as refused:
        read_settings()
    assert "AAR_AUDIT_KEY_FILE" in refused.value.hint


def test_a_variable_that_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AAR_DATABASE", "AAR_PERSON", "AAR_ZONE", "AAR_JIRA_PRIORITIES", "AAR_JIRA_TOKEN_FILE"):
        monkeypatch.setenv(name, "")
    settings = read_settings()
    assert (settings.database.name, settings.person, settings.zone) == ("aar.duckdb", None, "UTC")
    assert (settings.jira_priorities["P1"], settings.jira_token) == ("Highest", None)
