"""Incidents of the sample that no status page would show: a near miss, an exercise, a private one."""

from datetime import UTC, datetime, timedelta
from typing import Final

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident

_STORIES: Final = (
    (
        Incident(
            incident_id="INC-9001",
            title="A cleanup job was stopped one minute before it reached live tables",
            kind="near_miss",
            severity="sev2",
            services=("Pull Requests",),
            summary="Made up for the sample.",
            source="manual",
        ),
        datetime(2026, 3, 12, 9, 30, tzinfo=UTC),
        (
            ("The cleanup job is queued with the wrong prefix", "change", "impact_started"),
            ("A colleague notices the prefix while looking for another job", "detection", "detected"),
            ("The job is cancelled", "action", "mitigated"),
            ("The queue is checked for others of the kind; there are none", "recovery", "resolved"),
        ),
    ),
    (
        Incident(
            incident_id="INC-9002",
            title="Exercise: the main region is lost on a Friday evening",
            kind="exercise",
            severity="sev2",
            services=("Git Operations", "Actions"),
            summary="Made up for the sample.",
            source="manual",
        ),
        datetime(2026, 5, 15, 16, 0, tzinfo=UTC),
        (
            ("The controllers announce that the main region is gone", "detection", "impact_started"),
            ("The commander declares an incident and names roles", "escalation", "acknowledged"),
            ("The first status update is drafted", "communication", None),
            ("Traffic is moved to the second region", "action", "mitigated"),
            ("The players agree that the service is back", "recovery", "resolved"),
        ),
    ),
    (
        Incident(
            incident_id="INC-9003",
            title="A support export was shared with the wrong customer",
            severity="sev1",
            services=("Issues",),
            summary="Made up for the sample.",
            is_private=True,
            source="manual",
        ),
        datetime(2026, 7, 2, 11, 0, tzinfo=UTC),
        (
            ("The export is sent", "change", "impact_started"),
            ("The customer reports that it is not theirs", "detection", "detected"),
            ("The link is revoked", "action", "mitigated"),
            ("The customer confirms in writing that nothing was kept", "recovery", "resolved"),
        ),
    ),
)


def extra_incidents() -> tuple[Incident, ...]:
    """The incidents."""
    return tuple(incident.changed(created_at=started) for incident, started, _ in _STORIES)


def extra_events() -> tuple[TimelineEvent, ...]:
    """Their timelines, a quarter of an hour from event to event."""
    found: list[TimelineEvent] = []
    for incident, started, story in _STORIES:
        for place, (text, kind, milestone) in enumerate(story):
            fields = {
                "event_id": f"EVT-{9_000_001 + len(found):07d}",
                "incident_id": incident.incident_id,
                "occurred_at": started + timedelta(minutes=15 * place),
                "text": text,
                "kind": kind,
                "milestone": milestone,
            }
            found.append(TimelineEvent.model_validate(fields))
    return tuple(found)
