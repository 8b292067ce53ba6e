"""What a guided review is made of: sections, and questions with help and an example."""

from collections.abc import Iterable
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from aar.domain.incident import IncidentKind
from aar.domain.record import Many, RequiredText, Text, Value

QuestionKind = Literal["text", "choice", "people", "events", "number", "date"]
SectionKind = Literal["questions", "timeline", "people", "decisions", "findings", "actions", "approval"]
_FEWEST_CHOICES: Final = 2


class Question(Value):
    """One question; `required` means that a review cannot be approved without an answer."""

    question_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: QuestionKind = "text"
    title: RequiredText
    help: RequiredText
    example: Text | None = None
    required: bool = False
    choices: Many[RequiredText] = ()

    @model_validator(mode="after")
    def _demand_guidance(self) -> Self:
        if self.kind == "text" and not self.example:
            message = f"the question {self.question_id} asks for a text, so it needs an example"
            raise ValueError(message)
        if self.kind == "choice" and len(set(self.choices)) < _FEWEST_CHOICES:
            message = f"the question {self.question_id} needs choices that differ, at least two"
            raise ValueError(message)
        return self


class Section(Value):
    """A step of the review; sections that are not plain questions carry records of their own kind."""

    section_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: RequiredText
    purpose: RequiredText
    kind: SectionKind = "questions"
    questions: Many[Question] = ()

    @model_validator(mode="after")
    def _demand_known_id(self) -> Self:
        """What is missing leads to the section by its kind, so it is found under that name in every form."""
        if self.kind not in {"questions", self.section_id}:
            message = f"the section of the kind {self.kind} needs the section_id {self.kind}"
            raise ValueError(message)
        return self


class Form(Value):
    """A guided review for one kind of incident."""

    form_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: RequiredText
    description: RequiredText
    kind: IncidentKind
    sections: Many[Section]

    @model_validator(mode="after")
    def _demand_order(self) -> Self:
        _demand_once("section", (section.section_id for section in self.sections))
        _demand_once("question", (question.question_id for question in self.questions))
        _demand_once("kind of section", (one.kind for one in self.sections if one.kind != "questions"))
        if not self.sections or self.sections[-1].kind != "approval":
            message = "a form ends with the section of its approval"
            raise ValueError(message)
        return self

    @property
    def questions(self) -> list[Question]:
        """All questions in the order of the sections."""
        return [question for section in self.sections for question in section.questions]


def _demand_once(what: str, names: Iterable[str]) -> None:
    known: set[str] = set()
    for name in names:
        if name in known:
            message = f"the {what} {name} stands twice in this form"
            raise ValueError(message)
        known.add(name)


def is_answered(value: object) -> bool:
    """Whether a value counts as an answer: zero does, blank text and empty lists do not."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value not in ([], (), {})
