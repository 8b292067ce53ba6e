"""Columns and keys named as the fields of a timeline event fill these, what people curate included."""

import json

from aar.usecases.undo_import import undo_import
from tests.imports.conftest import Desk
from tests.usecases.conftest import FACILITATOR

NAMES = "occurred_at,text,curation,note,source_zone"


def told(desk: Desk, *lines: str) -> list[tuple[str, str, str | None, str | None]]:
    """What stands in the timeline: time, curation, note and zone of each event."""
    (incident,) = desk.take_text("\n".join((NAMES, *lines, ""))).incidents
    return [
        (f"{event.occurred_at:%H:%M}", event.curation, event.note, event.source_zone)
        for event in desk.events(incident.incident_id)
    ]


def test_curation_and_note_come_with_new_events(desk: Desk) -> None:
    assert told(desk, "2026-01-02T03:04:05Z,First,starred,Read this,", "2026-01-02T03:05:00Z,Second,,,") == [
        ("03:04", "starred", "Read this", None),
        ("03:05", "kept", None, None),
    ]


def test_the_zone_of_a_record_goes_before_that_of_its_file(desk: Desk) -> None:
    lines = ("2026-01-02 03:04:05,First,,,Europe/Berlin", "2026-01-02 03:05:05,Second,,,")
    text = "\n".join((NAMES, *lines, ""))
    (incident,) = desk.take_text(text, zone="Asia/Tokyo").incidents
    found = {
        event.text: (event.occurred_at.hour, event.source_zone) for event in desk.events(incident.incident_id)
    }
    assert found == {"First": (2, "Europe/Berlin"), "Second": (18, "Asia/Tokyo")}


def test_a_zone_and_a_curation_that_do_not_exist_are_refused_by_line(desk: Desk) -> None:
    lines = (
        "2026-01-02T03:04:05Z,First,,,",
        "2026-01-02 03:04:05,Second,,,Mars/Base",
        "2026-01-02T03:04:05Z,Third,loved,,",
    )
    result = desk.take_text("\n".join((NAMES, *lines, "")))
    found = [(problem.line, problem.column, problem.value) for problem in result.problems]
    assert found == [(3, "source_zone", "Mars/Base"), (4, "curation", "loved")]


def test_another_curation_in_a_newer_export_changes_nothing(desk: Desk) -> None:
    told(desk, "2026-01-02T03:04:05Z,First,starred,Read this,")
    assert told(desk, "2026-01-02T03:04:05Z,First,dropped,Forget it,") == [
        ("03:04", "starred", "Read this", None)
    ]


def test_a_note_in_json_is_one_beside_a_text_and_the_text_where_it_stands_alone(desk: Desk) -> None:
    records = [
        {"occurred_at": "2026-01-02T03:04:05Z", "text": "First", "note": "Read this", "curation": "starred"},
        {"occurred_at": "2026-01-02T03:05:05Z", "note": "Second"},
    ]
    result = desk.take_text("\n".join(map(json.dumps, records)), "events.jsonl")
    events = desk.events(result.incidents[0].incident_id)
    assert [(event.text, event.note, event.curation) for event in events] == [
        ("First", "Read this", "starred"),
        ("Second", None, "kept"),
    ]


def test_a_note_in_other_peoples_tables_is_what_happened(desk: Desk) -> None:
    result = desk.take_text("time,note\n2026-01-02T03:04:05Z,Restarted the queue\n")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.text, event.note) == ("Restarted the queue", None)


def test_what_came_with_an_import_is_no_edit_that_its_undo_asks_for(desk: Desk) -> None:
    told(desk, "2026-01-02T03:04:05Z,First,starred,Read this,")
    undone = desk.world.do(undo_import, "IMP-0001", by=FACILITATOR)
    assert (undone.removed, undone.kept) == (1, 0)
