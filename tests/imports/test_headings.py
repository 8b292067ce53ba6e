"""Which column of somebody's table is which, and how the table is split."""

import pytest

from aar.domain.imports import ImportOptions
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.usecases.preview_import import preview_import
from integrations.sources._headings import unique
from tests.imports.conftest import Desk

SEGMENTS = (
    "incident_id,start_at,end_at,status\n"
    "9632825,2022-03-26T01:43:00Z,2022-03-26T01:44:00Z,Investigating\n"
    "9632825,2022-03-26T01:44:00Z,2022-03-26T02:20:00Z,Update\n"
    "9632825,2022-03-26T02:20:00Z,2022-03-26T03:35:00Z,Update\n"
    "9630129,2022-03-25T17:35:00Z,2022-03-28T12:01:00Z,Scheduled\n"
)
DOWNTIME = (
    "incident_id,downtime_start,downtime_end,duration_minutes,source,title,impact\n"
    "9632825,2022-03-26T01:43:00Z,2022-03-26T03:35:00Z,112,updates,Incident with Codespaces,minor\n"
    "9622130,2022-03-24T19:11:00Z,2022-03-28T15:02:00Z,5511,updates,Migrations are Paused,maintenance\n"
)


def test_a_status_is_the_text_where_no_column_is_a_better_one(desk: Desk) -> None:
    result = desk.take_text(SEGMENTS)
    assert (result.new, len(result.incidents), result.rejected) == (4, 2, 0)
    events = desk.events(result.incidents[0].incident_id)
    assert [(event.text, event.milestone) for event in events] == [
        ("Investigating", "detected"),
        ("Update", None),
        ("Update", None),
    ]
    assert events[0].occurred_until is not None


def test_a_foreign_title_is_the_text_and_a_foreign_source_stays_raw(desk: Desk) -> None:
    result = desk.take_text(DOWNTIME)
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.text, event.source, result.incidents[0].title) == (
        "Incident with Codespaces",
        "csv",
        event.text,
    )
    assert event.raw == {"source": "updates", "duration_minutes": "112"}
    with desk.world.database.read() as store:
        assert store.require(Incident, result.incidents[0].incident_id).severity == "sev3"


def test_several_telling_columns_make_one_text(desk: Desk) -> None:
    text = "Case ID,Date+Time,Status,Sub Status\n1-1,2012-03-31T01:00:00Z,Accepted,In Progress\n"
    text += "1-1,2012-03-31T02:00:00Z,Completed,\n"
    result = desk.take_text(text)
    assert [event.text for event in desk.events(result.incidents[0].incident_id)] == [
        "Status: Accepted; Sub Status: In Progress",
        "Status: Completed",
    ]


@pytest.mark.parametrize(
    ("head", "row", "fields"),
    [
        ("id,time,message", "17,2026-01-02T03:04Z,x", {"id": "source_id", "message": "text"}),
        ("id,time,message", "INC0017,2026-01-02T03:04Z,x", {"id": "incident"}),
        ("time,link,message", "2026-01-02T03:04Z,see wiki,x", {"link": None, "message": "text"}),
        ("time,stage,message", "2026-01-02T03:04Z,production,x", {"stage": None}),
        ("time,end,message", "2026-01-02T03:04Z,of the line,x", {"end": None}),
        ("date,closed,message", "2026-01-02T03:04Z,2026-01-03T03:04Z,x", {"date": "occurred_on"}),
        ("Zeit,Kennung,Ort", "2026-01-02T03:04Z,abc-123,Halle 7", {"Kennung": None, "Ort": None}),
        ("case:concept:name,concept:name,time:timestamp", "1,Ring,2026-01-02T03:04Z", {
            "case:concept:name": "incident", "concept:name": "text", "time:timestamp": "occurred_at",
        }),
        ("Date,Heure,Événement", "2026-01-02,03:04,La base ne répond plus", {
            "Date": "occurred_on", "Heure": "occurred_at", "Événement": "text",
        }),
    ],
)  # fmt: skip
def test_a_column_is_proposed_where_its_cells_agree(
    desk: Desk, head: str, row: str, fields: dict[str, str | None]
) -> None:
    path = desk.folder / "x.csv"
    path.write_text(f"{head}\n{row}\n")
    preview = preview_import(desk.world.database, path, ImportOptions(zone="UTC"), by=LOCAL)
    found = {column.name: column.field for column in preview.columns}
    assert {name: found[name] for name in fields} == fields


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffwhen,what\n{a},{b}\n{c},{d}\n",
        '"when";"what"\n{a};"{b}"\n{c};{d}\n',
        "sep=|\nwhen|what\n{a}|{b}\n{c}|{d}\n",
        "sep=;\r\nwhen;what\r\n{a};{b}\r\n{c};{d}\r\n",
        'when\t"what\nhappened"\n{a}\t{b}\n{c}\t{d}\n',
        "when,what\r{a},{b}\r{c},{d}\r",
        "\n\nwhen,what\n\n{a},{b}\n\n\n{c},{d}\n\n",
        "{a},{b}\n{c},{d}\n",
        'when;"a, b, c and, so on";what\n{a};1,5;{b}\n{c};0,5;{d}\n',
    ],
)
def test_a_table_is_read_however_it_is_split_and_headed(desk: Desk, text: str) -> None:
    told = {
        "a": "2026-01-02T03:04:05Z",
        "b": "The first of two",
        "c": "2026-01-02T03:05:05Z",
        "d": "The second of two",
    }
    result = desk.take_text(text.format(**told))
    assert (result.read, result.rejected) == (2, 0)
    assert [event.text for event in desk.events(result.incidents[0].incident_id)] == [told["b"], told["d"]]


def test_lines_are_counted_past_headers_blank_lines_and_breaks(desk: Desk) -> None:
    text = 'sep=;\n"when";"what\nhappened"\n\n2026-01-02T03:04:05Z;"a\nb"\n\nlate;The second\n'
    assert [problem.line for problem in desk.take_text(text).problems] == [8]


def test_headings_that_repeat_are_told_apart_however_many_there_are() -> None:
    assert unique(["Time", "Time", "Time (x)", "Time"]) == ["Time", "Time (2)", "Time (x)", "Time (4)"]
    assert unique([""] * 16_384)[-1] == "Column 16384"
    assert unique(["Who"] * 16_384)[-1] == "Who (16384)"
