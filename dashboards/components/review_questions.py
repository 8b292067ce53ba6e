"""The questions of a section, each answer saved as it is left."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import streamlit as st

from aar.domain.review import Answer
from aar.forms.form import Question, QuestionKind, is_answered
from aar.usecases.answer_question import answer_question
from dashboards.components import act, advice, review_marking, saved, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines, event_lines

_Draw = Callable[[Desk, Question, EventLines, dict[str, Any]], None]


def draw(desk: Desk, lines: EventLines | None = None) -> None:
    """All questions of the desk's section; `lines` are needed where one asks for events."""
    for question in desk.section.questions:
        shared = {
            "key": f"{desk.review.review_id}.{question.question_id}",
            "disabled": not desk.may_answer,
            "label_visibility": "collapsed",
        }
        with st.container(gap="xsmall"):
            st.markdown(_asked(desk, question))
            DRAW[question.kind](desk, question, lines or event_lines((), desk.visit.zone), shared)
            _advise(desk, question)
    review_marking.draw_answers(desk)


def stored(desk: Desk, question: Question, empty: object) -> saved.Stored[Any]:
    """What the database holds as the answer."""
    answer = desk.material.answers.get(question.question_id)
    return saved.Stored(empty) if answer is None else _stored(desk, answer)


def saving(desk: Desk, question: Question) -> saved.Save:
    """How an answer to this question is saved."""

    def save(value: object, revision: int) -> saved.Stored[Any]:
        given = act.perform(
            answer_question, desk.review.review_id, question.question_id, _plain(value), revision=revision
        )
        return _stored(desk, given)

    return save


def _stored(desk: Desk, answer: Answer) -> saved.Stored[Any]:
    return saved.Stored(answer.value, answer.revision, answer.answered_at, desk.name(answer.answered_by))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _advise(desk: Desk, question: Question) -> None:
    answer = desk.material.answers.get(question.question_id)
    if answer and question.kind == "text":
        advice.draw(answer.value)


def _asked(desk: Desk, question: Question) -> str:
    """The question with its help; the widget bears the question alone, as a screen reader should say it."""
    answer = desk.material.answers.get(question.question_id)
    lacks = question.required and not (answer and is_answered(answer.value))
    mark = " :orange-badge[Needed for approval]" if lacks else ""
    return f":small[**{words.safe(question.title)}**{mark} :gray[{words.safe(question.help)}]]"


def _text(desk: Desk, question: Question, lines: EventLines, shared: dict[str, Any]) -> None:
    del lines
    example = f"For example: {question.example}" if question.example else ""
    saved.text(
        question.title,
        stored(desk, question, ""),
        saving(desk, question),
        placeholder=example,
        **shared,
    )


def _choice(desk: Desk, question: Question, lines: EventLines, shared: dict[str, Any]) -> None:
    del lines
    saved.choice(
        question.title,
        question.choices,
        stored(desk, question, None),
        saving(desk, question),
        words=words.label,
        **shared,
    )


def _people(desk: Desk, question: Question, lines: EventLines, shared: dict[str, Any]) -> None:
    del lines
    saved.choices(
        question.title,
        list(desk.people),
        stored(desk, question, []),
        saving(desk, question),
        words=desk.name,
        **shared,
    )


def _events(desk: Desk, question: Question, lines: EventLines, shared: dict[str, Any]) -> None:
    saved.choices(
        question.title,
        list(lines.events),
        stored(desk, question, []),
        saving(desk, question),
        words=lines,
        **shared,
    )


def _number(desk: Desk, question: Question, lines: EventLines, shared: dict[str, Any]) -> None:
    del lines
    saved.number(question.title, stored(desk, question, None), saving(desk, question), **shared)


def _day(desk: Desk, question: Question, lines: EventLines, shared: dict[str, Any]) -> None:
    del lines
    held, save = stored(desk, question, None), saving(desk, question)
    saved.day(
        question.title,
        _as_day(held),
        lambda value, revision: _as_day(save(value, revision)),
        **shared,
    )


def _as_day(held: saved.Stored[Any]) -> saved.Stored[date | None]:
    day = date.fromisoformat(held.value) if held.value else None
    return saved.Stored(day, held.revision, held.saved_at, held.saved_by)


DRAW: Final[Mapping[QuestionKind, _Draw]] = {
    "text": _text,
    "choice": _choice,
    "people": _people,
    "events": _events,
    "number": _number,
    "date": _day,
}
