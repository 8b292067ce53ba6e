"""Who may read a record is said where the record is written, and a mark that cannot be says why."""

from typing import Any

import pytest

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.record import Record
from aar.domain.review import Answer
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, key, section, stored
from tests.reports.materials import decision

GIVEN: tuple[Record, ...] = (
    *RECORDS,
    builders.finding(evidence=("EVT-0002",)),
    decision(),
    builders.action(state="proposed", agreed_at=None),
    Answer(review_id="REV-0001", question_id="summary", value="Checkout was slow"),
)


@pytest.mark.parametrize(
    ("name", "model", "record_id"),
    [
        ("timeline", TimelineEvent, "EVT-0001"),
        ("decisions", type(decision()), "DEC-0001"),
        ("findings", Finding, "FND-0001"),
        ("actions", ActionItem, "ACT-0001"),
    ],
)
def test_a_record_is_marked_where_it_is_written(
    open_page: OpenPage, name: str, model: Any, record_id: str
) -> None:
    page = open_page("review", *GIVEN, params=section(name, event="EVT-0001"))
    page.selectbox(key=key(f"{record_id}.sensitivity")).set_value("public").run()
    assert stored(model, record_id).sensitivity == "public"


def test_an_answer_is_marked_below_its_section_and_keeps_what_it_says(open_page: OpenPage) -> None:
    page = open_page("review", *GIVEN, params=section("overview"))
    assert [one.label for one in page.expander] == ["Who may read these answers: 1 internal"]
    page.selectbox(key=key("REV-0001.summary.sensitivity")).set_value("public").run()
    answer = stored(Answer, "REV-0001", "summary")
    assert (answer.value, answer.sensitivity) == ("Checkout was slow", "public")
    page.text_area(key=key("REV-0001.summary")).set_value("Checkout was slow for an hour").run()
    answer = stored(Answer, "REV-0001", "summary")
    assert (answer.value, answer.sensitivity) == ("Checkout was slow for an hour", "public")


def test_a_mark_that_cannot_be_names_both_records(open_page: OpenPage) -> None:
    restricted = builders.event(6, 20, sensitivity="restricted")
    resting = builders.finding(2, title="It took an hour", evidence=("EVT-0006",))
    page = open_page("review", *GIVEN, restricted, resting, params=section("findings", finding="FND-0002"))
    page.selectbox(key=key("FND-0002.sensitivity")).set_value("public").run()
    assert "FND-0002 cannot be public: it cites EVT-0006" in said(page).replace("\\", "")
    assert stored(Finding, "FND-0002").sensitivity == "internal"
