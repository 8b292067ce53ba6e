"""Filters of the address that mean nothing here: each is named, and the page is drawn without it."""

from collections.abc import Sequence

import streamlit as st

from dashboards.components import words


def draw(unknown: Sequence[str]) -> None:
    """Name them, as `severity sev9`; nothing where there are none."""
    if unknown:
        asked = words.safe(", ".join(unknown))
        st.warning(f"The address asks for what does not exist here, so it was left out: {asked}.")
