"""What must be said of a file before it can be read, asked at the top of its card and nowhere else."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import streamlit as st

from aar.domain.imports import Preview, Question
from aar.usecases.importing.advice import ORDER, ZONE
from dashboards.components import import_fields, words

_ASKED: Final = {
    "zone": "The times in this file name no zone. In which one were they written?",
    "date_order": "Day and month cannot be told apart in these times. Which comes first?",
    "day": "The times in this file have no day. On which day does it begin?",
}
_OF_SOME: Final[Mapping[str, tuple[Question, str]]] = {
    ZONE: ("zone", "Some times in this file name no zone. In which one were they written?"),
    ORDER: ("date_order", "Day and month cannot be told apart in some of these times. Which comes first?"),
}


def asked(preview: Preview) -> Question | None:
    """What must be said of the file as a whole, else of records that are refused without it."""
    return preview.asks or next((question for question, _ in _of_some(preview)), None)


def _of_some(preview: Preview) -> list[tuple[Question, str]]:
    problems = preview.result.problems if preview.result else ()
    return [_OF_SOME[problem.message] for problem in problems if problem.message in _OF_SOME]


def draw(key: str, preview: Preview) -> None:
    """Ask for what is missing, if anything is."""
    if preview.missing:
        lacking = " and ".join(words.label(name).lower() for name in preview.missing)
        st.warning(f"Which column holds {lacking}?", icon=":material/view_column:")
        import_fields.columns(key, preview, preview.missing)
    question = asked(preview)
    if question is None:
        return
    said = _ASKED[question] if preview.asks else next(said for _, said in _of_some(preview))
    st.warning(said, icon=":material/schedule:")
    left, right, _ = st.columns([2, 2, 1])
    with left:
        if question == "date_order":
            import_fields.order(key)
        elif question == "day":
            _day(key)
        else:
            import_fields.zone(key)
    with right:
        if question != "zone":
            import_fields.zone(key)


def _day(key: str) -> None:
    asked = f"{key}.day"

    def keep() -> None:
        chosen = st.session_state[asked]
        st.session_state[f"{key}.column.occurred_on"] = (
            chosen.isoformat() if isinstance(chosen, date) else None
        )

    st.date_input("Day of the first time", value=None, key=asked, on_change=keep, format="YYYY-MM-DD")
