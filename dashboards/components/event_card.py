"""One event of a timeline in full."""

import streamlit as st

from aar.domain.event import TimelineEvent
from dashboards.components import badges, timed, words
from dashboards.components.url import clear
from dashboards.page import Visit


def draw(event: TimelineEvent, visit: Visit) -> None:
    """Draw what happened, when it was known, and where it was read."""
    with st.container(border=True, gap="xsmall", key="event_card"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            said = words.moment(event.occurred_at, visit.zone)
            timed.line(f"**{words.hover(said, event.occurred_at)}**")
            st.button("Close", icon=":material/close:", type="tertiary", on_click=clear, args=("event",))
        st.markdown(badges.badges(event.kind, event.milestone, event.stage))
        st.text(event.text)
        for line in _facts(event, visit):
            timed.caption(line)


def _facts(event: TimelineEvent, visit: Visit) -> list[str]:
    facts = []
    if event.actor:
        role = f", {words.label(event.actor_role).lower()}" if event.actor_role else ""
        facts.append(f":material/person: {words.safe(event.actor)}{role}")
    if event.known_at and event.known_at != event.occurred_at:
        late = words.duration(event.known_at - event.occurred_at)
        at = words.hover(words.moment(event.known_at, visit.zone), event.known_at)
        facts.append(f":material/visibility: Known {late} later, {at}")
    if event.note:
        facts.append(f":material/sticky_note_2: {words.safe(event.note)}")
    return [*facts, _origin(event)]


def _origin(event: TimelineEvent) -> str:
    named = words.safe(event.source)
    source = f"[{named}]({event.source_url})" if _is_web(event.source_url) else named
    line = f", line {event.line}" if event.line else ""
    return f":material/description: {event.event_id} from {source}{line}"


def _is_web(address: str | None) -> bool:
    return bool(address) and str(address).lower().startswith(("http://", "https://"))
