"""Headings and figure cards, alike on every page."""

from dataclasses import dataclass

import streamlit as st

from dashboards.components import timed


def heading(title: str, *, above: str = "", caption: str = "", badges: str = "") -> None:
    """The page's one title, what stands above and below it in small, and its badges on the right."""
    with st.container(gap="xxsmall"):
        if above:
            st.caption(above)
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.title(title, anchor=False)
            if badges:
                st.markdown(badges, width="content")
        if caption:
            timed.caption(caption)


@dataclass(frozen=True)
class Figure:
    """One number with its name; `note` is what stands below it, `change` what moved, in a line of its own."""

    name: str
    value: str
    icon: str = ""
    note: str | None = None
    help: str | None = None
    change: str = ""


def cards(*figures: Figure) -> None:
    """Figures side by side, each in a card of the same height."""
    for column, figure in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(
            f"{figure.icon} {figure.name}".strip(),
            figure.value,
            figure.note,
            delta_color="off",
            delta_arrow="off",
            delta_description=figure.change or None,
            help=figure.help,
            border=True,
            height="stretch",
        )
