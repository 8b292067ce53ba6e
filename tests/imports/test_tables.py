"""CSV: what is read, what is refused and why, and that nothing else changes."""

import pytest

from aar.domain.incident import Incident
from aar.errors import InputError
from aar.usecases.curate_event import curate_event
from tests.imports.conftest import Desk
from tests.usecases.conftest import FACILITATOR

TWO = "occurred_at,text\n2026-01-02T03:04:05Z,First\n2026-01-02T04:04:05+01:00,Second\n"
KEYED = "occurred_at,text,source_id\n2026-01-02T03:04:05Z,First,a\n2026-01-02T03:05:00Z,Second,b\n"


def test_columns_named_as_ours_need_no_map(desk: Desk) -> None:
    result = desk.take_text(TWO, "outage notes.csv")
    (incident,) = result.incidents
    assert (result.read, result.new, incident.title, incident.is_new) == (2, 2, "outage notes", True)
    assert [(event.text, event.occurred_at.isoformat()) for event in desk.events(incident.incident_id)] == [
        ("First", "2026-01-02T03:04:05+00:00"),
        ("Second", "2026-01-02T03:04:05+00:00"),
    ]


def test_the_same_file_again_is_all_unchanged(desk: Desk) -> None:
    desk.take_text(TWO)
    before = desk.rows_everywhere()
    again = desk.take_text(TWO)
    assert (again.new, again.unchanged) == (0, 2)
    assert desk.rows_everywhere() == {**before, "imports": before["imports"] + 1}


def test_a_second_identical_record_in_one_file_is_unchanged(desk: Desk) -> None:
    result = desk.take_text(TWO + "2026-01-02T03:04:05Z,First\n")
    assert (result.new, result.unchanged) == (2, 1)


def test_each_refused_record_says_where_what_and_what_to_do(desk: Desk) -> None:
    text = 'occurred_at,text,kind\n2026-01-02T03:04:05Z,Fine,status\nlate,"two\nlines",\n'
    text += "2026-01-02T03:05:00Z,,\n"
    text += "2026-01-02T03:06:00Z,Odd,banana\n1,2,3,4\nx\n"
    result = desk.take_text(text)
    assert (result.new, result.rejected, result.problems_total) == (1, 5, 5)
    found = [(problem.line, problem.column, problem.value) for problem in result.problems]
    assert found == [
        (3, "occurred_at", "late"),
        (5, "text", None),
        (6, "kind", "banana"),
        (7, None, "1,2,3,4"),
        (8, None, "x"),
    ]
    assert all(":" in problem.message for problem in result.problems)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\n\n  \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is a binary file"),
        (b"a,b\n1,2\n", "has no column for occurred_at and text"),
        (b"occurred_at,owner\n2026-01-02T03:04:05Z,x\n", "has no column for text"),
        (b"occurred_at,text\n", "holds no records"),
        (b"occurred_at,text\n2026-01-02 03:04,x\n", "the time has no offset"),
        (b"time,text\n01/02/2026 03:04,x\n", "day and month cannot be told apart"),
        (b"time,what\nlong ago,x\nsoon,y\n", "its column time holds “long ago”, “soon”"),
        (b"when,text\n45356.42,x\n45357,y\n", "spreadsheet's numbers of days"),
        (b"start_time,text\n0.0,x\n17.5,y\n", "seconds from an unknown start"),
        (b"occurred_at,text\n0.0,x\n17.5,y\n", "seconds from an unknown start"),
    ],
)
def test_a_file_refused_as_a_whole_leaves_no_row_anywhere(desk: Desk, content: bytes, sentence: str) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError, match=sentence) as refused:
        desk.take_text(content)
    assert refused.value.hint
    assert desk.rows_everywhere() == before


def test_a_declared_zone_makes_naive_times_usable_and_is_kept(desk: Desk) -> None:
    result = desk.take_text("occurred_at,text\n2026-01-02 03:04,x\n2026-01-02,y\n", zone="Europe/Berlin")
    late, early = reversed(desk.events(result.incidents[0].incident_id))
    assert (late.occurred_at.isoformat(), late.source_zone) == ("2026-01-02T02:04:00+00:00", "Europe/Berlin")
    assert (early.precision, late.precision) == ("day", "minute")
    assert early.source_zone == "Europe/Berlin"


def test_a_time_that_the_clock_skipped_is_refused(desk: Desk) -> None:
    text = "occurred_at,text\n2026-03-29 02:30,x\n2026-03-29 03:30,y\n"
    result = desk.take_text(text, zone="Europe/Berlin")
    assert (result.new, result.rejected) == (1, 1)
    assert "clock was put forward" in result.problems[0].message


@pytest.mark.parametrize("zone", ["Atlantis", "Europe", "posix/Europe/Berlin"])
def test_an_unknown_zone_is_named(desk: Desk, zone: str) -> None:
    with pytest.raises(InputError, match=f"{zone} is not a time zone"):
        desk.take_text(TWO, zone=zone)


def test_day_and_month_are_told_apart_when_said(desk: Desk) -> None:
    result = desk.take_text("time,text\n01/02/2026 03:04,x\n", zone="UTC", date_order="dmy")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert event.occurred_at.isoformat() == "2026-02-01T03:04:00+00:00"


def test_a_column_with_the_incidents_number_makes_many_incidents(desk: Desk) -> None:
    text = (
        "incident,occurred_at,text,title\nA-1,2026-01-02T03:04:05Z,x,Slow\nA-2,2026-01-02T03:04:05Z,y,Down\n"
    )
    text += ",2026-01-02T03:04:05Z,z,\n"
    result = desk.take_text(text)
    assert [(one.source_id, one.title) for one in result.incidents] == [("A-1", "Slow"), ("A-2", "Down")]
    assert "names no incident" in result.problems[0].message


def test_an_incident_is_named_after_its_first_event_though_its_first_line_was_superseded(desk: Desk) -> None:
    text = "incident,occurred_at,text,source_id\nA-1,2026-01-02T03:04:05Z,Slow,e1\n"
    result = desk.take_text(text + "A-1,2026-01-02T03:05:00Z,Slow since five past,e1\n")
    assert (result.new, result.unchanged) == (1, 1)
    assert [one.title for one in result.incidents] == ["Slow since five past"]


def test_columns_are_proposed_by_heading_and_content_and_the_rest_is_kept_raw(desk: Desk) -> None:
    text = "Zeitpunkt;Was geschah;Region\n2026-01-02T03:04:05Z;The database went away for a while;eu\n"
    result = desk.take_text(text)
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.text, event.raw) == ("The database went away for a while", {"Region": "eu"})


def test_a_map_says_which_column_is_which(desk: Desk) -> None:
    text = "a,b,b\n2026-01-02T03:04:05Z,x,y\n"
    result = desk.take_text(text, columns={"occurred_at": "a", "text": "b (2)"})
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.text, event.raw) == ("y", {"b": "x"})
    with pytest.raises(InputError, match="There is no column c"):
        desk.take_text(text, columns={"text": "c"})
    with pytest.raises(InputError, match="There is no field txt"):
        desk.take_text(text, columns={"txt": "a"})


def test_an_incident_can_be_named(desk: Desk) -> None:
    into = desk.take_text(TWO, incident="INC-0001")
    assert [(one.incident_id, one.is_new) for one in into.incidents] == [("INC-0001", False)]
    fresh = desk.take_text(TWO, incident="new:A new matter")
    assert (fresh.incidents[0].title, fresh.incidents[0].is_new) == ("A new matter", True)
    with pytest.raises(InputError, match="There is no incident INC-0099"):
        desk.take_text(TWO, incident="INC-0099")
    with pytest.raises(InputError, match="has no title"):
        desk.take_text(TWO, incident="new: ")


def test_a_dry_run_says_what_would_come_and_keeps_nothing(desk: Desk) -> None:
    before = desk.rows_everywhere()
    result = desk.take_text(TWO, dry_run=True)
    assert (result.import_id, result.new) == (None, 2)
    assert desk.rows_everywhere() == before


def test_a_newer_export_updates_what_changed_and_never_what_a_person_edited(desk: Desk) -> None:
    first = desk.take_text(KEYED)
    one, two = desk.events(first.incidents[0].incident_id)
    fields = {"text": "Told better", "curation": "starred", "note": "Important"}
    desk.world.do(curate_event, one.event_id, fields, revision=1, by=FACILITATOR)
    newer = KEYED.replace("First", "First corrected").replace("Second", "Second corrected")
    result = desk.take_text(newer)
    assert (result.updated, result.new, result.unchanged) == (2, 0, 0)
    one, two = desk.events(first.incidents[0].incident_id)
    assert (one.text, one.curation, one.note) == ("Told better", "starred", "Important")
    assert one.upstream == {"text": "First corrected"}
    assert two.text == "Second corrected"
    assert desk.take_text(newer).unchanged == 2


def test_an_unknown_source_is_named(desk: Desk) -> None:
    with pytest.raises(InputError, match="There is no source telegram"):
        desk.take_text(TWO, source="telegram")


def test_a_file_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv cannot be read"):
        desk.take(desk.folder / "nowhere.csv")


@pytest.mark.parametrize(
    ("word", "severity"),
    [
        ("1 - Critical", "sev1"),
        ("P3", "sev3"),
        ("5 - Planning", "sev4"),
        ("sev-0", "sev1"),
        ("odd", None),
        ("", None),
    ],
)
def test_a_severity_is_taken_only_where_its_word_is_known(
    desk: Desk, word: str, severity: str | None
) -> None:
    result = desk.take_text(f"incident,occurred_at,text,severity\nA,2026-01-02T03:04:05Z,x,{word}\n")
    with desk.world.database.read() as store:
        assert store.require(Incident, result.incidents[0].incident_id).severity == severity


@pytest.mark.parametrize("minutes", ["infinity", "1e999", "NaN", "-1", "soon"])
def test_an_impact_that_is_no_number_of_minutes_is_left_out(desk: Desk, minutes: str) -> None:
    result = desk.take_text(f"occurred_at,text,impact_minutes\n2026-01-02T03:04:05Z,x,{minutes}\n")
    with desk.world.database.read() as store:
        assert store.require(Incident, result.incidents[0].incident_id).impact_minutes is None


@pytest.mark.parametrize(
    "above",
    [
        "Incident timeline\n",
        "Incident timeline\nGenerated by,Operations\n\n",
        "Incident timeline,,\n,,\n",
        '"A title\nof two lines"\n',
    ],
)
def test_lines_above_the_headings_are_passed_over(desk: Desk, above: str) -> None:
    text = f"{above}Time,Event,Who\n2026-02-03T14:05:00Z,Alert fired,Monitoring\nlate,Rolled back,On-call\n"
    result = desk.take_text(text)
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.text, event.actor) == ("Alert fired", "Monitoring")
    assert [problem.line for problem in result.problems] == [text.count("\n")]


def test_a_row_of_many_cells_does_not_become_the_headings(desk: Desk) -> None:
    text = "occurred_at,text\n2026-02-03T14:05:00Z,Fine\n" + "2026-02-03T14:06:00Z,Too,many,cells\n" * 3
    assert (desk.take_text(text).new, desk.take_text(text + "\n").rejected) == (1, 3)
