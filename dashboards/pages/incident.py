"""Incident: how it unfolded, how long each part took, and what was learned and agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, get_args

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aar.domain.action import ActionItem
from aar.domain.event import EventKind, Milestone, TimelineEvent, in_order, milestone_times
from aar.domain.factor import label as factor_label
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import LOCAL, Person
from aar.domain.review import Review
from aar.domain.rights import may
from aar.store import Reader
from aar.usecases.access import visible_incident
from aar.usecases.start_review import start_review
from dashboards import session
from dashboards.components import (
    act,
    badges,
    event_card,
    links,
    milestones,
    table,
    timeline,
    words,
)
from dashboards.components.empty import empty
from dashboards.components.entry import entry
from dashboards.components.figures import heading
from dashboards.page import Page, Visit


@dataclass(frozen=True)
class Story:
    """One incident with everything that hangs on it."""

    incident: Incident
    events: Sequence[TimelineEvent]
    review: Review | None
    findings: Sequence[Finding]
    actions: Sequence[ActionItem]
    proposals: Sequence[ActionItem]
    names: Mapping[str, str]

    @property
    def kept(self) -> list[TimelineEvent]:
        """The events that were not dropped, as they happened."""
        return in_order(event for event in self.events if event.curation != "dropped")


@dataclass(frozen=True)
class View:
    """The incident that the address names, or None when it names none."""

    visit: Visit
    story: Story | None


def build(store: Reader, visit: Visit) -> View:
    """Read the incident, its timeline and the latest review; raises InputError when there is none."""
    wanted = visit.params.get("incident")
    return View(visit, _story(store, wanted, visit.person) if wanted else None)


def _story(store: Reader, incident_id: str, person: Person) -> Story:
    incident = visible_incident(store, incident_id, person)
    reviews = store.list(Review, "of_incident", incident_id=incident_id)
    latest = {"review_id": reviews[-1].review_id} if reviews else None
    people = [LOCAL, *store.list(Person)]
    return Story(
        incident=incident,
        events=store.list(TimelineEvent, "of_incident", incident_id=incident_id),
        review=reviews[-1] if reviews else None,
        findings=store.list(Finding, "of_review", **latest) if latest else [],
        actions=store.list(ActionItem, "of_review", **latest) if latest else [],
        proposals=store.list(ActionItem, "proposals_of_incident", incident_id=incident_id),
        names={person.person_id: person.name for person in people},
    )


def draw(view: View) -> None:
    """Draw the story, or say how to open one."""
    if view.story is None:
        heading("Incident")
        purpose = "Its timeline, its milestones, its review and what came of it stand on one page."
        empty("No incident is open", purpose, icon=":material/crisis_alert:", next_step=_to_list)
        return
    _head(view.story, view.visit)
    _timeline(view.story, view.visit)
    _learned(view.story, view.visit)
    _asked_for(view.story, view.visit)


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
    elif may(visit.person, "review") and st.button(
        "Start the review", type="primary", icon=":material/rate_review:"
    ):
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
        timeline.draw(story.kept, visit, key="incident.chart")
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
    table.picking_table(rows, columns, key="incident.events", into="event", field="event_id", height=400)


def _columns(story: Story, visit: Visit) -> dict[str, ColumnConfig]:
    has_actors = any(event.actor for event in story.kept)
    return {
        "occurred_at": table.when("When", visit.zone),
        "kind": table.badge("Kind", get_args(EventKind), width=130),
        "milestone": table.badge("Milestone", get_args(Milestone), width=130),
        "text": table.text("What happened", width=430 if has_actors else 530),
        **({"actor": table.text("Who", width=100)} if has_actors else {}),
    }


def _learned(story: Story, visit: Visit) -> None:
    if story.review is None:
        return
    _review(story, story.review, visit)
    left, right = st.columns(2)
    with left:
        _subheading("Findings", len(story.findings))
        for finding in story.findings:
            _finding(finding, story.review)
    with right:
        _subheading("Actions", len(story.actions))
        for action in story.actions:
            _action(action, story, visit)


def _asked_for(story: Story, visit: Visit) -> None:
    if not story.proposals:
        return
    st.subheader(f"Asked for in the imported account :gray[{len(story.proposals)}]", anchor=False)
    for action in story.proposals:
        _action(action, story, visit)


def _subheading(title: str, number: int) -> None:
    st.subheader(f"{title} :gray[{number}]", anchor=False)
    if not number:
        st.caption("None yet; they are written in the review.")


def _review(story: Story, review: Review, visit: Visit) -> None:
    st.subheader("Review", anchor=False)
    led = words.safe(story.names.get(review.facilitator or "", "nobody yet"))
    attended = [
        f"{words.safe(story.names.get(one.person_id, one.person_id))} ({words.label(one.role).lower()})"
        for one in review.participants
    ]
    about = [f"Led by {led}", *attended]
    about.append(
        f"Published {words.moment(review.published_at, visit.zone)}"
        if review.published_at
        else words.due(review.due_on, visit.today)
    )
    entry(
        review.review_id,
        about=" · ".join(about),
        badges=badges.badge(review.state),
        to="review",
        review=review.review_id,
    )


def _finding(finding: Finding, review: Review) -> None:
    kind = "Strength" if finding.kind == "strength" else "Area for improvement"
    factors = ", ".join(words.safe(factor_label(factor.code)) for factor in finding.factors)
    entry(
        words.safe(finding.title),
        about=" · ".join(filter(None, (finding.finding_id, kind, factors))),
        to="review",
        review=review.review_id,
        section="findings",
    )


def _action(action: ActionItem, story: Story, visit: Visit) -> None:
    owner = words.safe(story.names.get(action.owner or "", "no owner"))
    due = words.due(action.due_on, visit.today) if action.is_outstanding else words.day(action.due_on)
    entry(
        words.safe(action.title),
        about=f"{action.action_id} · {owner} · {due}",
        badges=badges.badge(action.state),
        to="actions",
        action=action.action_id,
    )


PAGE = Page("Incident", ":material/timeline:", "Learn", 25, "incident", build, draw, in_menu=False)
