"""Widgets whose value stands in the address, in codes and not in words, so that the link can be sent."""

from collections.abc import Sequence
from typing import Any

import streamlit as st


def bound(name: str, value: str | Sequence[str] | None) -> dict[str, Any]:
    """The arguments that tie a widget to the parameter `name`, which has this value now."""
    key = _key(name)
    st.session_state[key] = list(value) if isinstance(value, tuple) else value
    return {"key": key, "on_change": _write, "args": (name,)}


def clear(*names: str) -> None:
    """Take parameters out of the address."""
    for name in names:
        st.query_params.pop(name, None)


def _write(name: str) -> None:
    """Put the widget's value into the address; a list that is narrowed begins at its first page."""
    clear("page")
    value = st.session_state[_key(name)]
    if value:
        st.query_params[name] = value
    else:
        clear(name)


def _key(name: str) -> str:
    return f"url.{name}"
