"""Incident: how it unfolded, how long each part took, and what was learned and agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, get_args

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aar.domain.action import ActionItem
from aar.domain.event import EventKind, Milestone, milestone_times
from aar.domain.finding import Finding
from aar.domain.person import LOCAL, Person
from aar.domain.review import Review, told_of
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.access import visible_actions, visible_incident
from aar.usecases.readiness import forms_for
from aar.usecases.similar_incidents import Past
from aar.usecases.start_review import start_review
from dashboards import session
from dashboards.components import (
    act,
    badges,
    event_card,
    event_picks,
    incident_learned,
    incident_tools,
    links,
    milestones,
    similar,
    table,
    timeline,
    words,
)
from dashboards.components.empty import empty
from dashboards.components.figures import heading
from dashboards.components.incident_choice import latest_of
from dashboards.components.incident_story import Story
from dashboards.page import Page, Visit
from dashboards.pasts import pasts
from dashboards.timelines import timelines

_EVENTS: Final = "incident.events"


@dataclass(frozen=True)
class View:
    """The incident that the address names, or None when it names none."""

    visit: Visit
    story: Story | None
    past: Past = field(default_factory=Past)


def build(store: Reader, visit: Visit) -> View:
    """Read the incident, what hangs on it, and its like; raises InputError when there is none."""
    wanted = visit.params.get("incident")
    if not wanted:
        return View(visit, None)
    story = _story(store, wanted, visit)
    return View(visit, story, pasts().of_incident(store, wanted, by=visit.person, now=visit.now))


def _story(store: Reader, incident_id: str, visit: Visit) -> Story:
    person = visit.person
    incident = visible_incident(store, incident_id, person)
    reviews = store.list(Review, "of_incident", incident_id=incident_id)
    told = told_of(reviews)
    read = {"review_id": told.review_id} if told else None
    sees_private = may(person, "see_private")
    actions = store.list(ActionItem, "of_review", **read) if read else []
    people = [LOCAL, *store.list(Person)]
    return Story(
        incident=incident,
        events=timelines().of_incident(store, incident_id),
        review=told,
        versions=reviews,
        findings=store.list(Finding, "of_review", **read) if read else [],
        actions=visible_actions(store, actions, sees_private=sees_private),
        proposals=store.list(ActionItem, "proposals_of_incident", incident_id=incident_id),
        names={person.person_id: person.name for person in people},
        others=latest_of(store, visit).without(incident_id),
        services=[
            row["service"] for row in store.rows("queries/incidents/services", sees_private=sees_private)
        ],
    )


def draw(view: View) -> None:
    """Draw the story, or say how to open one."""
    if view.story is None:
        heading("Incident")
        purpose = "Its timeline, its milestones, its review and what came of it stand on one page."
        empty("No incident is open", purpose, icon=":material/crisis_alert:", next_step=_to_list)
        return
    if view.story.incident.merged_into:
        heading(words.safe(view.story.incident.title), above=view.story.incident.incident_id)
        incident_tools.merged(view.story.incident, len(view.story.events))
        return
    _head(view.story, view.visit)
    similar.foreseen(view.past)
    _timeline(view.story, view.visit)
    incident_learned.draw(view.story, view.visit)
    similar.draw(view.past, view.visit)


def _to_list() -> None:
    links.link("Choose an incident", "incidents", icon=":material/list:")


def _head(story: Story, visit: Visit) -> None:
    incident = story.incident
    kind = None if incident.kind == "incident" else incident.kind
    private = " :violet-badge[Private]" if incident.is_private else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        heading(
            words.safe(incident.title),
            above=f"{incident.incident_id} · {words.label(incident.kind)}",
            caption=_facts(story, visit),
            badges=badges.badges(incident.severity, kind) + private,
        )
        _review_button(story, visit)
        incident_tools.draw(incident, story.others, story.services)
    if incident.summary:
        st.text(incident.summary)
    if story.kept:
        milestones.draw(_reached(story), visit)


def _facts(story: Story, visit: Visit) -> str:
    incident = story.incident
    services = words.safe(", ".join(incident.services)) or "No service named"
    facts = [services]
    if incident.impact_minutes is not None:
        facts.append(f"Impact {words.duration(timedelta(minutes=incident.impact_minutes))}")
    if story.kept:
        first = story.kept[0].occurred_at
        facts.append(words.hover(words.moment(first, visit.zone), first))
    if incident.source:
        facts.append(f"from {words.safe(incident.source)}")
    return " · ".join(facts)


def _reached(story: Story) -> dict[Milestone, Any]:
    return milestone_times(story.events)


def _review_button(story: Story, visit: Visit) -> None:
    if story.review is not None:
        links.link("Open the review", "review", icon=":material/rate_review:", review=story.review.review_id)
    elif not may(visit.person, "review"):
        return
    elif len(forms_for(story.incident.kind)) > 1:
        chosen = {"incident": story.incident.incident_id}
        links.link("Start the review", "review", icon=":material/rate_review:", **chosen)
    elif st.button("Start the review", type="primary", icon=":material/rate_review:"):
        zone = session.app().settings.zone_info
        started = act.run(start_review, story.incident.incident_id, zone=zone, said="Review started")
        if started is not None:
            links.go("review", review=started.review_id)


def _timeline(story: Story, visit: Visit) -> None:
    if not story.kept:
        purpose = "Import what the incident left behind, or add what people remember in its review."
        empty("The timeline is empty", purpose, icon=":material/timeline:", next_step=_to_import)
        return
    with st.container(border=True, gap="small"):
        st.subheader("How did it unfold?", anchor=False)
        st.caption(_told(story))
        is_choosing = story.is_curatable(visit.person) and event_picks.is_on(_EVENTS)
        chosen = event_picks.brushed(_EVENTS) if is_choosing else ""
        timeline.draw(story.kept, visit, key="incident.chart", chosen=chosen)
    if is_choosing:
        event_picks.draw(visit, story.kept, key=_EVENTS)
        return
    picked = next((event for event in story.kept if event.event_id == visit.params.get("event")), None)
    if picked is None:
        _events(story, _columns(story, visit))
        return
    left, right = st.columns([3, 2])
    with left:
        narrow = {
            "occurred_at": table.when("When", visit.zone),
            "text": table.text("What happened", width=390),
        }
        _events(story, narrow)
    with right:
        event_card.draw(picked, visit)


def _to_import() -> None:
    links.link("Import a timeline", "import", icon=":material/upload_file:")


def _told(story: Story) -> str:
    kept, reached = story.kept, _reached(story)
    span = words.duration(kept[-1].occurred_at - kept[0].occurred_at)
    said = [f"{words.count(len(kept), 'event')} in {span}"]
    start = reached.get("impact_started")
    for name, verb in (("detected", "noticed"), ("mitigated", "contained"), ("resolved", "over")):
        at = reached.get(name)  # type: ignore[call-overload]
        if start and at:
            said.append(f"{verb} after {words.duration(at - start)}")
    return ", ".join(said) + "."


def _events(story: Story, columns: Mapping[str, ColumnConfig]) -> None:
    rows = [
        {
            "event_id": event.event_id,
            "occurred_at": event.occurred_at,
            "kind": table.cell(event.kind),
            "milestone": table.cell(event.milestone),
            "text": " ".join(event.text.split()),
            "actor": event.actor,
        }
        for event in story.kept
    ]
    table.picking_table(rows, columns, key=_EVENTS, into="event", field="event_id", height=400)


def _columns(story: Story, visit: Visit) -> dict[str, ColumnConfig]:
    has_actors = any(event.actor for event in story.kept)
    return {
        "occurred_at": table.when("When", visit.zone),
        "kind": table.badge("Kind", get_args(EventKind), width=130),
        "milestone": table.badge("Milestone", get_args(Milestone), width=130),
        "text": table.text("What happened", width=430 if has_actors else 530),
        **({"actor": table.text("Who", width=100)} if has_actors else {}),
    }


PAGE = Page("Incident", ":material/timeline:", "Learn", 25, "incident", build, draw, in_menu=False)
