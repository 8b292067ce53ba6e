"""The line below a saved field: saved when, not saved and why, or two texts to choose from."""

from datetime import datetime
from typing import Any, Final

import streamlit as st

from aar.errors import AarError, StaleEdit
from dashboards import session
from dashboards.components import timed, words
from dashboards.components.review_events import shortened
from dashboards.components.saved_state import Field, Memory, Stored

_LONGEST: Final = 300


def draw(field: Field, memory: Memory) -> None:
    """Say how the field stands and offer what can be done about it."""
    if isinstance(memory.problem, StaleEdit) and memory.theirs is not None:
        _choice(field, memory, memory.theirs)
    elif memory.problem is not None:
        _not_saved(field, memory.problem)
    elif memory.theirs is not None:
        _changed_elsewhere(field, memory.theirs)
    elif memory.base.saved_at is not None:
        _saved(field, memory.base.saved_at, memory.base.saved_by)


def _saved(field: Field, saved_at: datetime, saved_by: str) -> None:
    at = words.clock(saved_at, session.zone(), session.app().now())
    by = f" by {words.safe(saved_by)}" if saved_by else ""
    with st.container(key=f"saved-status-{field.key}"):
        said = f":material/cloud_done: Saved {words.hover(at, saved_at)}{by}"
        timed.caption(said)


def _not_saved(field: Field, problem: AarError) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":red[:material/cloud_off: **Not saved.** {words.safe(problem.message)}]")
        st.caption(words.safe(problem.hint) or "Your text is kept here while this page is open.")
        st.button("Try again", key=f"{field.key}.again", on_click=field.try_again)


def _changed_elsewhere(field: Field, theirs: Stored[Any]) -> None:
    who = words.safe(theirs.saved_by) or "Someone else"
    said = words.safe(shortened(_plain(theirs.value), _LONGEST))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            f":orange[:material/sync_problem: {who} saved another text:] “{said}”"
            if said
            else f":orange[:material/sync_problem: {who} emptied this.]",
            width="content",
        )
        st.button("Show it", key=f"{field.key}.show", on_click=field.take_theirs, type="tertiary")


def _choice(field: Field, memory: Memory, theirs: Stored[Any]) -> None:
    who = words.safe(theirs.saved_by) or "Someone else"
    with st.container(border=True, gap="small"):
        st.markdown(f":orange[:material/difference: **Not saved.** {who} saved another text meanwhile.]")
        mine, other = st.columns(2)
        with mine:
            _text("Yours", memory.typed)
            st.button("Keep mine", key=f"{field.key}.mine", on_click=field.keep_mine, width="stretch")
        with other:
            _text("Theirs", theirs.value)
            st.button("Keep theirs", key=f"{field.key}.theirs", on_click=field.take_theirs, width="stretch")


def _text(label: str, value: object) -> None:
    st.caption(label)
    st.text(_plain(value) or "empty")


def _plain(value: object) -> str:
    said = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return "" if said is None else str(said)
