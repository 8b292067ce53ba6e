"""What a guided review is made of: sections, and questions with help and an example."""

from typing import Literal

from pydantic import Field

from aar.domain.incident import IncidentKind
from aar.domain.record import Many, Text, Value

QuestionKind = Literal["text", "choice", "people", "events", "number", "date"]
SectionKind = Literal["questions", "timeline", "people", "decisions", "findings", "actions", "approval"]


class Question(Value):
    """One question; `required` means that a review cannot be approved without an answer."""

    question_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: QuestionKind = "text"
    title: Text
    help: Text
    example: Text | None = None
    required: bool = False
    choices: Many[Text] = ()


class Section(Value):
    """A step of the review; sections that are not plain questions carry records of their own kind."""

    section_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Text
    purpose: Text
    kind: SectionKind = "questions"
    questions: Many[Question] = ()


class Form(Value):
    """A guided review for one kind of incident."""

    form_id: str
    title: Text
    description: Text
    kind: IncidentKind
    sections: Many[Section]

    @property
    def questions(self) -> list[Question]:
        """All questions in the order of the sections."""
        return [question for section in self.sections for question in section.questions]


def is_answered(value: object) -> bool:
    """Whether a value counts as an answer: zero does, blank text and empty lists do not."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value not in ([], (), {})
