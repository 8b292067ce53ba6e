"""The timeline is curated in place: each cell is saved, and no edit turns a decision into hindsight."""

from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.usecases.curate_event import curate_event
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored

DECISION = Decision(
    decision_id="DEC-0001",
    review_id="REV-0001",
    decided_at=builders.START + timedelta(minutes=10),
    question="Roll back?",
    known_then=("EVT-0002",),
)


def edit(page: AppTest, cells: dict[int, dict[str, object]]) -> None:
    """Type into cells of the table: row → column → text."""
    page.session_state[str(page.data_editor[0].key)] = {"edited_rows": cells}
    page.run()


def test_chart_and_table_show_the_events_and_how_long_each_milestone_took(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    assert len(page.data_editor[0].value) == 5
    assert "**Detected** +9 min → **Acknowledged** +12 min" in said(page)
    assert len(page.get("arrow_vega_lite_chart") or page.get("vega_lite_chart")) == 1


def test_a_cell_is_saved_as_it_is_left(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    edit(page, {0: {"note": "The first sign", "curation": "★ Star", "sensitivity": "Public"}})
    event = stored(TimelineEvent, "EVT-0001")
    assert (event.note, event.curation, event.sensitivity) == ("The first sign", "starred", "public")
    assert "Saved" in said(page)


def test_a_milestone_is_set_and_taken_back_in_the_table(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    edit(page, {4: {"milestone": None}})
    assert stored(TimelineEvent, "EVT-0005").milestone is None
    edit(page, {4: {"milestone": "Resolved"}})
    assert stored(TimelineEvent, "EVT-0005").milestone == "resolved"


def test_a_refused_edit_says_why_and_leaves_the_table_as_the_database_has_it(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("timeline"))
    edit(page, {1: {"known_at": "2026-05-01T11:00:00Z"}})
    assert "DEC-0001 rests on EVT-0002" in page.error[0].value.replace("\\", "")
    assert stored(TimelineEvent, "EVT-0002").known_at is None
    assert page.data_editor[0].value["known_at"].isna().all()


def test_what_somebody_else_wrote_into_the_same_cell_is_shown_and_kept(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    app = application()
    app.run(curate_event, "EVT-0001", {"note": "Theirs"}, by=builders.FACILITATOR, now=app.now())
    edit(page, {0: {"note": "Mine"}})
    assert stored(TimelineEvent, "EVT-0001").note == "Theirs"
    assert "someone else wrote “Theirs” meanwhile, you wrote “Mine”" in page.error[0].value


def test_an_edit_of_another_cell_of_the_same_event_is_no_conflict(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    app = application()
    app.run(curate_event, "EVT-0001", {"curation": "starred"}, by=builders.FACILITATOR, now=app.now())
    edit(page, {0: {"note": "Mine"}})
    event = stored(TimelineEvent, "EVT-0001")
    assert (event.curation, event.note) == ("starred", "Mine")


def test_an_event_from_the_address_is_opened_and_corrected_field_by_field(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline", event="EVT-0002"))
    page.text_area(key=key("EVT-0002.text")).set_value("p99 latency above 3 s").run()
    moved = datetime(2026, 5, 1, 10, 11)  # noqa: DTZ001 - a widget holds the clock of the viewer's zone
    page.datetime_input(key=key("EVT-0002.occurred_at")).set_value(moved).run()
    event = stored(TimelineEvent, "EVT-0002")
    assert (event.text, event.occurred_at) == ("p99 latency above 3 s", moved.replace(tzinfo=UTC))


def test_an_event_that_nobody_wrote_down_is_added(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    next(area for area in page.text_area if area.label == "What happened").set_value("A call to the vendor")
    next(button for button in page.button if button.label == "Add").click().run()
    assert stored(TimelineEvent, "EVT-0006").text == "A call to the vendor"
    assert page.query_params["event"] == "EVT-0006"


def test_words_and_curation_narrow_the_table(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    page.text_input(key="show.INC-0001.words").set_value("on-call").run()
    assert list(page.data_editor[0].value["text"]) == ["On-call paged"]
    page.text_input(key="show.INC-0001.words").set_value("").run()
    page.segmented_control(key="show.INC-0001").set_value("dropped").run()
    assert page.data_editor[0].value.empty


def test_an_empty_timeline_offers_the_import_and_a_form(open_page: OpenPage) -> None:
    records = (*builders.PEOPLE, builders.incident(), builders.review())
    page = open_page("review", *records, params=section("timeline"))
    assert "The timeline is empty" in said(page)
    assert any(button.label == "Add" for button in page.button)


def choose(page: AppTest, *event_ids: str) -> None:
    """Choose these events as the brush of the chart does."""
    page.session_state["timeline.INC-0001.brushed"] = event_ids
    page.toggle(key="timeline.INC-0001.several").set_value(True).run()


def test_fields_of_several_events_are_set_at_once(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    choose(page, "EVT-0002", "EVT-0003")
    page.selectbox(key="timeline.INC-0001.bulk.fields.stage").set_value("containment")
    page.selectbox(key="timeline.INC-0001.bulk.fields.milestone").set_value("none")
    next(button for button in page.button if button.label == "Save").click().run()
    events = [stored(TimelineEvent, event_id) for event_id in ("EVT-0002", "EVT-0003")]
    assert [(event.stage, event.milestone, event.kind) for event in events] == [
        ("containment", None, "detection"),
        ("containment", None, "escalation"),
    ]


def test_times_of_several_events_are_shifted_and_one_that_a_decision_rests_on_is_named(
    open_page: OpenPage,
) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("timeline"))
    choose(page, "EVT-0001", "EVT-0002")
    page.number_input(key="timeline.INC-0001.bulk.hours").set_value(1)
    next(button for button in page.button if button.label == "Shift").click().run()
    assert stored(TimelineEvent, "EVT-0001").occurred_at == builders.START + timedelta(hours=1)
    assert stored(TimelineEvent, "EVT-0002").occurred_at == builders.START + timedelta(minutes=9)
    assert "1 event stays as before. DEC-0001 rests on EVT-0002" in page.error[0].value.replace("\\", "")


def test_a_replay_shows_only_what_could_be_known_by_then(open_page: OpenPage) -> None:
    late = builders.event(6, 5, text="Log of the vendor", known_at=builders.START + timedelta(minutes=50))
    params = section("timeline", at="2026-05-01T10:11Z")
    page = open_page("review", *RECORDS, late, DECISION, params=params)
    assert list(page.data_editor[0].value["event_id"]) == ["EVT-0001", "EVT-0002"]
    assert "2 of 6 events could be known by 1 May 2026, 10:11, 4 later ones are hidden." in said(page)
    assert "1 of 1 decision made by then." in said(page)


def test_the_time_of_a_replay_stands_in_the_address(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, params=section("timeline"))
    page.toggle(key="replay.INC-0001.on").set_value(True).run()
    assert page.query_params["at"] == "2026-05-01T10:09Z"
    later = datetime(2026, 5, 1, 10, 30)  # noqa: DTZ001 - a widget holds the clock of the viewer's zone
    page.slider(key="replay.INC-0001.at").set_value(later).run()
    assert page.query_params["at"] == "2026-05-01T10:30Z"
    page.toggle(key="replay.INC-0001.on").set_value(False).run()
    assert "at" not in page.query_params


def test_decisions_made_after_the_time_of_a_replay_are_hidden(open_page: OpenPage) -> None:
    page = open_page("review", *RECORDS, DECISION, params=section("decisions", at="2026-05-01T10:09Z"))
    assert "0 of 1 decision made by then." in said(page)
    assert "No decision yet" in said(page)
