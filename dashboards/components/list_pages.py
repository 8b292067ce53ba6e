"""A long list page by page: which one the address asks for, and the way to the others."""

from typing import Final

import streamlit as st

from dashboards.components import words
from dashboards.page import Visit

_DIGITS: Final = 7


def asked(visit: Visit) -> int:
    """The number of the page in the address; the first where there is no such number."""
    page = visit.params.get("page", "1")
    return max(1, int(page)) if page.isdecimal() and len(page) < _DIGITS else 1


def draw(page: int, fitting: int, *, most: int, noun: str) -> None:
    """Which part of the list this is, and the way to what stands before and after it, if anything does."""
    last = max(1, -(-fitting // most))
    if last == 1:
        return
    first = (page - 1) * most + 1
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for word, icon, to in (("Previous", "left", page - 1), ("Next", "right", page + 1)):
            st.button(
                word,
                icon=f":material/keyboard_arrow_{icon}:",
                type="tertiary",
                key=f"{noun}s.page.{word}",
                disabled=not 1 <= to <= last,
                on_click=_turn,
                args=(to,),
            )
        until = min(page * most, fitting)
        st.caption(f"{words.grouped(first)} to {words.grouped(until)} of {words.count(fitting, noun)}")


def _turn(to: int) -> None:
    st.query_params["page"] = str(to)
