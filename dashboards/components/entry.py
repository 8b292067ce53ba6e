"""One waiting thing as a card: what it is, how it stands, and the way to it."""

import streamlit as st

from dashboards.components import links, timed


def entry(  # the parts of a card
    title: str,
    *,
    about: str,
    to: str,
    badges: str = "",
    label: str = "Open",
    **selection: str,
) -> None:
    """A card with a Markdown title and a line below it; the link leads to a page with this selection."""
    with (
        st.container(border=True),
        st.container(horizontal=True, vertical_alignment="center", gap="medium"),
    ):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{title}**")
            timed.caption(about)
        if badges:
            st.markdown(badges, width="content")
        links.link(label, to, icon=":material/arrow_forward:", **selection)
