"""Lines whose times say UTC on hover: the one place that puts HTML on a page, and only that."""

import re
from typing import Final

import streamlit as st

_HOVER: Final = re.compile(r'(<span title="[\d: -]+ UTC">[^<>"]*</span>)')


def caption(text: str) -> None:
    """A small line of Markdown; any HTML but a time's hover is shown as it is written."""
    st.caption(only_hovers(text), unsafe_allow_html=True)


def line(text: str) -> None:
    """A line of Markdown, likewise."""
    st.markdown(only_hovers(text), unsafe_allow_html=True)


def only_hovers(text: str) -> str:
    """The text with every tag but the hover of a time taken out of force."""
    parts = _HOVER.split(text)
    return "".join(_plain(part) if _HOVER.fullmatch(part) else _inert(part) for part in parts)


def _plain(hover: str) -> str:
    """Without what looks like the name of an emoji (`:35:`): browsers would load all emojis for it."""
    return hover.replace(":", "&#58;")


def _inert(text: str) -> str:
    return text.replace("\\<", "<").replace("<", "&lt;")
