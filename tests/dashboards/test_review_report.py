"""A report for the public is read before it is let go, and the audit knows who did."""

import pytest
from streamlit.testing.v1 import AppTest

from aar.domain.review import Answer
from aar.usecases.curate_event import curate_event
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import RECORDS, section

PUBLIC = Answer(
    review_id="REV-0001", question_id="summary", value="Service owner rolled it out", sensitivity="public"
)
SECRET = Answer(review_id="REV-0001", question_id="impact", value="Our largest customer left")


def previewed(open_page: OpenPage, by: str = "facilitator") -> AppTest:
    """The preview of the public report."""
    finding = builders.finding(title="A finding for us")
    page = open_page("review", *RECORDS, PUBLIC, SECRET, finding, by=by, params=section("approval"))
    page.button_group(key="report.audience").set_value("public").run()
    return press(page, "Make the preview")


def press(page: AppTest, label: str) -> AppTest:
    """Press the button of this name."""
    return next(one for one in page.button if one.label == label).click().run()


def offered(page: AppTest) -> list[str]:
    """The files that can be taken away."""
    return [one.label for one in page.download_button]


def confirmations() -> list[dict[str, object]]:
    """What the audit knows of reports that went outside."""
    with application().reading() as store:
        return store.rows("queries/audit/of_subject", subject_kind="report", subject_id="REV-0001")


@pytest.mark.parametrize("outline", ["review", "aar-ip"])
def test_a_report_for_people_here_is_offered_at_once_in_either_outline(
    open_page: OpenPage, outline: str
) -> None:
    page = open_page("review", *RECORDS, params=section("approval"))
    page.button_group(key="report.outline").set_value(outline).run()
    assert offered(page) == ["Word", "Markdown"]


def test_a_public_report_is_offered_only_once_its_preview_is_confirmed(open_page: OpenPage) -> None:
    page = previewed(open_page)
    assert offered(page) == []
    told = said(page)
    assert "A team member rolled it out" in told
    assert "Service owner → the team member" in told.replace("\\", "") or "→ a team member" in told
    assert "Our largest customer left" not in told
    assert [one.label for one in page.expander if one.label.startswith("Left out")] == ["Left out: 7 records"]
    assert offered(press(page, "I have read it: it may go outside")) == ["Word", "Markdown"]
    (row,) = confirmations()
    assert (row["actor"], row["verb"]) == ("facilitator", "confirmed for the public")


def test_another_outline_is_another_preview(open_page: OpenPage) -> None:
    page = press(previewed(open_page), "I have read it: it may go outside")
    page.button_group(key="report.outline").set_value("aar-ip").run()
    assert offered(page) == []


def test_what_changed_since_the_preview_has_to_be_read_again(open_page: OpenPage) -> None:
    page = previewed(open_page)
    app = application()
    fields = {"sensitivity": "public", "text": "What nobody has read yet"}
    app.run(curate_event, "EVT-0001", fields, by=builders.FACILITATOR, now=app.now())
    page = press(page, "I have read it: it may go outside")
    assert "changed since you read this preview" in page.error[0].value
    assert (offered(page), confirmations()) == ([], [])


def test_whoever_only_reads_cannot_let_a_report_go(open_page: OpenPage) -> None:
    page = press(previewed(open_page, by="verifier"), "I have read it: it may go outside")
    assert "may not lead reviews" in page.error[0].value
    assert (offered(page), confirmations()) == ([], [])
