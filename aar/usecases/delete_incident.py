"""Delete an incident that never was one, with all that hangs on it; the audit keeps what it was."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from aar.domain.action import OPEN, ActionItem, moved
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.record import Record, Value
from aar.domain.review import Answer, Review
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.curating import curatable_incident

_REASON: Final = "no_longer_applicable"


class Deleted(Value):
    """What went with an incident."""

    incident_id: str
    events: int = 0
    reviews: int = 0
    removed_actions: tuple[str, ...] = ()
    dropped_actions: tuple[str, ...] = ()


def delete_incident(store: Writer, incident_id: str, *, by: Person, now: datetime) -> Deleted:
    """Remove events, reviews and what they say; proposals that serve it only go, promised work is dropped.

    Raises ConflictError once a review of it was published, and while an action that serves it only is in a
    tracker, where its owner would go on working.
    """
    incident = curatable_incident(store, incident_id, by)
    _demand_alone(store, incident_id)
    reviews = store.list(Review, "of_incident", incident_id=incident_id)
    serving = store.rows("queries/actions/serving", incident_id=incident_id)
    _demand_deletable(incident, reviews, serving)
    findings = [one for review in reviews for one in _of(store, Finding, review)]
    removed, dropped = _release_actions(store, serving, incident_id, findings, by=by, now=now)
    for record in [*findings, *_said(store, reviews), *reversed(reviews)]:
        store.delete(record, verb="deleted", by=by, now=now)
    events = _delete_events(store, incident_id, by=by, now=now)
    store.delete(incident, verb="deleted", by=by, now=now)
    return Deleted(
        incident_id=incident_id,
        events=events,
        reviews=len(reviews),
        removed_actions=tuple(removed),
        dropped_actions=tuple(dropped),
    )


def _demand_alone(store: Writer, incident_id: str) -> None:
    rows = store.rows("queries/incidents/merged_into", incident_id=incident_id)
    merged = [row["incident_id"] for row in rows]
    if merged:
        raise ConflictError(
            f"{incident_id} cannot be deleted: {', '.join(merged)} was merged into it.",
            "Undo the merge first.",
        )
    if store.value("queries/events/came_from", incident_id=incident_id):
        raise ConflictError(
            f"{incident_id} cannot be deleted: events of it stayed where it was merged once, cited there.",
            "Take them out of what cites them, then merge it and undo that again.",
        )


def _demand_deletable(incident: Incident, reviews: list[Review], serving: list[dict[str, Any]]) -> None:
    published = [review.review_id for review in reviews if review.published_at]
    if published:
        raise ConflictError(
            f"{incident.incident_id} cannot be deleted: {published[0]} was published, and others rely on it.",
            "Say in an amendment what turned out to be wrong.",
        )
    held = [row for row in serving if row["is_in_tracker"] and not row["others"]]
    if held:
        named = ", ".join(f"{row['action_id']} ({row['issue'] or 'being sent'})" for row in held)
        raise ConflictError(
            f"{incident.incident_id} cannot be deleted: its actions are in the tracker: {named}.",
            "Let them serve a finding of another incident first, or keep this one and drop them there.",
        )


def _of(store: Writer, model: type[Any], review: Review) -> list[Any]:
    return store.list(model, "of_review", review_id=review.review_id)


def _said(store: Writer, reviews: list[Review]) -> Iterator[Record]:
    for review in reviews:
        yield from _of(store, Decision, review)
        yield from _of(store, Answer, review)


def _release_actions(
    store: Writer,
    serving: list[dict[str, Any]],
    incident_id: str,
    findings: list[Finding],
    *,
    by: Person,
    now: datetime,
) -> tuple[list[str], list[str]]:
    gone = {finding.finding_id for finding in findings}
    removed, dropped = [], []
    for row in serving:
        action = store.require(ActionItem, row["action_id"])
        if not row["others"] and action.state == "proposed":
            store.delete(action, verb="deleted", by=by, now=now)
            removed.append(action.action_id)
            continue
        left = action.changed(
            finding_ids=[one for one in action.finding_ids if one not in gone],
            incident_id=None if action.incident_id == incident_id else action.incident_id,
        )
        if not row["others"] and action.state in OPEN:
            left = moved(left, "dropped", at=now, by=by.person_id, reason=_REASON)
            dropped.append(action.action_id)
        store.save(left, verb="released", by=by, now=now)
    return removed, dropped


def _delete_events(store: Writer, incident_id: str, *, by: Person, now: datetime) -> int:
    events = store.list(TimelineEvent, "of_incident", incident_id=incident_id)
    store.execute("queries/imports/forget_changes_of_incident", incident_id=incident_id)
    store.execute("queries/events/delete_of_incident", incident_id=incident_id)
    told = ((event.event_id, event.plain(), None) for event in events)
    store.note_all(told, "deleted", "event", by=by, now=now)
    return len(events)
