"""A dropped file is looked at before anything is stored, and an import can be taken back."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.event import TimelineEvent
from aar.usecases.curate_event import curate_event
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said

TIMELINE = b"""occurred_at,text,kind
2026-05-01T10:00:00Z,Latency above 2 s,detection
2026-05-01T10:20:00Z,Decide to roll back,decision
not a time,Rolled back,action
"""


def stored() -> list[TimelineEvent]:
    with application().reading() as store:
        return store.list(TimelineEvent)


def drop(page: AppTest, name: str = "room.csv", content: bytes = TIMELINE) -> AppTest:
    page.file_uploader(key="import.files").upload(name, content).run()
    return page


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label.startswith(label)).click().run()
    return page


def figures(page: AppTest) -> dict[str, str]:
    return {metric.label.split()[-1]: metric.value for metric in page.metric}


@pytest.fixture
def page(open_page: OpenPage) -> AppTest:
    return open_page("import_", *builders.PEOPLE)


def test_without_a_file_it_says_what_can_be_read(open_page: OpenPage) -> None:
    opened = open_page("import_")
    assert "Statuspage" in said(opened)
    assert not opened.metric


def test_a_dropped_file_is_named_for_what_it_seems_to_be_and_why(page: AppTest) -> None:
    drop(page)
    assert "CSV" in said(page)
    assert "first line names 3 columns" in said(page)


def test_looking_at_a_file_stores_nothing(page: AppTest) -> None:
    drop(page)
    assert figures(page) == {"New": "2", "Updated": "0", "Unchanged": "0", "Refused": "1"}
    assert stored() == []


def test_a_refused_line_is_shown_with_its_place_and_what_to_do(page: AppTest) -> None:
    drop(page)
    problem = page.dataframe[-1].value.iloc[0]
    assert (problem["where"], problem["value"]) == ("Line 4", "not a time")


def test_importing_stores_the_events_and_leads_to_their_incident(page: AppTest) -> None:
    press(drop(page), "Import 2 events")
    assert [event.text for event in stored()] == ["Latency above 2 s", "Decide to roll back"]
    assert "2 events imported" in said(page)


def test_the_same_file_again_has_nothing_to_import(page: AppTest, open_page: OpenPage) -> None:
    press(drop(page), "Import 2 events")
    again = drop(open_page("import_"))
    assert figures(again)["Unchanged"] == "2"
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
    page.selectbox[[box.label for box in page.selectbox].index("Zone of times without one")].select(
        "Europe/Berlin"
    ).run()
    press(page, "Import 1 event")
    assert stored()[0].occurred_at.isoformat() == "2026-05-01T08:00:00+00:00"


def test_a_file_can_be_put_into_an_incident_that_is_there(open_page: OpenPage) -> None:
    page = drop(open_page("import_", builders.incident()))
    belongs = next(box for box in page.selectbox if box.label == "Belongs to")
    belongs.select("INC-0001").run()
    press(page, "Import 2 events")
    assert {event.incident_id for event in stored()} == {"INC-0001"}


def test_several_files_are_looked_at_one_by_one(page: AppTest) -> None:
    records = [{"occurred_at": "2026-05-01T10:00:00Z", "text": "Paged", "incident": "a"}]
    lines = "\n".join(json.dumps(record) for record in records).encode()
    page.file_uploader(key="import.files").upload("room.csv", TIMELINE).upload("log.jsonl", lines).run()
    assert {"room.csv", "log.jsonl"} <= {word for line in said(page).split("**") for word in line.split()}


def test_only_those_who_may_import_see_the_page(open_page: OpenPage) -> None:
    page = open_page("import_", *builders.PEOPLE, by="owner")
    assert "may not import timelines" in page.error[0].value
