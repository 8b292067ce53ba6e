"""What was refused is downloaded, corrected and imported again, into the same incidents."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from aar.domain.imports import ImportResult
from aar.domain.person import LOCAL
from aar.errors import InputError
from aar.usecases.csv_text import as_meant, csv_text, neutral
from aar.usecases.export_rejects import export_rejects
from aar.usecases.preview_import import preview_import
from tests.imports.conftest import SAMPLES, Desk


def corrected(desk: Desk, result: ImportResult, *, delimiter: str = ",", **changes: str) -> str:
    """The refused records with these columns set in each row, as a spreadsheet would save them."""
    with desk.world.database.read() as store:
        text = export_rejects(store, str(result.import_id))
    header, *rows = csv.reader(io.StringIO(text))
    fixed = [[changes.get(name, cell) for name, cell in zip(header, row, strict=True)] for row in rows]
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows([header, *fixed])
    return written.getvalue()


def again(desk: Desk, text: str, **options: Any) -> ImportResult:
    return desk.take_text(text, "IMP-0001-refused.csv", **options)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_an_unnamed_incident_gets_its_corrected_record(desk: Desk, delimiter: str) -> None:
    text = "when;what;Ort\nlate;It went away;Halle 7\n2026-01-02 03:04;It came back;\n"
    first = desk.take_text(text, "outage.csv", zone="Europe/Berlin")
    result = again(desk, corrected(desk, first, delimiter=delimiter, when="2026-01-02 02:04"))
    assert (result.new, result.source) == (1, "csv")
    assert [(one.incident_id, one.is_new) for one in result.incidents] == [
        (first.incidents[0].incident_id, False)
    ]
    events = desk.events(first.incidents[0].incident_id)
    assert [(event.occurred_at.isoformat(), event.text, event.raw) for event in events] == [
        ("2026-01-02T01:04:00+00:00", "It went away", {"Ort": "Halle 7"}),
        ("2026-01-02T02:04:00+00:00", "It came back", {}),
    ]


def test_incidents_are_found_by_their_number(desk: Desk) -> None:
    text = "incident,occurred_at,text,kind\nA,2026-01-02T03:04:05Z,x,\nB,2026-01-02T03:04:05Z,y,banana\n"
    first = desk.take_text(text)
    result = again(desk, corrected(desk, first, kind="status"))
    assert [(one.source_id, one.is_new) for one in result.incidents] == [("B", True)]
    assert again(desk, corrected(desk, first, kind="status")).unchanged == 1


def test_what_was_said_of_the_file_still_holds(desk: Desk) -> None:
    text = "a,b\n01/02/2026 03:04,x\n99/02/2026 03:04,y\n"
    said: dict[str, Any] = {"zone": "UTC", "date_order": "dmy", "columns": {"occurred_at": "a", "text": "b"}}
    first = desk.take_text(text, incident="INC-0001", **said)
    result = again(desk, corrected(desk, first, a="02/02/2026 03:04"))
    assert [(one.incident_id, result.new) for one in result.incidents] == [("INC-0001", 1)]


def test_a_new_incident_is_the_same_again(desk: Desk) -> None:
    first = desk.take_text("occurred_at,text\nx,x\n2026-01-02T03:04Z,y\n", incident="new:Mail is down")
    result = again(desk, corrected(desk, first, occurred_at="2026-01-02T03:05Z"))
    assert [one.incident_id for one in result.incidents] == [first.incidents[0].incident_id]


def test_a_status_update_finds_its_incident_again(desk: Desk) -> None:
    updates = [
        {"id": "u1", "body": "Slow", "display_at": "soon"},
        {"id": "u2", "body": "Fast", "display_at": "2026-01-02T03:04Z"},
    ]
    page: Any = {
        "incidents": [{"id": "i1", "name": "Slow pages", "impact": "minor", "incident_updates": updates}]
    }
    first = desk.take_text(json.dumps(page), "incidents.json")
    result = again(desk, corrected(desk, first, occurred_at="2026-01-02T03:00Z"))
    assert (result.source, result.new, result.incidents[0].incident_id) == (
        "statuspage",
        1,
        first.incidents[0].incident_id,
    )
    page["incidents"][0]["incident_updates"][0]["display_at"] = "2026-01-02T03:00Z"
    assert desk.take_text(json.dumps(page), "incidents.json").unchanged == 2


def test_a_row_of_an_incident_log_is_told_as_the_others(desk: Desk) -> None:
    text = (SAMPLES / "servicenow_log.csv").read_text().replace("29/2/2016 08:53", "29/2/2016 88:53")
    first = desk.take_text(text, "log.csv", zone="UTC")
    assert first.rejected == 1
    fixed = corrected(desk, first, sys_updated_at="29/2/2016 08:53")
    (event,) = [one for one in again_events(desk, fixed) if one.occurred_at.hour == 8]
    assert event.text.startswith("incident state: Resolved; assignment group: Group 56")


def again_events(desk: Desk, text: str) -> Any:
    result = again(desk, text)
    assert result.source == "servicenow"
    return desk.events(result.incidents[0].incident_id)


def test_a_line_with_too_many_cells_is_shown_in_its_columns(desk: Desk) -> None:
    first = desk.take_text("occurred_at,text\n2026-01-02T03:04Z,Slow, then fast\n2026-01-02T03:05Z,y\n")
    with desk.world.database.read() as store:
        header, row = csv.reader(io.StringIO(export_rejects(store, str(first.import_id))))
    assert dict(zip(header, row, strict=True))["Beyond the last column (1)"] == " then fast"
    result = again(desk, corrected(desk, first, text="Slow, then fast"))
    assert [event.text for event in desk.events(result.incidents[0].incident_id)] == ["Slow, then fast", "y"]


def test_what_is_still_wrong_is_refused_at_its_line(desk: Desk) -> None:
    first = desk.take_text('occurred_at,text\nlate,"a\nb"\nlater,c\n2026-01-02T03:05Z,y\n')
    result = again(desk, corrected(desk, first))
    assert [(problem.line, problem.value) for problem in result.problems] == [(2, "late"), (4, "later")]


def test_a_preview_says_whose_records_they_are(desk: Desk) -> None:
    first = desk.take_text("occurred_at,text\nlate,x\n2026-01-02T03:05Z,y\n", "outage.csv")
    path: Path = desk.folder / "fixed.csv"
    path.write_text(corrected(desk, first, occurred_at="2026-01-02T03:04Z"))
    preview = preview_import(desk.world.database, path, by=LOCAL)
    assert preview.why == "It holds what IMP-0001 refused of outage.csv."
    assert preview.result is not None
    assert preview.result.new == 1


def test_refused_records_of_an_unknown_import_are_named(desk: Desk) -> None:
    first = desk.take_text("occurred_at,text\nlate,x\n2026-01-02T03:05Z,y\n")
    with pytest.raises(InputError, match="no import IMP-0404") as refused:
        again(desk, corrected(desk, first, import_id="IMP-0404"))
    assert "Take out the columns" in str(refused.value.hint)


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30", "-", "@here", "\tx", "\rx", "'=x", "''=x", "'quoted'", "x=1", ""]
)
def test_no_cell_is_a_formula_and_each_can_be_read_back(text: str) -> None:
    assert as_meant(neutral(text)) == text
    (cell,) = next(csv.reader(io.StringIO(csv_text([text], []), newline="")), [""])
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
