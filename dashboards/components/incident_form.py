"""The form that records an incident by hand, in a dialog."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, get_args

import streamlit as st

from aar.domain.incident import IncidentKind, Severity
from aar.domain.rights import may
from aar.usecases.create_incident import create_incident
from dashboards import session
from dashboards.components import act, badges, links, words

_IS_OPEN: Final = "incident_form.open"


def open_form() -> None:
    """Show the form until it is closed."""
    st.session_state[_IS_OPEN] = True


def _close() -> None:
    st.session_state[_IS_OPEN] = False


def draw(services: Sequence[str]) -> None:
    """Draw the dialog when it was asked for."""
    if st.session_state.get(_IS_OPEN):
        _dialog(services)


@st.dialog("New incident", width="medium", on_dismiss=_close)
def _dialog(services: Sequence[str]) -> None:
    st.caption("What people noticed, in a few words. The timeline, the review and its actions come later.")
    fields: dict[str, Any] = {
        "title": st.text_input("Title", placeholder="Checkout is slow in one region", required=True)
    }
    left, right = st.columns(2)
    fields["kind"] = left.segmented_control(
        "Kind", get_args(IncidentKind), default="incident", required=True, format_func=words.label
    )
    fields["severity"] = right.segmented_control("Severity", get_args(Severity), format_func=badges.said)
    started_at = st.datetime_input(
        "When did it start?",
        value=None,
        step=60,
        format="YYYY-MM-DD",
        help=f"In your zone, {session.zone()}. Leave it empty if nobody knows yet.",
    )
    fields["services"] = st.multiselect(
        "Affected services", services, accept_new_options=True, placeholder="Choose or type"
    )
    fields["summary"] = st.text_area("Summary", placeholder="Optional: two or three sentences.") or None
    if may(session.person(), "see_private"):
        fields["is_private"] = st.toggle("Private", help="Only administrators see it.")
    if st.button("Create", type="primary", key="incident_form.create"):
        _create(fields, started_at)


def _create(fields: dict[str, Any], started_at: datetime | None) -> None:
    began = started_at.replace(tzinfo=session.zone()) if started_at else None
    created = act.run(create_incident, fields, started_at=began, said="Incident created")
    if created is not None:
        _close()
        links.go("incident", incident=created.incident_id)
