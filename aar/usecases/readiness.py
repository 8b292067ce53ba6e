"""What a review still lacks, each with the section in which it can be added."""

from aar.domain.action import ActionItem, missing_for_agreement
from aar.domain.finding import missing_for_review
from aar.domain.incident import IncidentKind
from aar.domain.record import Value
from aar.domain.review import Review, is_weak_plan_accepted
from aar.errors import ConflictError
from aar.forms.form import Form, is_answered
from aar.registry import discover
from aar.usecases.material import Material


class Missing(Value):
    """One thing that is missing, and the section to open for it."""

    section_id: str
    what: str


def form_of(review: Review) -> Form:
    """The form by which this review is led; an unknown one falls back to the incident form."""
    return form_named(review.form)


def form_named(form_id: str) -> Form:
    """The form with this id, else the incident form."""
    forms = _forms()
    return forms.get(form_id, forms["incident"])


def forms_for(kind: IncidentKind) -> list[Form]:
    """The forms by which a review of this kind can be led, ours first."""
    fitting = [form for form in _forms().values() if form.kind == kind]
    return sorted(fitting, key=lambda form: (form.form_id != kind, form.title))


def _forms() -> dict[str, Form]:
    forms: dict[str, Form] = discover("aar.forms", exporting="FORM")
    return forms


def missing_to_submit(material: Material) -> list[Missing]:
    """What must be there before others are asked to read it."""
    return [
        Missing(section_id="findings", what=f"{finding.finding_id} “{finding.title}” needs {what}")
        for finding in material.findings
        for what in missing_for_review(finding)
    ]


def missing_to_approve(material: Material) -> list[Missing]:
    """What must be there before it can be approved: required answers and complete actions as well."""
    unanswered = [
        Missing(section_id=section.section_id, what=f"an answer to “{question.title}”")
        for section in form_of(material.review).sections
        for question in section.questions
        if question.required and not _has_answer(material, question.question_id)
    ]
    incomplete = [
        Missing(section_id="actions", what=f"{action.action_id} “{action.title}” needs {what}")
        for action in material.actions
        if action.state == "proposed"
        for what in missing_for_agreement(action)
    ]
    return [*missing_to_submit(material), *unanswered, *incomplete, *_weak_plan(material)]


def demand_nothing_missing(review: Review, missing: list[Missing]) -> None:
    """Raise ConflictError listing what is missing."""
    if missing:
        raise ConflictError(
            f"{review.review_id} is not complete: {'; '.join(one.what for one in missing)}.",
            "Add what is missing, or remove what does not belong.",
        )


def planned_actions(material: Material) -> list[ActionItem]:
    """The actions that make up the plan: all but the dropped ones."""
    return [action for action in material.actions if action.state != "dropped"]


def has_only_weaker_actions(material: Material) -> bool:
    """Whether there are actions and none of them is stronger than a reminder."""
    strengths = {action.strength for action in planned_actions(material)}
    return bool(strengths) and strengths <= {"weaker", None}


def needs_acceptance(material: Material) -> bool:
    """Whether a leader still has to accept that these actions are all weak."""
    ids = [action.action_id for action in planned_actions(material)]
    return has_only_weaker_actions(material) and not is_weak_plan_accepted(material.review, ids)


def _has_answer(material: Material, question_id: str) -> bool:
    answer = material.answers.get(question_id)
    return answer is not None and is_answered(answer.value)


def _weak_plan(material: Material) -> list[Missing]:
    if not needs_acceptance(material):
        return []
    what = "a stronger action, or a leader who accepts a plan of only weaker ones"
    return [Missing(section_id="actions", what=what)]
