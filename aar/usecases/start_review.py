"""Start the after-action review of an incident."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aar.domain.event import TimelineEvent, milestone_times
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.policy import review_due_on
from aar.domain.review import Review
from aar.domain.rights import demand
from aar.errors import ConflictError, InputError
from aar.store import Writer
from aar.usecases.access import standing_incident
from aar.usecases.readiness import forms_for


def start_review(
    store: Writer,
    incident_id: str,
    *,
    by: Person,
    now: datetime,
    zone: ZoneInfo = ZoneInfo("UTC"),
    form: str | None = None,
) -> Review:
    """Open a draft led by the acting person, by this form or the one of the incident's kind.

    Raises ConflictError when the incident has a review already, InputError for a form that does not fit.
    """
    demand(by, "review")
    incident = standing_incident(store, incident_id, by)
    existing = store.list(Review, "of_incident", incident_id=incident_id)
    if existing:
        raise ConflictError(
            f"{incident_id} already has the review {existing[-1].review_id}.",
            "Open it, or amend it when it is published.",
        )
    events = store.list(TimelineEvent, "milestones_of_incident", incident_id=incident_id)
    resolved_at = milestone_times(events).get("resolved", now)
    review = Review(
        review_id=store.new_id(Review),
        incident_id=incident_id,
        facilitator=by.person_id,
        due_on=review_due_on(incident.severity, resolved_at.astimezone(zone).date()),
        form=_fitting(incident, form),
    )
    return store.save(review, verb="started", by=by, now=now)


def _fitting(incident: Incident, wanted: str | None) -> str:
    fitting = [form.form_id for form in forms_for(incident.kind)]
    if wanted is not None and wanted not in fitting:
        raise InputError(
            f"{wanted} is no form for a review of the kind {incident.kind.replace('_', ' ')}.",
            f"Choose one of {', '.join(fitting)}.",
        )
    return wanted or incident.kind
