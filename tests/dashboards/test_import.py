"""A dropped file is looked at before anything is stored, and an import can be taken back."""

import json
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.event import TimelineEvent
from aar.usecases.curate_event import curate_event
from dashboards.components.incident_choice import MOST
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said

TIMELINE = b"""occurred_at,text,kind
2026-05-01T10:00:00Z,Latency above 2 s,detection
2026-05-01T10:20:00Z,Decide to roll back,decision
not a time,Rolled back,action
"""
ODD = b"Zeitpunkt;Wer;Meldung\n01.02.2026 12:00;Leitstand;Antwortzeit zu hoch\n"
MAPPING = b'zone = "Europe/Berlin"\ndate_order = "dmy"\n[columns]\nactor = "Wer"\n'


def stored() -> list[TimelineEvent]:
    with application().reading() as store:
        return store.list(TimelineEvent)


def drop(page: AppTest, name: str = "room.csv", content: bytes = TIMELINE) -> AppTest:
    page.file_uploader(key="import.files").upload(name, content).run()
    return page


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label.startswith(label)).click().run()
    return page


def choose(page: AppTest, label: str, value: str) -> AppTest:
    next(box for box in page.selectbox if box.label == label).select(value).run()
    return page


def figures(page: AppTest) -> dict[str, int]:
    """The counts that stand on the badges of the page."""
    found = re.findall(r"([\d,]+) (new|updated|unchanged|refused)\]", said(page))
    return {name: int(number.replace(",", "")) for number, name in found}


@pytest.fixture
def page(open_page: OpenPage) -> AppTest:
    return open_page("import_", *builders.PEOPLE)


def test_without_a_file_it_says_what_can_be_read(open_page: OpenPage) -> None:
    opened = open_page("import_")
    assert "Statuspage" in said(opened)
    assert figures(opened) == {}


def test_a_dropped_file_is_named_for_what_it_seems_to_be_and_why(page: AppTest) -> None:
    drop(page)
    assert "Table with headings" in said(page)
    assert "first line names 3 columns" in said(page)


def test_looking_at_a_file_stores_nothing(page: AppTest) -> None:
    drop(page)
    assert figures(page) == {"new": 2, "refused": 1}
    assert stored() == []


def test_a_refused_line_is_shown_with_its_place_and_what_to_do(page: AppTest) -> None:
    drop(page)
    problem = page.table[0].value.iloc[0]
    assert (problem["Where"], problem["Found"]) == ("Line 4", "not a time")


def test_the_cell_at_fault_stands_out_among_the_first_records(page: AppTest) -> None:
    drop(page)
    assert list(page.dataframe[0].value["occurred_at"])[2] == "⚠ not a time"
    assert list(page.dataframe[0].value["line"]) == ["2", "3", "4"]


def test_a_line_that_makes_no_record_is_shown_in_its_place(page: AppTest) -> None:
    drop(page, content=TIMELINE.replace(b"Latency above", b"Latency, above"))
    assert list(page.dataframe[0].value["line"]) == ["2", "3", "4"]
    assert page.dataframe[0].value["text"].iloc[0].startswith("⚠ 2026-05-01")


def test_importing_stores_the_events_and_leads_to_their_incident(page: AppTest) -> None:
    press(drop(page), "Import 2 events")
    assert [event.text for event in stored()] == ["Latency above 2 s", "Decide to roll back"]
    assert "2 events imported" in said(page)


def test_the_same_file_again_has_nothing_to_import(page: AppTest, open_page: OpenPage) -> None:
    press(drop(page), "Import 2 events")
    again = drop(open_page("import_"))
    assert figures(again) == {"unchanged": 2, "refused": 1}
    assert "There is nothing to import" in said(again)


def test_an_import_is_taken_back_as_one(page: AppTest) -> None:
    press(press(drop(page), "Import 2 events"), "Undo")
    assert stored() == []
    assert "Undone" in said(page)


def test_edits_made_since_are_named_before_they_go(page: AppTest) -> None:
    press(drop(page), "Import 2 events")
    app = application()
    edited = stored()[0].event_id
    app.run(curate_event, edited, {"note": "Mine"}, by=builders.FACILITATOR, now=app.now())
    press(page, "Undo")
    assert len(stored()) == 2
    press(page, "Undo anyway")
    assert "Mine" not in [event.note for event in stored()]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("binary.csv", bytes(range(256)) * 20),
        ("broken.json", b'{"incidents": ['),
        ("no_time.csv", b"text\nLatency above 2 s\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence_and_never_a_traceback(
    page: AppTest, name: str, content: bytes
) -> None:
    drop(page, name, content)
    assert page.error or page.warning
    assert "Something went wrong" not in said(page)
    assert not page.exception


def test_times_without_a_zone_are_asked_for(page: AppTest) -> None:
    drop(page, "naive.csv", b"occurred_at,text\n2026-05-01 10:00:00,Latency above 2 s\n")
    choose(page, "Zone of times without one", "Europe/Berlin")
    press(page, "Import 1 event")
    assert stored()[0].occurred_at.isoformat() == "2026-05-01T08:00:00+00:00"


def test_a_file_can_be_put_into_an_incident_that_is_there(open_page: OpenPage) -> None:
    page = drop(open_page("import_", builders.incident()))
    choose(page, "Belongs to", "INC-0001")
    press(page, "Import 2 events")
    assert {event.incident_id for event in stored()} == {"INC-0001"}


def test_an_import_that_a_later_one_updated_is_not_offered_to_be_undone_anyway(page: AppTest) -> None:
    first = b"occurred_at,text,source_id\n2026-05-01T10:00:00Z,Paged,1\n"
    press(drop(page, "room.csv", first), "Import 1 event")
    page.file_uploader(key="import.files").upload("room.csv", first.replace(b"Paged", b"Called")).run()
    press(page, "Import 1 event")
    next(button for button in page.button if button.key == "earlier.IMP-0001.undo").click().run()
    assert "Undo IMP-0002 first" in page.error[0].value.replace("\\", "")
    assert [button for button in page.button if button.label == "Undo anyway"] == []


def test_several_files_are_looked_at_one_by_one(page: AppTest) -> None:
    records = [{"occurred_at": "2026-05-01T10:00:00Z", "text": "Paged", "incident": "a"}]
    lines = "\n".join(json.dumps(record) for record in records).encode()
    page.file_uploader(key="import.files").upload("room.csv", TIMELINE).upload("log.jsonl", lines).run()
    assert {"room.csv", "log.jsonl"} <= {word for line in said(page).split("**") for word in line.split()}


def test_several_files_go_in_by_one_button(page: AppTest) -> None:
    later = TIMELINE.replace(b"2026-05-01", b"2026-05-02")
    page.file_uploader(key="import.files").upload("a.csv", TIMELINE).upload("b.csv", later).upload(
        "c.csv", b""
    ).run()
    assert "2 ready, :red[1 that cannot be read]" in said(page)
    press(page, "Import all: 4 events of 2 files")
    assert len(stored()) == 4


def test_a_binary_file_is_offered_no_other_reading(page: AppTest) -> None:
    drop(page, "core.dump", bytes(range(256)) * 20)
    assert [box.label for box in page.selectbox if box.label == "Kind of file"] == []


def test_a_zone_is_asked_for_also_where_other_times_cannot_be_read_at_all(page: AppTest) -> None:
    drop(page, content=b"occurred_at,text\n2026-05-01 10:00,Slow\nnot a time,Rolled back\n")
    assert figures(page) == {"refused": 2}
    assert "Some times in this file name no zone" in said(page)
    choose(page, "Zone of times without one", "Europe/Berlin")
    assert figures(page) == {"new": 1, "refused": 1}
    assert "name no zone" not in said(page)


def test_dates_that_can_be_read_two_ways_are_asked_for_with_their_zone(page: AppTest) -> None:
    drop(page, "odd.csv", ODD)
    assert "Day and month cannot be told apart" in page.warning[0].value
    choose(choose(page, "Order in dates", "dmy"), "Zone of times without one", "Europe/Berlin")
    press(page, "Import 1 event")
    assert stored()[0].occurred_at.isoformat() == "2026-02-01T11:00:00+00:00"


def test_clock_times_are_asked_for_their_day(page: AppTest) -> None:
    drop(page, "room.csv", b"occurred_at,text\n10:00,Latency above 2 s\n")
    assert "have no day" in page.warning[0].value
    page.date_input[0].set_value(date(2026, 5, 1)).run()
    choose(page, "Zone of times without one", "UTC")
    press(page, "Import 1 event")
    assert stored()[0].occurred_at.isoformat() == "2026-05-01T10:00:00+00:00"


def test_a_mapping_file_dropped_beside_an_export_answers_for_it(page: AppTest) -> None:
    page.file_uploader(key="import.files").upload("odd.csv", ODD).upload("month.toml", MAPPING).run()
    assert not page.warning
    assert "It says: zone Europe/Berlin, dates dmy, who from “Wer”" in said(page)
    press(page, "Import 1 event")
    assert stored()[0].actor == "Leitstand"


def test_what_a_mapping_file_says_can_be_set_aside_for_one_file(page: AppTest) -> None:
    page.file_uploader(key="import.files").upload("odd.csv", ODD).upload("month.toml", MAPPING).run()
    page.checkbox[0].uncheck().run()
    assert "Day and month cannot be told apart" in page.warning[0].value


def test_a_mapping_file_with_a_mistake_is_a_sentence(page: AppTest) -> None:
    drop(page, "month.toml", b'zoen = "UTC"')
    assert "has a key that no mapping has: zoen" in page.error[0].value.replace("\\", "")


def test_choices_can_be_kept_for_the_next_export(page: AppTest) -> None:
    drop(page, "odd.csv", ODD)
    assert "Keep these choices" not in labels(page)
    choose(page, "Order in dates", "dmy")
    assert "Keep these choices" in labels(page)


def labels(page: AppTest) -> str:
    return " ".join(button.proto.label for button in page.get("download_button"))


def test_only_those_who_may_import_see_the_page(open_page: OpenPage) -> None:
    page = open_page("import_", *builders.PEOPLE, by="owner")
    assert "may not import timelines" in page.error[0].value


def test_an_incident_that_is_not_among_the_latest_is_found_by_words_of_its_title(open_page: OpenPage) -> None:
    others = [builders.incident(number) for number in range(2, MOST + 2)]
    first = builders.incident(title="Certificate ran out")
    page = drop(open_page("import_", first, *others))
    belongs = next(box for box in page.selectbox if box.label == "Belongs to")
    assert not any("INC-0001" in one for one in belongs.options)
    next(box for box in page.text_input if box.label == "Find another incident").set_value(
        "certificate"
    ).run()
    choose(page, "Belongs to", "INC-0001")
    press(page, "Import 2 events")
    assert {event.incident_id for event in stored()} == {"INC-0001"}
