"""Each kind of file, with a real sample."""

import json
from typing import Any

import pytest

from aar.domain.imports import ImportOptions
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.errors import InputError
from aar.usecases.list_sources import list_sources
from aar.usecases.preview_import import preview_import
from tests.imports.conftest import SAMPLES, Desk


@pytest.mark.parametrize("source", list_sources().values(), ids=list_sources())
def test_every_source_says_what_it_is(source: Any) -> None:
    assert source.title
    assert source.description.endswith(".")
    assert isinstance(source.place, int)


def test_a_status_page_comes_in_with_milestones_severity_and_services(desk: Desk) -> None:
    result = desk.take(SAMPLES / "statuspage.json")
    assert (result.source, result.read, result.rejected) == ("statuspage", 16, 0)
    mozambique = next(one for one in result.incidents if "Mozambique" in one.title)
    events = desk.events(mozambique.incident_id)
    assert [event.milestone for event in events] == ["detected", None]
    assert events[0].occurred_at.isoformat() == "2020-06-16T20:27:41.585000+00:00"
    with desk.world.database.read() as store:
        incident = store.require(Incident, mozambique.incident_id)
    assert (incident.severity, incident.source_id) == ("sev3", "4dtnnnnxnhn9")
    assert incident.services == ("SMS, Middle East & Africa",)


def test_the_same_status_page_again_is_all_unchanged(desk: Desk) -> None:
    desk.take(SAMPLES / "statuspage.json")
    assert desk.take(SAMPLES / "statuspage.json").unchanged == 16


def test_lines_of_incidents_with_nested_updates_become_timelines(desk: Desk) -> None:
    result = desk.take(SAMPLES / "incidents.jsonl")
    assert (result.source, len(result.incidents), result.rejected) == ("jsonl", 20, 0)
    first = desk.events(result.incidents[0].incident_id)
    assert [event.milestone for event in first] == ["detected", None, None, "resolved"]
    assert first[-1].kind == "recovery"


def test_html_in_a_status_text_becomes_clean_text(desk: Desk) -> None:
    body = "<p>Slow &amp; late.</p><p>See <a href='https://example.org'>here</a><script>alert(1)</script></p>"
    incident = {
        "id": "1",
        "name": "x",
        "incident_updates": [{"id": "u", "body": body, "display_at": "2026-01-02T03:04:05Z"}],
    }
    result = desk.take_text(json.dumps({"incidents": [incident]}), "incidents.json")
    (event,) = desk.events(result.incidents[0].incident_id)
    assert event.text == "Slow & late.\nSee here"


def test_an_incident_without_a_readable_update_is_one_refused_record(desk: Desk) -> None:
    line = json.dumps({"id": "7", "title": "Quiet", "updates": []})
    good = json.dumps({"id": "8", "updates": [{"at": "2026-01-02T03:04:05Z", "message": "x"}, "odd"]})
    result = desk.take_text(f"{line}\n{good}\nnot json\n[1]\n", "incidents.jsonl")
    assert (result.new, result.rejected) == (1, 4)
    assert [problem.line for problem in result.problems] == [1, 2, 3, 4]


def test_newest_first_updates_are_put_in_order(desk: Desk) -> None:
    updates = [
        {"at": f"2026-01-02T03:0{n}:00Z", "status": s, "message": s}
        for n, s in ((2, "resolved"), (1, "investigating"))
    ]
    result = desk.take_text(json.dumps({"id": "8", "updates": updates}), "incidents.jsonl")
    assert [event.milestone for event in desk.events(result.incidents[0].incident_id)] == [
        "detected",
        "resolved",
    ]


def test_events_one_a_line_belong_to_the_file(desk: Desk) -> None:
    lines = "\n".join(json.dumps({"timestamp": 1767323045 + n, "message": f"m{n}"}) for n in range(3))
    result = desk.take_text(lines, "events.jsonl")
    assert (result.new, result.incidents[0].title) == (3, "events")


def test_events_that_name_the_incident_of_their_file_and_events_that_name_none_meet(desk: Desk) -> None:
    text = '{"incident": "X-1", "at": "2026-01-02T03:04:05Z", "message": "Slow"}\n'
    text += '{"at": "2026-01-02T03:05:00Z", "message": "Fast again"}\n'
    assert [(one.source_id, one.is_new) for one in desk.take_text(text, "X-1.jsonl").incidents] == [
        ("X-1", True)
    ]
    again = desk.take_text(text + text.replace("Fast", "Quick"), "X-1.jsonl")
    assert (again.read, again.new, again.unchanged) == (4, 1, 3)


def test_a_field_that_does_not_exist_is_named_whatever_the_file(desk: Desk) -> None:
    text = '{"at": "2026-01-02T03:04:05Z", "message": "Slow"}\n'
    with pytest.raises(InputError, match="There is no field txt"):
        desk.take_text(text, "events.jsonl", columns={"txt": "message"})


@pytest.mark.parametrize(
    ("content", "field"),
    [("{}", "text"), ('[{"message": "Slow"}, {"message": "Fast"}]', "occurred_at")],
)
def test_json_without_any_time_or_any_text_is_refused_as_a_whole(
    desk: Desk, content: str, field: str
) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError, match=f"has no key for {field} in any of its objects"):
        desk.take_text(content, "export.json")
    assert desk.rows_everywhere() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.json", '{"incidents": [{"incident_updates": ['),
        ("none.json", '{"incidents": [], "x": "incident_updates"}'),
        ("odd.xml", "<feed></feed>"),
        ("half.json", "[1, 2"),
        ("nothing.json", "[]"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(desk: Desk, name: str, content: str) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError):
        desk.take_text(content, name)
    assert desk.rows_everywhere() == before


def test_a_preview_says_what_the_file_seems_to_be_and_what_would_come(desk: Desk) -> None:
    preview = preview_import(desk.world.database, SAMPLES / "statuspage.json", by=LOCAL)
    assert (preview.source, preview.result and preview.result.new) == ("statuspage", 16)
    assert "incident_updates" in preview.why
    assert preview.rows[0].text
    assert preview.first_at is not None


def test_a_preview_asks_for_the_zone(desk: Desk) -> None:
    path = desk.folder / "naive.csv"
    path.write_text("when,what\n2026-01-02 03:04,Something went wrong here\n")
    asked = preview_import(desk.world.database, path, by=LOCAL)
    assert (asked.asks, asked.result) == ("zone", None)
    assert [(column.name, column.field) for column in asked.columns] == [
        ("when", "occurred_at"),
        ("what", "text"),
    ]
    told = preview_import(desk.world.database, path, ImportOptions(zone="UTC"), by=LOCAL)
    assert told.result is not None
    assert told.result.new == 1


def test_a_preview_shows_refused_rows_with_their_reason(desk: Desk) -> None:
    path = desk.folder / "bad.csv"
    path.write_text("occurred_at,text\nlate,x\n2026-01-02T03:04:05Z,y\n")
    rows = preview_import(desk.world.database, path, by=LOCAL).rows
    assert rows[0].problem is not None
    assert rows[1].problem is None


def test_a_preview_gives_each_row_its_own_reason_below_a_line_that_cannot_be_split(desk: Desk) -> None:
    path = desk.folder / "odd.csv"
    path.write_text("occurred_at,text\n2026-01-02T03:04:05Z,y\n1,2,3\nlate,x\n")
    rows = preview_import(desk.world.database, path, by=LOCAL).rows
    assert [row.problem and row.problem.partition(":")[0] for row in rows] == [
        None,
        "The line has more cells than the header",
        "The time cannot be read",
    ]


def test_a_preview_asks_for_the_column_that_it_misses(desk: Desk) -> None:
    path = desk.folder / "odd.csv"
    path.write_text("Zeit,Kennung\n2026-01-02T03:04:05Z,abc\n")
    asked = preview_import(desk.world.database, path, by=LOCAL)
    assert (asked.missing, asked.result) == (("text",), None)
    told = preview_import(desk.world.database, path, ImportOptions(columns={"text": "Kennung"}), by=LOCAL)
    assert (told.missing, told.result and told.result.new) == ((), 1)


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_with_its_timeline_is_read_however_it_is_laid_out(desk: Desk, indent: int | None) -> None:
    events = [
        {"time": "2026-01-02T03:04:05Z", "event": "Alert"},
        {"time": "2026-01-02T03:05Z", "event": "End"},
    ]
    document = {"title": "Checkout down", "severity": "SEV1", "timeline": events}
    result = desk.take_text(json.dumps(document, indent=indent), "export.json")
    (incident,) = result.incidents
    assert incident.title == "Checkout down"
    assert [event.text for event in desk.events(incident.incident_id)] == ["Alert", "End"]


def test_lines_of_a_programs_log_are_events(desk: Desk) -> None:
    result = desk.take_text(
        '{"@timestamp": "2026-01-02T03:04:05Z", "level": "error", "msg": "Gone"}', "log.jsonl"
    )
    (event,) = desk.events(result.incidents[0].incident_id)
    assert (event.text, event.raw["level"]) == ("Gone", "error")


@pytest.mark.parametrize(
    ("field", "key", "record"),
    [
        ("text", "$.data.say", {"at": "2026-01-02T03:04:05Z", "data": {"say": "Gone"}}),
        ("occurred_at", "began", {"began": "2026-01-02T03:04:05Z", "text": "Gone"}),
    ],
)
def test_objects_without_a_time_or_a_text_are_refused_until_the_key_is_named(
    desk: Desk, field: str, key: str, record: dict[str, Any]
) -> None:
    before = desk.rows_everywhere()
    with pytest.raises(InputError, match=f"the first has {', '.join(record)}") as refused:
        desk.take_text(json.dumps(record), "export.jsonl")
    assert f"--map {field}=KEY" in str(refused.value.hint)
    assert desk.rows_everywhere() == before
    result = desk.take_text(json.dumps(record), "export.jsonl", columns={field: key})
    assert [event.text for event in desk.events(result.incidents[0].incident_id)] == ["Gone"]


def test_an_incident_of_a_status_page_alone_is_read_with_its_page(desk: Desk) -> None:
    update = {"id": "u", "body": "Looking", "display_at": "2026-01-02T03:04:05Z", "status": "investigating"}
    incident = {"id": "i", "name": "Down", "impact": "major", "incident_updates": [update]}
    result = desk.take_text(json.dumps({"page": {"id": "p"}, "incident": incident}), "i.json")
    assert (result.source, result.new, result.incidents[0].title) == ("statuspage", 1, "Down")
