"""The same file again is known by its bytes; it is read again as soon as anything has moved."""

import json

from aar.domain.person import LOCAL
from aar.usecases.curate_event import curate_event
from aar.usecases.undo_import import undo_import
from tests.imports.conftest import Desk

FILE = "occurred_at,text\n2026-01-02T03:04:05Z,Alarm\n2026-01-02T03:05:00Z,Paged\nnever,Nothing\n"
NEWER = FILE.replace("Paged", "Paged the team")


def test_the_same_file_again_is_all_unchanged_with_its_refusals(desk: Desk) -> None:
    first = desk.take_text(FILE)
    again = desk.take_text(FILE)
    assert (again.read, again.unchanged, again.rejected) == (3, 2, 1)
    assert again.problems == first.problems
    assert again.import_id != first.import_id
    assert [one.incident_id for one in again.incidents] == [one.incident_id for one in first.incidents]
    assert not any(one.is_new for one in again.incidents)


def test_refusals_come_back_in_the_order_of_the_file(desk: Desk) -> None:
    values = [{"at": f"never {place}", "message": "x"} for place in range(120)]
    text = json.dumps([*values, {"at": "2026-01-02T03:04:05Z", "message": "y"}])
    first = desk.take_text(text, "events.json")
    assert [one.path for one in first.problems] == [f"$[{place}]" for place in range(100)]
    assert desk.take_text(text, "events.json").problems == first.problems


def test_a_rehearsal_of_the_same_file_leaves_no_receipt(desk: Desk) -> None:
    desk.take_text(FILE)
    before = desk.rows_everywhere()
    assert desk.take_text(FILE, dry_run=True).import_id is None
    assert desk.rows_everywhere() == before


def test_after_an_undo_the_same_file_is_new_again(desk: Desk) -> None:
    first = desk.take_text(FILE)
    desk.world.do(undo_import, str(first.import_id), by=LOCAL)
    assert desk.take_text(FILE).new == 2


def test_after_a_newer_export_the_older_one_is_read_again(desk: Desk) -> None:
    desk.take_text(FILE)
    newer = desk.take_text(NEWER)
    assert newer.new == 1
    desk.world.do(undo_import, str(newer.import_id), by=LOCAL)
    assert desk.take_text(FILE).unchanged == 2


def test_another_zone_is_another_reading(desk: Desk) -> None:
    naive = "occurred_at,text\n2026-01-02 03:04:05,Alarm\n"
    desk.take_text(naive, zone="UTC")
    assert desk.take_text(naive, zone="Europe/Berlin").new == 1


def test_an_edited_event_stays_edited_when_its_file_comes_again(desk: Desk) -> None:
    first = desk.take_text(FILE)
    incident_id = first.incidents[0].incident_id
    alarm = desk.events(incident_id)[0]
    desk.world.do(curate_event, alarm.event_id, {"text": "Alarm, loud"}, revision=alarm.revision, by=LOCAL)
    desk.take_text(FILE)
    assert desk.events(incident_id)[0].text == "Alarm, loud"
