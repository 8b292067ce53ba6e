"""A section that is nothing but questions."""

import streamlit as st

from aar.store import Reader
from dashboards.components import review_questions
from dashboards.components.review_desk import Desk
from dashboards.components.review_events import EventLines, event_lines
from dashboards.components.review_section import SectionPage
from dashboards.timelines import timelines


def build(store: Reader, desk: Desk) -> EventLines:
    """The timeline, where a question asks for events of it."""
    if all(question.kind != "events" for question in desk.section.questions):
        return event_lines((), desk.visit.zone)
    events = timelines().of_incident(store, desk.incident.incident_id)
    return event_lines(events, desk.visit.zone)


def draw(desk: Desk, lines: EventLines) -> None:
    """The questions in one column, wide enough to write in."""
    with st.container(width=820):
        review_questions.draw(desk, lines)


SECTION = SectionPage(build, draw)
