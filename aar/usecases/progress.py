"""How far a review has come, section by section."""

from collections.abc import Collection
from typing import Literal

from aar.domain.event import Milestone
from aar.domain.record import Value
from aar.forms.form import Section, is_answered
from aar.usecases.material import Material
from aar.usecases.readiness import form_of, missing_to_approve

Stand = Literal["empty", "started", "complete"]


class Progress(Value):
    """Where one section stands."""

    section_id: str
    stand: Stand


def progress_of(material: Material, milestones: Collection[Milestone]) -> list[Progress]:
    """Every section of the review's form; `milestones` are those that the timeline has reached."""
    lacking = {missing.section_id for missing in missing_to_approve(material)}
    return [
        Progress(section_id=section.section_id, stand=_stand(section, material, milestones, lacking))
        for section in form_of(material.review).sections
    ]


def _stand(
    section: Section, material: Material, milestones: Collection[Milestone], lacking: Collection[str]
) -> Stand:
    if section.kind == "approval":
        return _approval(material)
    if not _has_begun(section, material, milestones):
        return "empty"
    is_partial = section.section_id in lacking or _is_partial(section, material, milestones)
    return "started" if is_partial else "complete"


def _has_begun(section: Section, material: Material, milestones: Collection[Milestone]) -> bool:
    begun: dict[str, Collection[object]] = {
        "timeline": milestones,
        "people": material.review.participants,
        "decisions": material.decisions,
        "findings": material.findings,
        "actions": material.actions,
    }
    return bool(begun.get(section.kind)) or bool(_answered(section, material))


def _is_partial(section: Section, material: Material, milestones: Collection[Milestone]) -> bool:
    if section.kind == "timeline":
        return not {"detected", "resolved"} <= set(milestones)
    if section.kind == "people":
        return not material.review.participants
    if section.kind == "decisions":
        return any(not decision.chosen for decision in material.decisions)
    return False


def _answered(section: Section, material: Material) -> list[str]:
    given = {key for key, answer in material.answers.items() if is_answered(answer.value)}
    return [question.question_id for question in section.questions if question.question_id in given]


def _approval(material: Material) -> Stand:
    if material.review.state == "published":
        return "complete"
    return "empty" if material.review.state == "draft" else "started"
