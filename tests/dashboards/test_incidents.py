"""The list of incidents keeps what the address asks for."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests import builders
from tests.dashboards.conftest import OpenPage, said

CORPUS = (
    builders.incident(1, title="Checkout is slow", severity="sev2"),
    builders.incident(2, title="Login fails", severity="sev1", services=("login",), kind="near_miss"),
    builders.incident(3, title="Region lost", severity="sev1", services=(), kind="exercise"),
)


def ids(page: AppTest) -> list[str]:
    frame: pd.DataFrame = page.dataframe[0].value
    return sorted(frame["incident_id"])


def test_without_incidents_it_says_what_the_page_is_for(open_page: OpenPage) -> None:
    page = open_page("incidents")
    assert "No incidents yet" in said(page)
    assert not page.dataframe


def test_one_incident_is_listed_with_when_it_started_and_how_long_it_lasted(open_page: OpenPage) -> None:
    page = open_page("incidents", builders.incident(), *builders.resolved_timeline())
    row = page.dataframe[0].value.iloc[0]
    assert (row["title"], row["duration"]) == ("Checkout is slow", "1 h")


def test_all_kinds_stand_in_one_list(open_page: OpenPage) -> None:
    assert ids(open_page("incidents", *CORPUS)) == ["INC-0001", "INC-0002", "INC-0003"]


def test_many_incidents_are_listed_page_by_page_to_the_last(open_page: OpenPage) -> None:
    page = open_page("incidents", *(builders.incident(number) for number in range(1, 1002)))
    assert ids(page) == [f"INC-{number:04d}" for number in range(2, 1002)]
    assert "1\u202f001 incidents" in said(page)
    assert "1 to 1\u202f000 of 1\u202f001 incidents" in said(page)
    page.button(key="incidents.page.Next").click().run()
    assert ids(page) == ["INC-0001"]
    page.pills(key="url.kind").set_value("incident").run()
    assert "page" not in page.query_params
    assert len(ids(open_page("incidents", params={"page": "7"}))) == 1000


def test_filters_in_the_address_narrow_the_list(open_page: OpenPage) -> None:
    page = open_page("incidents", *CORPUS, params={"severity": ["sev1"], "kind": "exercise"})
    assert ids(page) == ["INC-0003"]


def test_words_are_found_in_any_order(open_page: OpenPage) -> None:
    assert ids(open_page("incidents", *CORPUS, params={"words": "slow checkout"})) == ["INC-0001"]


def test_a_filter_that_is_chosen_goes_into_the_address(open_page: OpenPage) -> None:
    page = open_page("incidents", *CORPUS)
    page.multiselect[0].select("login").run()
    assert page.query_params["service"] == "login"
    assert ids(page) == ["INC-0002"]


def test_a_broken_filter_is_named_and_left_out(open_page: OpenPage) -> None:
    page = open_page("incidents", *CORPUS, params={"severity": ["sev1", "sev9"], "kind": "nonsense"})
    assert "severity sev9" in page.warning[0].value
    assert "kind nonsense" in page.warning[0].value
    assert ids(page) == ["INC-0002", "INC-0003"]


def test_when_nothing_matches_the_filters_can_be_cleared(open_page: OpenPage) -> None:
    page = open_page("incidents", *CORPUS, params={"words": "no such thing"})
    assert "No incident matches" in said(page)
    page.button[-1].click().run()
    assert len(ids(page)) == len(CORPUS)


def test_private_incidents_are_listed_for_administrators_only(open_page: OpenPage) -> None:
    private = builders.incident(4, is_private=True)
    assert "INC-0004" in ids(open_page("incidents", *CORPUS, private, *builders.PEOPLE))
    assert "INC-0004" not in ids(open_page("incidents", *CORPUS, private, *builders.PEOPLE, by="leader"))


def test_a_viewer_is_not_offered_to_record_an_incident(open_page: OpenPage) -> None:
    page = open_page("incidents", *CORPUS, *builders.PEOPLE, by="verifier")
    assert "New incident" not in [button.label for button in page.button]


def test_a_new_incident_is_recorded_in_a_dialog(open_page: OpenPage) -> None:
    page = open_page("incidents", *CORPUS)
    page.button[0].click().run()
    page.text_input[-1].set_value("Search is down")
    page.button(key="incident_form.create").click().run()
    assert "Search is down" in list(open_page("incidents").dataframe[0].value["title"])
