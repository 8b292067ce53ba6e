"""The page of one incident tells its story."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.record import Record
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import stored
from tests.usecases.test_similar_incidents import agreed, happened

OPENED = {"incident": "INC-0001"}


def test_without_a_selection_it_offers_the_list(open_page: OpenPage) -> None:
    assert "No incident is open" in said(open_page("incident"))


def test_an_unknown_id_is_a_sentence_and_not_a_traceback(open_page: OpenPage) -> None:
    page = open_page("incident", params={"incident": "INC-9999"})
    assert "There is no incident INC" in page.error[0].value
    assert not page.exception


def test_an_incident_without_events_offers_an_import(open_page: OpenPage) -> None:
    assert "The timeline is empty" in said(open_page("incident", builders.incident(), params=OPENED))


def test_milestones_are_shown_with_how_long_each_took(open_page: OpenPage) -> None:
    page = open_page("incident", builders.incident(), *builders.resolved_timeline(), params=OPENED)
    assert "+9 min" in said(page)
    assert "5 events in 1 h, noticed after 9 min, contained after 41 min, over after 1 h" in said(page)


def test_without_a_known_start_durations_count_from_the_first_milestone(open_page: OpenPage) -> None:
    events = [builders.event(1, 10, milestone="detected"), builders.event(2, 40, milestone="resolved")]
    page = open_page("incident", builders.incident(), *events, params=OPENED)
    assert "+30 min" in said(page)
    assert "since detected" in said(page)


def test_the_table_holds_the_same_events_as_the_chart(open_page: OpenPage) -> None:
    page = open_page("incident", builders.incident(), *builders.resolved_timeline(), params=OPENED)
    assert page.dataframe[0].value["text"].iloc[0] == "Configuration 4711 rolled out"


def test_dropped_events_are_left_out(open_page: OpenPage) -> None:
    kept, dropped = builders.event(1), builders.event(2, 5, curation="dropped")
    page = open_page("incident", builders.incident(), kept, dropped, params=OPENED)
    assert list(page.dataframe[0].value["text"]) == ["Event 1"]


def test_milestones_in_an_unusual_order_are_accepted_with_a_hint(open_page: OpenPage) -> None:
    events = [builders.event(1, 10, milestone="detected"), builders.event(2, 5, milestone="acknowledged")]
    page = open_page("incident", builders.incident(), *events, params=OPENED)
    assert "Acknowledged stands before detected" in said(page)


def test_the_event_that_the_address_names_is_shown_in_full(open_page: OpenPage) -> None:
    known_at = builders.START + timedelta(minutes=50)
    event = builders.event(1, 20, text="Line one\nline two", known_at=known_at, actor="On-call")
    page = open_page("incident", builders.incident(), event, params={**OPENED, "event": "EVT-0001"})
    assert "Line one\nline two" in said(page)
    assert "Known 30 min later" in said(page)


def test_what_was_learned_and_agreed_stands_below(open_page: OpenPage) -> None:
    records = (builders.incident(), builders.review(), builders.finding(), builders.action())
    page = open_page("incident", *records, *builders.PEOPLE, *builders.resolved_timeline(), params=OPENED)
    assert "The canary had no traffic of that region" in said(page)
    assert "Block configuration pushes" in said(page)
    assert "Led by Review facilitator" in said(page)


def test_an_action_that_serves_a_private_incident_too_is_not_shown_to_others(open_page: OpenPage) -> None:
    private = (builders.incident(2, is_private=True), builders.review(2, incident_id="INC-0002"))
    hidden = builders.finding(2, review_id="REV-0002")
    shared = builders.action(finding_ids=("FND-0001", "FND-0002"))
    records = (builders.incident(), builders.review(), builders.finding(), *private, hidden, shared)
    page = open_page("incident", *records, *builders.PEOPLE, params=OPENED, by="owner")
    assert "The canary had no traffic of that region" in said(page)
    assert "Block configuration pushes" not in said(page)


def test_a_facilitator_starts_the_review(open_page: OpenPage) -> None:
    page = open_page("incident", builders.incident(), *builders.PEOPLE, params=OPENED, by="facilitator")
    next(button for button in page.button if button.label == "Start the review").click().run()
    reopened = open_page("incident", params=OPENED, by="facilitator")
    assert "REV-0001" in said(reopened)


def test_thousands_of_events_are_drawn_as_counts(open_page: OpenPage) -> None:
    events = [builders.event(number, number) for number in range(5_001)]
    page = open_page("incident", builders.incident(), *events, params=OPENED)
    assert "drawn as counts" in said(page)


def test_a_private_incident_does_not_exist_for_others(open_page: OpenPage) -> None:
    private = builders.incident(is_private=True)
    page = open_page("incident", private, *builders.PEOPLE, params=OPENED, by="leader")
    assert "There is no incident" in page.error[0].value


def test_a_facilitator_chooses_several_events_and_stars_them_at_once(open_page: OpenPage) -> None:
    records = (builders.incident(), *builders.resolved_timeline(), *builders.PEOPLE)
    page = open_page("incident", *records, params=OPENED, by="facilitator")
    page.session_state["incident.events.brushed"] = ("EVT-0002", "EVT-0003")
    page.toggle(key="incident.events.several").set_value(True).run()
    assert "**2 events chosen**" in said(page)
    page.button(key="incident.events.bulk.starred").click().run()
    found = [stored(TimelineEvent, event.event_id).curation for event in builders.resolved_timeline()]
    assert found == ["kept", "starred", "starred", "kept", "kept"]


def test_who_may_not_curate_chooses_nothing(open_page: OpenPage) -> None:
    records = (builders.incident(), *builders.resolved_timeline(), *builders.PEOPLE)
    page = open_page("incident", *records, params=OPENED, by="verifier")
    assert not [toggle for toggle in page.toggle if toggle.label == "Choose several"]


def test_similar_incidents_are_shown_with_the_reason_and_their_open_work(open_page: OpenPage) -> None:
    told = [
        *happened(1, 0, "capacity", title="Queue *full*"),
        *happened(2, 30, "capacity", services=("search",)),
    ]
    page = open_page("incident", *told, agreed(1, 1, 5), params={"incident": "INC-0002"})
    assert r"**Queue \*full\***" in said(page)
    assert "shares capacity" in said(page)
    assert "foreseeable" not in said(page)
    labels = [link.proto.label for link in page.get("page_link")]
    assert any("Block configuration pushes" in label for label in labels)


def test_it_says_what_was_foreseeable_and_names_the_action(open_page: OpenPage) -> None:
    told = [*happened(1, 0, "capacity"), *happened(2, 30, "capacity")]
    page = open_page("incident", *told, agreed(1, 1, 5), params={"incident": "INC-0002"})
    assert "This was foreseeable" in page.warning[0].value
    named = [link.proto for link in page.get("page_link") if "from INC" in link.proto.label]
    assert [link.query_string for link in named] == ["action=ACT-0001"]


def test_without_anything_alike_the_page_says_nothing_of_it(open_page: OpenPage) -> None:
    page = open_page(
        "incident", builders.incident(), builders.incident(2, title="Other", services=()), params=OPENED
    )
    assert "Similar incidents" not in said(page)


def tools(open_page: OpenPage, *records: Record, tool: str) -> AppTest:
    """The page of INC-0001 with the dialog of this tool open."""
    given = (builders.incident(), *records, *builders.PEOPLE)
    page = open_page("incident", *given, params=OPENED, by="facilitator")
    return page.button(key=f"tools.{tool}").click().run()


def test_the_fields_of_an_incident_are_edited_in_a_dialog(open_page: OpenPage) -> None:
    page = tools(open_page, tool="edit")
    next(box for box in page.text_input if box.label == "Title").set_value("Checkout is down")
    page.button(key="tools.edit.save").click().run()
    assert stored(Incident, "INC-0001").title == "Checkout is down"


def test_an_incident_is_merged_into_another_and_the_merge_is_undone_on_its_page(open_page: OpenPage) -> None:
    page = tools(open_page, builders.incident(2), builders.event(1), tool="merge")
    page.selectbox(key="tools.merge.into").set_value("INC-0002").run()
    page.button(key="tools.merge.do").click().run()
    assert stored(TimelineEvent, "EVT-0001").incident_id == "INC-0002"
    assert "This incident was merged into INC-0002" in said(page)
    page.button(key="tools.unmerge").click().run()
    assert stored(TimelineEvent, "EVT-0001").incident_id == "INC-0001"


def test_an_incident_is_deleted_once_its_id_is_written(open_page: OpenPage) -> None:
    page = tools(open_page, builders.event(1), tool="delete")
    assert page.button(key="tools.delete.do").disabled
    page.text_input(key="tools.delete.typed").set_value("INC-0001").run()
    page.button(key="tools.delete.do").click().run()
    with application().reading() as store:
        assert store.get(Incident, "INC-0001") is None
