"""The foot of a record's fields: that everything is saved, when and by whom, and the way out."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from aar.store import Reader
from dashboards.components import words
from dashboards.components.review_desk import Desk
from dashboards.components.saved_state import Memory


def last_change(store: Reader, kind: str, record_id: str | None) -> dict[str, Any] | None:
    """When and by whom this record was saved last."""
    if record_id is None:
        return None
    return store.one("queries/audit/last_change", subject_kind=kind, subject_id=record_id)


def draw(
    desk: Desk,
    record_id: str,
    change: dict[str, Any] | None,
    *,
    word: str,
    remove: Callable[[], None] | None,
) -> None:
    """Say how the record stands; `remove` is offered while the review is a draft."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(key=f"saved-status-{record_id}", width="content"):
            st.caption(_said(desk, record_id, change), width="content")
        if remove and not desk.is_locked and desk.review.state == "draft":
            with st.popover(f"Remove {word}", type="tertiary", icon=":material/delete:"):
                st.markdown(f"Take this {word} out of the review? What it said stays in the audit.")
                st.button(f"Yes, remove {word}", key=f"remove.{record_id}", on_click=remove, type="primary")


def _said(desk: Desk, record_id: str, change: dict[str, Any] | None) -> str:
    if _has_problem(record_id):
        return ":red[:material/cloud_off: Not everything is saved: see above.]"
    if change is None:
        return ""
    at = words.clock(change["occurred_at"], desk.visit.zone, desk.visit.now)
    return f":material/cloud_done: All changes saved · {at} by {words.safe(desk.name(change['actor']))}"


def _has_problem(record_id: str) -> bool:
    prefix = f"saved.{record_id}."
    held = (value for key, value in st.session_state.items() if str(key).startswith(prefix))
    return any(isinstance(value, Memory) and value.problem is not None for value in held)
