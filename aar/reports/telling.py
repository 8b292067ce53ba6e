"""How sections tell what they share: events, answers, cited records."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from aar.domain.event import TimelineEvent
from aar.domain.record import Sensitivity
from aar.forms.form import Question, Section, SectionKind, is_answered
from aar.reports.blocks import Block, Bullets, Heading, Paragraph, lines, prose
from aar.reports.material import ReportMaterial

_LONGEST_HEADING = 160
_LONGEST_CITED = 280


def title(text: str, sensitivity: Sensitivity = "internal") -> str:
    """A heading's text: one line, not too long, and marked when the record is restricted."""
    short = _shortened(text, _LONGEST_HEADING)
    return f"{short} (restricted)" if sensitivity == "restricted" else short


def headed(text: str, sensitivity: Sensitivity, level: Literal[2, 3] = 2) -> list[Block]:
    """A heading, and below it the whole text where the heading had to shorten it."""
    heading = Heading(title(text, sensitivity), level)
    return [heading, Paragraph(text)] if len(" ".join(text.split())) > _LONGEST_HEADING else [heading]


def event_line(material: ReportMaterial, event: TimelineEvent) -> str:
    """An event as it is cited: its time and the beginning of its text, which the timeline holds in full."""
    at = material.when(event.occurred_at, event.precision)
    return f"{at} – {_shortened(event.text, _LONGEST_CITED)}"


def labelled(lead: str, text: str | None) -> list[Block]:
    """A paragraph with its label, or nothing without a text; lists keep their bullets."""
    if not text or not text.strip():
        return []
    first, *rest = prose(text)
    if isinstance(first, Paragraph):
        return [Paragraph(first.text, lead), *rest]
    return [Paragraph("", lead), first, *rest]


def evidence(material: ReportMaterial, lead: str, event_ids: Sequence[str]) -> list[Block]:
    """The cited events under their label, or nothing."""
    cited = [event_line(material, event) for event in material.cited(event_ids)]
    return [Paragraph("", lead), Bullets(cited)] if cited else []


def answers(
    material: ReportMaterial, sections: Iterable[Section], without: Collection[str] = ()
) -> list[Block]:
    """Each answered question of these sections with its answer; `without` names questions to leave out."""
    return [
        block
        for section in sections
        for question in section.questions
        if question.question_id not in without
        for block in answered(material, question)
    ]


def answered(material: ReportMaterial, question: Question) -> list[Block]:
    """One question with its answer, or nothing when it has none."""
    answer = material.answers.get(question.question_id)
    if answer is None or not is_answered(answer.value):
        return []
    return [Heading(title(question.title, answer.sensitivity)), *_value(material, question, answer.value)]


def answer_text(material: ReportMaterial, question_id: str) -> str:
    """The answer to a question as text, or nothing."""
    answer = material.answers.get(question_id)
    return "" if answer is None or answer.value is None else str(answer.value)


def sections_of_kind(material: ReportMaterial, kind: SectionKind) -> list[Section]:
    """The form's sections of one kind."""
    return [section for section in material.form.sections if section.kind == kind]


def _shortened(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


def _value(material: ReportMaterial, question: Question, value: object) -> list[Block]:
    items = [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
    if question.kind == "people":
        return [Bullets([material.name_of(item) for item in items])]
    if question.kind == "events":
        return [Bullets([event_line(material, event) for event in material.cited(items)])]
    return [Bullets(items)] if len(items) > 1 else prose(lines(*items))
