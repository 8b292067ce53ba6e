"""The box of every page, and the page of what was found."""

from streamlit.testing.v1 import AppTest

from tests import builders
from tests.dashboards.conftest import OpenPage, said

CORPUS = (
    *builders.PEOPLE,
    builders.incident(title="Canary <b>was</b> *quiet*"),
    builders.review(),
    builders.finding(),
    builders.action(),
)


def places(page: AppTest) -> list[str]:
    return [link.proto.query_string for link in page.get("page_link") if link.proto.query_string]


def test_each_hit_leads_to_its_place(open_page: OpenPage) -> None:
    page = open_page("search", *CORPUS, params={"words": "canary"})
    assert "3 records found" in said(page)
    assert sorted(places(page)) == [
        "action=ACT-0001",
        "incident=INC-0001",
        "review=REV-0001&section=findings&finding=FND-0001",
    ]


def test_of_many_hits_the_best_are_shown_and_all_are_counted(open_page: OpenPage) -> None:
    many = [builders.incident(number, title=f"Canary {number}") for number in range(1, 61)]
    page = open_page("search", *many, params={"words": "canary"})
    assert "The best 50 of 60; more words narrow them down" in said(page)
    assert len(places(page)) == 50


def test_what_was_looked_for_stands_out_and_the_text_is_only_text(open_page: OpenPage) -> None:
    page = open_page("search", *CORPUS, params={"words": "canary", "kind": "incident"})
    assert r":orange-background[Canary] \<b\>was\</b\> \*quiet\*" in said(page)


def test_a_kind_that_is_chosen_stands_in_the_address(open_page: OpenPage) -> None:
    page = open_page("search", *CORPUS, params={"words": "canary"})
    page.pills[0].select("finding").run()
    assert page.query_params["kind"] == "finding"
    assert "1 record found" in said(page)


def test_without_words_the_page_says_what_to_type(open_page: OpenPage) -> None:
    assert "What are you looking for?" in said(open_page("search", *CORPUS))
    assert "Nothing was found" in said(open_page("search", params={"words": "nowhere", "kind": "x"}))


def test_what_is_private_is_not_found_by_others(open_page: OpenPage) -> None:
    private = builders.incident(2, title="Canary secret", is_private=True)
    page = open_page("search", *CORPUS, private, params={"words": "canary"}, by="leader")
    assert "secret" not in said(page)
