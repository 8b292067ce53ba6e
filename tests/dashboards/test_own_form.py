"""An organisation's own form is one file beside ours, and is offered when a review is started."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import aar.forms
from aar.domain.review import Review
from aar.registry import discover
from tests import builders
from tests.dashboards.conftest import OpenPage, said
from tests.dashboards.reviews import stored

FORM = """
from aar.forms.form import Form, Question, Section
from aar.forms.shared import APPROVAL

WHY = Question(question_id="why", title="Why did it end well?", help="Conditions.", example="A canary.")
FORM = Form(
    form_id="short",
    title="Short review",
    description="For small incidents.",
    kind="incident",
    sections=(Section(section_id="why", title="Why", purpose="One question.", questions=(WHY,)), APPROVAL),
)
"""


@pytest.fixture
def own_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second form for incidents in the folder of forms."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "short.py").write_text(FORM)
    monkeypatch.setattr(aar.forms, "__path__", [*aar.forms.__path__, str(tmp_path / "forms")])
    discover.cache_clear()
    yield
    sys.modules.pop("aar.forms.short", None)
    discover.cache_clear()


@pytest.mark.usefixtures("own_form")
def test_a_form_that_was_dropped_in_can_be_chosen_and_leads_the_review(open_page: OpenPage) -> None:
    page = open_page("review", *builders.PEOPLE, builders.incident(), by="facilitator")
    offered = next(one for one in page.selectbox if one.label == "Form")
    assert offered.options == ["Incident review", "Short review"]
    offered.set_value("short").run()
    next(one for one in page.button if one.label == "Start review").click().run()
    assert stored(Review, "REV-0001").form == "short"
    page = open_page("review", by="facilitator", params={"review": "REV-0001"})
    assert "Why did it end well?" in said(page)


def test_nobody_chooses_where_there_is_one_form(open_page: OpenPage) -> None:
    page = open_page("review", *builders.PEOPLE, builders.incident(), by="facilitator")
    assert "Form" not in [one.label for one in page.selectbox]
