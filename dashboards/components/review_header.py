"""The head of a review: which incident, how it stands, and the bar from section to section."""

from typing import Final

import streamlit as st

from dashboards.components import badges, links, words
from dashboards.components.review_desk import Desk
from dashboards.components.url import clear

_OPENED: Final = ("event", "decision", "finding", "action")
_ICONS: Final = {
    "complete": ":material/check_circle:",
    "started": ":material/contrast:",
    "empty": ":material/circle:",
}


def draw(desk: Desk) -> None:
    """The title, what is due and who leads it, and how far the sections are."""
    review, incident = desk.review, desk.incident
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        st.header(words.safe(f"{incident.incident_id} · {incident.title}"), anchor=False)
        st.markdown(
            badges.badges(incident.severity, _kind(incident.kind), review.state), width="content", wrap=False
        )
    done = sum(one.stand == "complete" for one in desk.progress.values())
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.caption(f":material/event: {_due(desk)}", width="content")
        if review.amends:
            st.caption(
                f":material/history: Version {review.version}, amends {review.amends}", width="content"
            )
        st.caption(f":material/person: Led by {words.safe(desk.name(review.facilitator))}", width="content")
        st.caption(
            f":material/donut_large: {done} of {len(desk.progress)} sections complete", width="content"
        )
        links.link("Incident", "incident", icon=":material/crisis_alert:", incident=incident.incident_id)
    if desk.locked:
        st.caption(f":material/lock: {words.safe(desk.locked)}")
    elif review.returned_reason:
        st.warning(f"**Returned:** {words.safe(review.returned_reason)}", icon=":material/undo:")


def section_bar(desk: Desk) -> None:
    """One section at a time; which one stands in the address."""
    key = f"section.{desk.review.review_id}"
    st.session_state[key] = desk.section.section_id
    titles = {section.section_id: section.title for section in desk.form.sections}
    st.segmented_control(
        "Section",
        list(titles),
        format_func=lambda one: f"{_ICONS[desk.progress[one].stand]} {short(titles[one])}",
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: open_section(str(st.session_state[key])),
        width="stretch",
    )


def open_section(section_id: str) -> None:
    """Go to this section from the next run on; what was open in another one is left behind."""
    clear(*_OPENED)
    st.query_params["section"] = section_id


def short(title: str) -> str:
    """The beginning of a section's title, as the bar has room for it."""
    return title.split(" & ", maxsplit=1)[0]


def _kind(kind: str) -> str | None:
    return None if kind == "incident" else kind


def _due(desk: Desk) -> str:
    if desk.review.published_at:
        return f"Published {words.moment(desk.review.published_at, desk.visit.zone)}"
    due, today = desk.review.due_on, desk.visit.today
    said = words.due(due, today)
    return f":red[{said}]" if due is not None and due < today else said
