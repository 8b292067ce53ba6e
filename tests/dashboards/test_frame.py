"""Around every page: who is acting, and errors in words."""

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.incident import Incident
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said


def _broken(kind: str) -> None:
    from aar.errors import InputError
    from dashboards.frame import show
    from dashboards.page import Page

    def build(*_: object) -> None:
        if kind == "request":
            raise InputError("There is no such thing.", "Look elsewhere.")
        raise ZeroDivisionError

    show(Page("Broken", ":material/error:", "", 1, "broken", build, lambda _: None))


def _forbidden() -> None:
    from dashboards.frame import identity, show
    from dashboards.page import Page

    identity()
    page = Page("Leaders", ":material/error:", "", 1, "leaders", lambda *_: None, lambda _: None, "approve")
    show(page)


def test_a_bad_request_is_shown_with_what_to_do_next() -> None:
    page = AppTest.from_function(_broken, args=("request",)).run()
    assert "There is no such thing" in page.error[0].value
    assert "Look elsewhere" in page.error[0].value


def test_a_crash_is_shown_as_an_id_and_never_as_a_traceback(caplog: pytest.LogCaptureFixture) -> None:
    page = AppTest.from_function(_broken, args=("crash",)).run()
    crash_id = caplog.records[-1].getMessage().split()[1].rstrip(",")
    assert crash_id in page.error[0].value
    assert "ZeroDivision" not in said(page)


def test_without_a_choice_the_local_administrator_acts(open_page: OpenPage) -> None:
    page = open_page("my_work", *builders.PEOPLE)
    assert page.sidebar.selectbox[0].value == "local"
    assert "everyone’s work" in said(page)


def test_whoever_is_picked_acts_from_then_on(open_page: OpenPage) -> None:
    page = open_page("my_work", *builders.PEOPLE)
    page.sidebar.selectbox[0].select("owner").run()
    assert page.sidebar.selectbox[0].value == "owner"
    assert "everyone’s work" not in said(page)


def test_a_change_is_recorded_under_the_name_of_whoever_acts(open_page: OpenPage) -> None:
    incident: Incident = builders.incident()
    page = open_page(
        "incident", incident, *builders.PEOPLE, params={"incident": "INC-0001"}, by="facilitator"
    )
    next(button for button in page.button if button.label == "Start the review").click().run()
    with application().reading() as store:
        rows = store.rows("queries/audit/of_subject", subject_kind="review", subject_id="REV-0001")
    assert [row["actor"] for row in rows] == ["facilitator"]


def test_somebody_who_left_acts_no_more(open_page: OpenPage) -> None:
    page = open_page("my_work", *builders.PEOPLE, by="nobody-known")
    assert page.sidebar.selectbox[0].value == "local"


def test_a_page_that_needs_a_right_is_refused_in_words(open_page: OpenPage) -> None:
    open_page("my_work", *builders.PEOPLE)
    page = AppTest.from_function(_forbidden, default_timeout=20)
    page.session_state["aar.person_id"] = "owner"
    page.run()
    assert "may not approve reviews" in page.error[0].value
