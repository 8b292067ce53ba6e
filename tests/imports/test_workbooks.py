"""Workbooks: which sheet is read, what its cells become, and what a workbook may not do."""

from datetime import date, datetime, time
from typing import Any

import pytest

from aar.errors import InputError
from aar.ports import SourceFile
from aar.usecases.importing.files import open_source_file
from tests.imports.conftest import SAMPLES, Desk
from tests.imports.packing import repacked, sheet, workbook, zipped

HEADINGS = ("occurred_at", "text")
AT = datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001 - a sheet has no zone
MIDNIGHT = datetime(2026, 1, 2)  # noqa: DTZ001 - the same
FAR_AWAY = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def lines(desk: Desk, *rows: Any, **how: Any) -> list[str]:
    """What the sheet with these rows becomes, line by line."""
    return as_file(desk, workbook({"Timeline": rows}, **how)).text().splitlines()


def as_file(desk: Desk, content: bytes) -> SourceFile:
    """The file as sources see it."""
    path = desk.folder / "given.xlsx"
    path.write_bytes(content)
    return open_source_file(path, desk.folder)


@pytest.mark.parametrize("name", ["timeline.xlsx", "timeline.ods", "timeline.xls"])
def test_each_kind_of_workbook_comes_in_as_the_same_events(desk: Desk, name: str) -> None:
    result = desk.take(SAMPLES / name, zone="Europe/Berlin")
    assert (result.source, result.read, result.new) == ("csv", 4, 4)
    assert result.notes is not None
    assert result.notes[0] == "Read from the sheet “Timeline”, with the headings in row 3."
    first, *_, last = desk.events(result.incidents[0].incident_id)
    assert (first.occurred_at.isoformat(), first.precision) == ("2026-02-03T08:05:00+00:00", "minute")
    assert (first.actor, first.text) == ("Ada", "Alarm: queue is 90 % full")
    assert last.occurred_at.isoformat() == "2026-02-03T23:00:00+00:00"
    assert last.raw == {"Confirmed": "true", "Affected": "1250"}


def test_a_workbook_again_is_all_unchanged(desk: Desk) -> None:
    desk.take(SAMPLES / "timeline.ods", zone="Europe/Berlin")
    assert desk.take(SAMPLES / "timeline.ods", zone="Europe/Berlin").unchanged == 4


def test_cells_become_what_a_person_sees_in_them(desk: Desk) -> None:
    rows = [
        ("When", "What", "Count", "Share", "Sure", "Sum", "Clock"),
        (AT, 'two\r\nlines, "quoted"', 7, 7.5, True, ("1+1", "2"), time(14, 5)),
    ]
    assert lines(desk, *rows)[1:] == ['2026-01-02T03:04,"two', 'lines, ""quoted""",7,7.5,true,2,14:05']


def test_a_bare_date_stays_a_day_and_midnight_among_times_a_time(desk: Desk) -> None:
    rows = [("Day", "When", "What"), (date(2026, 1, 2), AT, "x"), (date(2026, 1, 3), MIDNIGHT, "y")]
    assert lines(desk, *rows)[1:] == ["2026-01-02,2026-01-02T03:04,x", "2026-01-03,2026-01-02T00:00,y"]


def test_days_that_are_counted_from_1904_are_the_same_days(desk: Desk) -> None:
    assert lines(desk, HEADINGS, (AT, "x"), counts_from_1904=True)[1] == "2026-01-02T03:04,x"


def test_a_day_alone_is_known_to_be_a_day(desk: Desk) -> None:
    result = desk.take_text(workbook({"S": [HEADINGS, (date(2026, 1, 2), "x")]}), "days.xlsx", zone="UTC")
    assert desk.events(result.incidents[0].incident_id)[0].precision == "day"


def test_what_stands_above_the_headings_is_passed_over_and_rows_are_the_sheets_own(desk: Desk) -> None:
    rows = [
        ("Incident report", None, None),
        ("Written by", "Ada", None),
        (),
        ("occurred_at", "text", "actor", "Region", "Team"),
        ("2026-01-02T03:04:05Z", "two\nlines", "Ada", "eu", "db"),
        (),
        ("late", "x", "Bob", "eu", "db"),
        (),
        ("2026-01-02T03:04:05Z", None, "Cy"),
    ]
    result = desk.take_text(workbook({"S": rows}), "report.xlsx")
    assert (result.new, result.rejected) == (1, 2)
    assert [(problem.line, problem.column) for problem in result.problems] == [
        (7, "occurred_at"),
        (9, "text"),
    ]


def test_the_first_sheet_with_records_is_read_and_the_others_are_named(desk: Desk) -> None:
    timeline = [HEADINGS, ("2026-01-02T03:04:05Z", "x")]
    sheets: dict[str, Any] = {
        "Hidden": timeline,
        "Cover": [("Report",)],
        "Empty": [],
        "Log": timeline,
        "Notes": timeline,
    }
    result = desk.take_text(workbook(sheets, hidden="Hidden"), "book.xlsx")
    assert result.notes == (
        "Read from the sheet “Log”.",
        "Not read: “Cover”, “Notes”, “Hidden”. Save such a sheet as a file of its own to import it.",
    )


def test_a_heading_over_several_columns_or_twice_names_each_column(desk: Desk) -> None:
    rows = [("occurred_at", "text", None, "Who", "Who"), ("2026-01-02T03:04:05Z", "x", "a", "b", "c")]
    result = desk.take_text(workbook({"S": rows}, merged="B1:C1"), "wide.xlsx")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert event.raw == {"Column 3": "a", "Who": "b", "Who (2)": "c"}


def test_a_cell_merged_over_several_rows_counts_in_each(desk: Desk) -> None:
    rows = [HEADINGS, ("2026-01-02T03:04:05Z", "x"), (None, "y"), (None, "z")]
    result = desk.take_text(workbook({"S": rows}, merged="A2:A3"), "merged.xlsx")
    assert (result.new, result.rejected, result.problems[0].line) == (2, 1, 4)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (workbook({"Empty": []}), "no sheet with headings and a record"),
        (workbook({"Only headings": [HEADINGS]}), "no sheet with headings and a record"),
        (workbook({"S": [("One column",), ("x",)]}), "no sheet with headings and a record"),
        (workbook({"S": [HEADINGS, ("", "")]}), "no sheet with headings and a record"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "is no workbook that can be read"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "is a document without sheets"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "is a document without sheets"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "is no workbook that can be read"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is locked with a password",
        ),
    ],
)
def test_a_workbook_without_a_timeline_is_refused(desk: Desk, content: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as refused:
        desk.take_text(content, "book.xlsx")
    assert refused.value.hint


def test_a_locked_workbook_of_libreoffice_is_refused(desk: Desk) -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "<manifest:encryption-data/>"
    with pytest.raises(InputError, match="is locked with a password"):
        desk.take_text(zipped({"mimetype": kind, "META-INF/manifest.xml": manifest}), "book.ods")


def test_a_sheet_that_asks_for_more_memory_than_there_is_takes_nothing_down(desk: Desk) -> None:
    parts = {"xl/worksheets/sheet1.xml": sheet(FAR_AWAY)}
    with pytest.raises(InputError, match="is a workbook that is too large"):
        as_file(desk, repacked(workbook({"S": []}), parts))


@pytest.mark.parametrize("kept", range(30, 1500, 210))
def test_a_workbook_that_is_cut_off_is_refused(desk: Desk, kept: int) -> None:
    whole = workbook({"S": [HEADINGS, ("2026-01-02T03:04:05Z", "x")]})
    with pytest.raises(InputError):
        desk.take_text(whole[:kept], "cut.xlsx")
