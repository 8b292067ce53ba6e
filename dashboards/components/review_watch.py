"""Seeing what others save in the same review, without asking for it.

A look every few seconds costs a few milliseconds; only when something was saved is the page drawn again, and
what is half typed stays in its field. The timeline does not count: its table would lose the cell that is
open.
"""

import contextlib
from typing import Final

import streamlit as st

from aar.errors import StoreError
from aar.store import Reader
from dashboards import session

_EVERY_SECONDS: Final = 5


def mark_of(store: Reader, review_id: str) -> str:
    """What is another text after every change of the review."""
    return str(store.value("queries/reviews/mark", review_id=review_id))


def remember(store: Reader, review_id: str) -> None:
    """Note which state of the review is being drawn."""
    st.session_state[_key(review_id)] = mark_of(store, review_id)


@st.fragment(run_every=_EVERY_SECONDS)
def draw(review_id: str) -> None:
    """Look from time to time, and draw the page again when somebody else saved."""
    mark = drawn = st.session_state.get(_key(review_id))
    with contextlib.suppress(StoreError), session.app().reading() as store:  # else the next look will do
        mark = mark_of(store, review_id)
    if drawn is not None and mark != drawn:
        st.rerun()


def _key(review_id: str) -> str:
    return f"mark.{review_id}"
