"""Adding what nobody wrote down at the time."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import streamlit as st

from aar.domain.event import EventKind
from aar.usecases.add_event import add_event
from dashboards.components import act, review_event, words
from dashboards.components.review_desk import Desk


def draw(desk: Desk, start: datetime | None) -> None:
    """A small form behind a button; the new event is opened below the table."""
    zone = desk.visit.zone
    with (
        st.popover("Add an event", icon=":material/add:", disabled=desk.is_locked),
        st.form(f"add-event.{desk.incident.incident_id}", clear_on_submit=True, border=False),
    ):
        suggested = (start or desk.visit.now).astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
        at = st.datetime_input(f"When, in {zone}", suggested, format="YYYY-MM-DD", step=timedelta(minutes=1))
        text = st.text_area("What happened", height=76, placeholder="The on-call engineer phoned the vendor.")
        kind = st.selectbox("Kind", get_args(EventKind), index=6, format_func=words.label)
        is_wanted = st.form_submit_button("Add", type="primary")
    if is_wanted:
        fields = {"occurred_at": at.replace(tzinfo=zone).astimezone(UTC), "text": text, "kind": kind}
        added = act.run(add_event, desk.incident.incident_id, fields, said="Event added")
        if added:
            review_event.open_event(added.event_id)
            st.rerun()
