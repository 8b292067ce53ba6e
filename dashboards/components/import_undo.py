"""Taking back an import as one; edits made since are named before they go."""

from typing import Final, Literal

import streamlit as st

from aar.errors import AarError, Unconfirmed
from aar.usecases.undo_import import undo_import
from dashboards.components import act, problems, words

_ASKED: Final = "import.undo.asked"


def button(import_id: str, *, key: str, kind: Literal["secondary", "tertiary"] = "tertiary") -> None:
    """A button that takes the import back; where people have edited since, it asks first."""
    asked = st.session_state.get(_ASKED)
    if isinstance(asked, tuple) and asked[0] == import_id:
        _confirm(import_id, asked[1], key)
        return
    st.button(
        "Undo",
        key=f"{key}.undo",
        icon=":material/undo:",
        type=kind,
        on_click=_undo,
        args=(import_id,),
    )


def _confirm(import_id: str, error: AarError, key: str) -> None:
    with st.container(border=True, gap="xsmall"):
        problems.draw(
            AarError(error.message, "Undoing takes the events away together with what was said of them.")
        )
        with st.container(horizontal=True):
            st.button("Undo anyway", key=f"{key}.sure", on_click=_undo, args=(import_id, True))
            st.button("Keep the import", key=f"{key}.keep", type="tertiary", on_click=_ask_no_more)


def _undo(import_id: str, confirmed: bool = False) -> None:  # noqa: FBT001, FBT002 - Streamlit passes it by place
    _ask_no_more()
    try:
        result = act.perform(undo_import, import_id, confirmed=confirmed)
    except Unconfirmed as error:
        st.session_state[_ASKED] = (import_id, error)
    except AarError as error:
        act.tell(error)
    else:
        act.tell(f"Undone: {words.count(result.removed, 'event')} removed, {result.restored} put back")


def _ask_no_more() -> None:
    st.session_state.pop(_ASKED, None)
