"""How a story becomes an incident with its timeline and its review."""

from datetime import timedelta

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.factor import ContributingFactor
from aar.domain.finding import Finding, Risk
from aar.domain.incident import Incident
from aar.domain.policy import review_due_on
from aar.domain.review import Participant, Review
from tests.demo.ledger import Made
from tests.demo.people import owner_of
from tests.demo.reviewing import ELEMENTS, Reviewer
from tests.demo.stories import Lesson, Story


def tell(story: Story, reviewer: Reviewer) -> None:
    """Keep the incident, its events and a review that was published nine days later."""
    made = reviewer.made
    incident = made.keep(_incident(story, made))
    events = [made.keep(_event(story, incident, place, made)) for place in range(len(story.events))]
    review = made.keep(_review(story, incident, events, made))
    made.keep(_decision(story, review, events, made))
    for lesson in story.lessons:
        finding = made.keep(_finding(lesson, review, events, made))
        if lesson.topic:
            made.keep(reviewer.action(review, incident, finding, lesson.topic))


def _incident(story: Story, made: Made) -> Incident:
    return Incident(
        incident_id=made.next_id(Incident),
        title=story.title,
        kind=story.kind,
        severity=story.severity,
        services=story.services,
        summary="Made up for the sample.",
        impact_minutes=30.0 if story.kind == "incident" else None,
        is_private=story.is_private,
        source="manual",
        created_at=story.started_at + timedelta(hours=2),
    )


def _event(story: Story, incident: Incident, place: int, made: Made) -> TimelineEvent:
    text, kind, milestone = story.events[place]
    return TimelineEvent.model_validate(
        {
            "event_id": made.next_id(TimelineEvent),
            "incident_id": incident.incident_id,
            "occurred_at": story.started_at + timedelta(minutes=15 * place),
            "text": text,
            "kind": kind,
            "milestone": milestone,
        }
    )


def _review(story: Story, incident: Incident, events: list[TimelineEvent], made: Made) -> Review:
    ended_at = events[-1].occurred_at
    return Review(
        review_id=made.next_id(Review),
        incident_id=incident.incident_id,
        state="published",
        facilitator="second-facilitator",
        participants=(
            Participant(person_id=owner_of(story.services), role="incident_commander"),
            Participant(person_id="facilitator", role="scribe"),
        ),
        answers=dict(sorted(story.answers.items())),
        due_on=review_due_on(story.severity, ended_at.date()),
        approved_by="head-of-reliability",
        approved_at=ended_at + timedelta(days=8),
        published_at=ended_at + timedelta(days=9),
        form=story.kind,
    )


def _decision(story: Story, review: Review, events: list[TimelineEvent], made: Made) -> Decision:
    question, options, chosen, rationale, unknown, expected, outcome = story.choice
    return Decision(
        decision_id=made.next_id(Decision),
        review_id=review.review_id,
        decided_at=events[1].occurred_at + timedelta(minutes=5),
        decided_by="incident_commander",
        stage="containment",
        question=question,
        options=options,
        chosen=chosen,
        rationale=rationale,
        known_then=tuple(event.event_id for event in events[:2]),
        unknown_then=unknown,
        expected_result=expected,
        outcome=outcome,
    )


def _finding(lesson: Lesson, review: Review, events: list[TimelineEvent], made: Made) -> Finding:
    return Finding(
        finding_id=made.next_id(Finding),
        review_id=review.review_id,
        kind="area_for_improvement" if lesson.topic else "strength",
        title=lesson.title,
        analysis=lesson.analysis,
        factors=(ContributingFactor(code=lesson.topic.factor),) if lesson.topic else (),
        evidence=(events[1].event_id, events[2].event_id),
        capability_element=ELEMENTS.get(lesson.topic.factor, "equipment") if lesson.topic else None,
        impact_categories=("customer",),
        risk=Risk(likelihood=3, impact=4) if lesson.topic else None,
        capability=lesson.capability,
        rating=lesson.rating,
    )
