"""Plain text whose lines begin with a time."""

import pytest

from aar.errors import InputError
from tests.imports.conftest import SAMPLES, Desk
from tests.imports.test_markdown import clocks


def test_the_notes_of_a_scribe_take_their_day_from_the_file_s_name(desk: Desk) -> None:
    result = desk.take(SAMPLES / "2026-02-03-scribe.txt")
    assert (result.source, result.new, result.rejected) == ("text_log", 4, 0)
    events = desk.events(result.incidents[0].incident_id)
    assert clocks(events) == ["03 22:50", "03 22:58", "03 23:10", "03 23:30"]
    assert events[0].text == "Alert fired: checkout answers slowly p99 above 4 s for five minutes"
    assert [event.actor for event in events] == [None, None, "service owner", "scribe"]
    assert (events[1].text[:5], events[3].milestone) == ("Note:", "resolved")
    assert desk.take(SAMPLES / "2026-02-03-scribe.txt").unchanged == 4


def test_a_line_above_the_first_time_is_refused_and_a_speaker_in_angles_is_named(desk: Desk) -> None:
    result = desk.take_text(
        "Who was there: two\n2026-02-03\n14:05 <ann> Page\n14:10 Well, done\n", zone="UTC"
    )
    assert (result.source, result.new, result.rejected) == ("text_log", 2, 1)
    assert result.problems[0].line == 1
    events = desk.events(result.incidents[0].incident_id)
    assert [(event.actor, event.text) for event in events] == [("ann", "Page"), (None, "Well, done")]


def test_lines_of_a_table_are_no_text_and_clock_times_need_a_day(desk: Desk) -> None:
    rows = "2026-02-03 14:05 ;The person on call is paged\n2026-02-03 14:10 ;All is well again\n"
    assert desk.take_text(rows, zone="UTC").source == "csv"
    with pytest.raises(InputError, match="no day") as refused:
        desk.take_text("14:05 Page\n14:10 Well\n", "notes.txt", zone="UTC")
    assert "the file's name" in refused.value.hint
