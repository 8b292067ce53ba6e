"""Who may read a record: reports for the public tell only what is marked so."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from aar.domain.record import Sensitivity
from aar.domain.review import Answer
from aar.forms.form import Question, is_answered
from aar.usecases.mark_answer import mark_answer
from dashboards.components import act, saved, words
from dashboards.components.review_desk import Desk
from dashboards.components.review_sheet import Sheet

LABEL: Final = "Who may read it"
READERS: Final[Mapping[Sensitivity, str]] = {
    "public": "Public · also people outside",
    "internal": "Internal · people here",
    "restricted": "Restricted · the fewest",
}
SHORT: Final[Mapping[Sensitivity, str]] = {code: said.partition(" ")[0] for code, said in READERS.items()}
_HINT: Final = (
    "A public report tells only what is public, without anybody's name. Restricted records are marked in"
    " internal reports, and nothing public may rest on them."
)


def draw(sheet: Sheet[Any]) -> None:
    """The mark of one record."""
    sheet.choice(LABEL, "sensitivity", list(READERS), words=READERS.__getitem__, hint=_HINT)


def draw_answers(desk: Desk) -> None:
    """The marks of the section's answers, out of the way of those who write them."""
    given = [
        (question, answer)
        for question in desk.section.questions
        if (answer := desk.material.answers.get(question.question_id)) and is_answered(answer.value)
    ]
    if not given:
        return
    with st.expander(_summary([answer for _, answer in given]), icon=":material/visibility:"):
        st.caption(_HINT)
        for question, answer in given:
            _answer(desk, question, answer)


def _summary(given: Sequence[Answer]) -> str:
    counts = {code: sum(answer.sensitivity == code for answer in given) for code in READERS}
    told = ", ".join(f"{number} {code}" for code, number in counts.items() if number)
    return f"Who may read these answers: {told}"


def _answer(desk: Desk, question: Question, answer: Answer) -> None:
    def save(sensitivity: Sensitivity, revision: int) -> saved.Stored[Any]:
        marked = act.perform(
            mark_answer, answer.review_id, answer.question_id, sensitivity or "internal", revision=revision
        )
        return saved.Stored(marked.sensitivity, marked.revision)

    saved.choice(
        words.safe(question.title),
        list(READERS),
        saved.Stored(answer.sensitivity, answer.revision),
        save,
        key=f"{answer.review_id}.{answer.question_id}.sensitivity",
        words=READERS.__getitem__,
        disabled=desk.is_locked,
    )
