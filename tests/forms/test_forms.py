"""Forms are data: each is found by its file, and each question guides those who answer it."""

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from aar.domain.incident import IncidentKind
from aar.forms.form import Form
from aar.registry import discover

FORMS: dict[str, Form] = discover("aar.forms", exporting="FORM")
APPROVAL = {"section_id": "approval", "title": "Approval", "purpose": "Sign it", "kind": "approval"}
QUESTION = {"question_id": "why", "title": "Why?", "help": "Conditions", "example": "No canary"}


def form(*questions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A small form with these questions."""
    asking = {"section_id": "asking", "title": "Asking", "purpose": "Ask", "questions": questions}
    given = {"form_id": "own", "title": "Own", "description": "Ours", "kind": "incident"}
    return {**given, "sections": [asking, APPROVAL], **changes}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_named_like_its_file_and_asks_in_several_ways_but_demands_little(name: str) -> None:
    found = FORMS[name]
    assert found.form_id == name
    assert {"text", "choice", "people", "events"} <= {question.kind for question in found.questions}
    assert 1 <= sum(question.required for question in found.questions) <= 3


def test_there_is_a_form_for_every_kind_of_incident() -> None:
    assert {FORMS[kind].kind for kind in get_args(IncidentKind)} == set(get_args(IncidentKind))


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (form({**QUESTION, "title": ""}), "title"),
        (form({**QUESTION, "help": ""}), "help"),
        (form({**QUESTION, "example": None}), "the question why asks for a text, so it needs an example"),
        (form({**QUESTION, "kind": "choice", "choices": ["Yes", "Yes"]}), "at least two"),
        (form(QUESTION, QUESTION), "the question why stands twice"),
        (form(QUESTION, sections=[]), "ends with the section of its approval"),
        (form(QUESTION, sections=[APPROVAL, APPROVAL]), "the section approval stands twice"),
        (form(QUESTION, sections=[{**APPROVAL, "section_id": "end"}]), "needs the section_id approval"),
    ],
)
def test_a_form_that_would_leave_people_without_guidance_is_refused(
    faulty: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        Form.model_validate(faulty)


def test_a_form_with_a_title_help_and_an_example_for_each_question_is_taken() -> None:
    assert [one.question_id for one in Form.model_validate(form(QUESTION)).questions] == ["why"]
