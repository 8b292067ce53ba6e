"""What a page says while it has nothing to show: what it is for, and the next step."""

from collections.abc import Callable

import streamlit as st


def empty(title: str, purpose: str, *, icon: str, next_step: Callable[[], None] | None = None) -> None:
    """A quiet panel; `next_step` draws the buttons or links that lead on."""
    with st.container(border=True, horizontal_alignment="center", gap="xsmall", key=f"empty-{title}"):
        st.markdown(f"### {icon}", anchors=False, text_alignment="center")
        st.markdown(f"**{title}**", text_alignment="center")
        st.caption(purpose, text_alignment="center", width=520)
        if next_step:
            with st.container(horizontal=True, horizontal_alignment="center"):
                next_step()
