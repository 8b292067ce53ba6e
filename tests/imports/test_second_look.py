"""Only what is new or doubtful is looked at twice, in a file of any length; what stands last holds."""

import pytest

from aar.usecases.importing import insert
from tests.imports.conftest import Desk

HEADER = "incident,source_id,occurred_at,text\n"
FIRST = "CASE-1,a,2026-01-02T03:04:05Z,First words\n"
LAST = "CASE-1,a,2026-01-02T03:06:00Z,Last words\n"
OTHER = "CASE-1,b,2026-01-02T03:05:00Z,Alarm\n"
NO_ID = "CASE-1,,2026-01-02T03:05:00Z,Paged\n"
FILE = HEADER + FIRST + OTHER + NO_ID + NO_ID + LAST


@pytest.fixture(params=["short", "long"], autouse=True)
def _length(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long files go straight in where nothing is known; here every file is a long one."""
    if request.param == "long":
        monkeypatch.setattr(insert, "_FEW", 0)


def texts(desk: Desk, incident_id: str) -> list[str]:
    return [event.text for event in desk.events(incident_id)]


def test_of_records_with_one_id_the_last_one_holds_however_often_the_file_comes(desk: Desk) -> None:
    first = desk.take_text(FILE)
    incident_id = first.incidents[0].incident_id
    again = desk.take_text(FILE, name="other.csv")
    assert (first.new, first.unchanged) == (3, 2)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 5)
    assert texts(desk, incident_id) == ["Alarm", "Paged", "Last words"]


def test_one_record_more_is_new_and_nothing_else_moves(desk: Desk) -> None:
    incident_id = desk.take_text(FILE).incidents[0].incident_id
    longer = desk.take_text(FILE + "CASE-1,c,2026-01-02T03:07:00Z,Resolved\n", name="longer.csv")
    assert (longer.new, longer.updated, longer.unchanged) == (1, 0, 5)
    assert texts(desk, incident_id) == ["Alarm", "Paged", "Last words", "Resolved"]


def test_a_change_of_the_last_record_updates_its_event(desk: Desk) -> None:
    incident_id = desk.take_text(FILE).incidents[0].incident_id
    newer = desk.take_text(FILE.replace("Last words", "Corrected"), name="newer.csv")
    assert (newer.new, newer.updated, newer.unchanged) == (0, 1, 4)
    assert texts(desk, incident_id) == ["Alarm", "Paged", "Corrected"]


def test_a_detail_beside_the_words_is_a_change_of_an_event_with_an_id(desk: Desk) -> None:
    incident_id = desk.take_text(FILE).incidents[0].incident_id
    known = FILE.replace("text\n", "text,milestone\n").replace("Alarm\n", "Alarm,detected\n")
    newer = desk.take_text(
        known.replace("words\n", "words,\n").replace("Paged\n", "Paged,\n"), name="newer.csv"
    )
    assert (newer.new, newer.updated, newer.unchanged) == (0, 1, 4)
    assert [event.milestone for event in desk.events(incident_id)] == ["detected", None, None]


def test_where_only_an_earlier_record_of_one_id_changes_the_last_one_still_holds(desk: Desk) -> None:
    incident_id = desk.take_text(FILE).incidents[0].incident_id
    newer = desk.take_text(FILE.replace("First words", "Older words"), name="newer.csv")
    assert newer.new == 0
    assert texts(desk, incident_id) == ["Alarm", "Paged", "Last words"]
