"""The box at the side of every page: what is typed there is looked for everywhere."""

import streamlit as st

from dashboards.components import links


def draw() -> None:
    """Draw it; Enter or the button leads to what was found."""
    with (
        st.container(key="search-box"),
        st.form("search.box", clear_on_submit=True, border=False),
        st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom"),
    ):
        asked = st.text_input(
            "Search",
            key="search.words",
            placeholder="Search everything",
            label_visibility="collapsed",
        )
        is_asked = st.form_submit_button("", icon=":material/search:", help="Search", key="search.go")
    if is_asked and asked.strip():
        links.go("search", words=asked.strip())
