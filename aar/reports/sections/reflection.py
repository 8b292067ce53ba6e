"""What surprised people, where luck helped, and what else the review asked at its end."""

from collections.abc import Sequence
from typing import Final

from aar.forms.form import Question, SectionKind, is_answered
from aar.reports.blocks import Block
from aar.reports.material import ReportMaterial
from aar.reports.section import Section
from aar.reports.sections.summary import sections_before_timeline
from aar.reports.telling import answered, answers
from aar.reports.wording import word

_KINDS: Final[frozenset[SectionKind]] = frozenset({"questions", "approval"})


def build(material: ReportMaterial) -> Sequence[Block]:
    """The form's later questions, and answers to questions that the form no longer asks."""
    told_before = sections_before_timeline(material)
    later = [one for one in material.form.sections if one.kind in _KINDS and one not in told_before]
    return [*answers(material, later), *_orphans(material)]


def _orphans(material: ReportMaterial) -> list[Block]:
    asked = {question.question_id for question in material.form.questions}
    lost = [key for key, answer in material.answers.items() if key not in asked and is_answered(answer.value)]
    return [block for key in lost for block in answered(material, _unasked(key))]


def _unasked(question_id: str) -> Question:
    return Question.model_construct(question_id=question_id, kind="text", title=word(question_id), help="")


SECTION: Final = Section(
    title="Surprises and lessons", place=700, outlines=frozenset({"review"}), build=build
)
