"""What an amendment says otherwise than the version that it amends, field by field."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from aar.domain.amendment import Difference, FieldChange
from dashboards.components import words
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import shortened

_MOST: Final = 60
_ICONS: Final = {
    "added": ":material/add_circle:",
    "removed": ":material/do_not_disturb_on:",
    "changed": ":material/edit:",
}


def draw(desk: Desk, differences: Sequence[Difference]) -> None:
    """Every difference as a line that opens; nothing for a review that amends none."""
    amended = desk.review.amends
    if amended is None:
        return
    with st.container(border=True):
        st.markdown(f"**What this amendment changes** :gray[{words.count(len(differences), 'change')}]")
        if not differences:
            st.caption(f"Nothing yet: it says what {amended} says.")
        else:
            st.caption(f"Compared with {amended}, which stays as it is.")
        for difference in differences[:_MOST]:
            _difference(desk, difference)
        if len(differences) > _MOST:
            st.caption(f"And {len(differences) - _MOST} more; read both versions side by side.")


def _difference(desk: Desk, difference: Difference) -> None:
    title = f"{words.label(difference.how)}: {_subject(desk, difference)}"
    if not difference.fields:
        st.markdown(f"{_ICONS[difference.how]} {title}")
        return
    with st.expander(title, icon=_ICONS[difference.how]):
        for field in difference.fields:
            _field(desk, difference, field)


def _subject(desk: Desk, difference: Difference) -> str:
    kind = words.label(difference.kind).lower()
    if difference.kind == "answer":
        titles = {question.question_id: question.title for question in desk.form.questions}
        return f"{kind} to “{words.safe(titles.get(difference.subject, words.label(difference.subject)))}”"
    if difference.kind == "participant":
        return f"{kind} {words.safe(desk.name(difference.subject))}"
    return f"{kind} {difference.subject} · {words.safe(shortened(difference.title, 80))}"


def _field(desk: Desk, difference: Difference, field: FieldChange) -> None:
    name = "Answer" if field.name == "value" else words.label(field.name)
    if difference.how == "changed":
        before, after = st.columns(2, gap="medium")
        with before:
            st.caption(f"**{name}** before")
            st.caption(_said(desk, field, field.before))
        with after:
            st.caption(f"**{name}** now")
            st.markdown(f":small[{_said(desk, field, field.after)}]")
    else:
        value = field.after if difference.how == "added" else field.before
        st.caption(f"**{name}**  \n{_said(desk, field, value)}")


def _said(desk: Desk, field: FieldChange, value: Any) -> str:  # noqa: ANN401 - any field of any record
    if value is None or value in ("", [], ()):
        return "–"
    if field.name == "owner":
        return words.safe(desk.name(str(value)))
    return words.safe(_written(value))


def _written(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(value, Mapping):
        return ", ".join(f"{words.label(str(name)).lower()} {_written(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_written, value))
    return str(value)
