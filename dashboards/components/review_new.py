"""Adding a record by its first words; the rest is filled in beside the list."""

from collections.abc import Callable

import streamlit as st

from aar.domain.record import Record
from dashboards.components.review_list import open_row


def by_title(label: str, example: str, *, key: str, param: str, add: Callable[[str], Record | None]) -> None:
    """One line and a button; what was added opens in the list."""
    with (
        st.form(key, clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", wrap=False),
    ):
        title = st.text_input(label, placeholder=example)
        is_wanted = st.form_submit_button("Add", icon=":material/add:")
    if is_wanted:
        added = add(title)
        if added is not None:
            open_row(param, str(getattr(added, f"{param}_id")))
            st.rerun()
