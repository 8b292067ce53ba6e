"""The few things that the theme cannot say, in one place."""

from pathlib import Path

import streamlit as st


def apply_style() -> None:
    """Put the style sheet on the page; a file ending in .css takes no room."""
    st.html(Path(__file__).with_name("style.css"))
