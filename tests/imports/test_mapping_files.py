"""A mapping file says for an export what a person said about the last one of its kind."""

import tomllib

import pytest

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.usecases.mapping_file import read_mapping, said_over, written_mapping

SAID = ImportOptions(
    source="csv", zone="Europe/Berlin", date_order="dmy", columns={"text": 'Was "geschah"', "actor": "Wer"}
)


def test_what_was_said_comes_back_from_the_file_that_keeps_it() -> None:
    assert read_mapping(written_mapping(SAID).encode(), "month.toml") == SAID


def test_the_incident_is_another_one_next_time() -> None:
    kept = tomllib.loads(written_mapping(SAID.changed(incident="INC-0001")))
    assert "incident" not in kept


def test_a_file_may_name_the_incident_all_the_same() -> None:
    assert read_mapping(b'incident = "INC-0001"', "m.toml").incident == "INC-0001"


def test_a_day_may_stand_without_quotes() -> None:
    said = read_mapping(b"[columns]\noccurred_on = 2026-01-31", "m.toml")
    assert said.columns == {"occurred_on": "2026-01-31"}


def test_what_is_said_besides_wins_column_by_column() -> None:
    joined = said_over(SAID, {"zone": "UTC", "date_order": None, "columns": {"text": "Message"}})
    assert (joined.zone, joined.date_order) == ("UTC", "dmy")
    assert joined.columns == {"text": "Message", "actor": "Wer"}


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (b'zoen = "UTC"', "m.toml has a key that no mapping has: zoen.", "It holds source, zone"),
        (b'text = "Message"', "a key that no mapping has: text", "below a line [columns]"),
        (b'[columns]\ntxt = "Message"', "maps a field that there is not: txt", "Map one of incident"),
        (b'columns = "text"', "columns is no table", "It holds"),
        (b"[columns]\ntext = 3", "columns.text cannot be used", "Correct the field"),
        (b'zone = "Mars/Base"', "Mars/Base is not a time zone", "Area/City"),
        (b'date_order = "dym"', "date_order cannot be used", "Correct the field"),
        (b"zone = Europe/Berlin", "m.toml is no valid TOML: invalid value (at line 1", "It holds"),
        (b"\xff\xfe\x00z", "m.toml is no text in UTF-8", "Save it again"),
    ],
)
def test_a_mistake_is_named_with_what_to_do(content: bytes, message: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        read_mapping(content, "m.toml")
    assert message in refused.value.message
    assert hint in refused.value.hint
