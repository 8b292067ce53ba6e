"""Curate one event of a timeline: what a person edits stands beside what the source said, never over it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.person import Person
from aar.domain.record import written
from aar.errors import ConflictError, InputError
from aar.store import Reader, Writer
from aar.usecases.curating import curatable_incident
from aar.usecases.marking import demand_fit_mark
from aar.usecases.validation import edited

MANUAL: Final = "manual"
OUR_OWN: Final = frozenset({"curation", "note", "sensitivity"})
CORRECTABLE: Final = frozenset(
    {
        "occurred_at",
        "occurred_until",
        "known_at",
        "precision",
        "kind",
        "milestone",
        "stage",
        "actor",
        "actor_role",
        "text",
    }
)


def curate_event(
    store: Writer,
    event_id: str,
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    revision: int | None = None,
) -> TimelineEvent:
    """Save edited fields; the source's value of each is kept in `upstream`, the event's identity never moves.

    Raises ConflictError when what cites the event would no longer hold or may no longer rest on it, StaleEdit
    when it was saved after this revision.
    """
    _demand_editable(fields)
    current = store.require(TimelineEvent, event_id)
    curatable_incident(store, current.incident_id, by)
    event = edited(current, fields)
    event = event.changed(upstream=_upstream(current, event))
    if event == current:
        return current
    _demand_still_known(store, current, event)
    _demand_not_cited(store, current, event)
    saved = store.save_at(event, revision or current.revision, verb="curated", by=by, now=now)
    if saved.sensitivity != current.sensitivity:
        demand_fit_mark(store, saved)
    return saved


def _demand_editable(fields: Mapping[str, Any]) -> None:
    fixed = sorted(set(fields) - OUR_OWN - CORRECTABLE)
    if fixed:
        raise InputError(
            f"The field {fixed[0]} of an event cannot be edited.",
            f"What can be: {', '.join(sorted(OUR_OWN | CORRECTABLE))}.",
        )


def _upstream(current: TimelineEvent, event: TimelineEvent) -> dict[str, Any] | None:
    """What the source said wherever a person says otherwise; absent values are kept as empty text."""
    if current.source == MANUAL:
        return current.upstream
    said = {name: _kept(getattr(current, name)) for name in CORRECTABLE} | (current.upstream or {})
    differing = {name: value for name, value in said.items() if _kept(getattr(event, name)) != value}
    return dict(sorted(differing.items())) or None


def _kept(value: object) -> object:
    if isinstance(value, datetime):
        return written(value)
    return "" if value is None else value


def _demand_still_known(store: Reader, current: TimelineEvent, event: TimelineEvent) -> None:
    if event.knowable_at <= current.knowable_at:
        return
    for decision in store.list(Decision, "citing_event", event_id=event.event_id):
        if event.knowable_at > decision.decided_at:
            raise ConflictError(
                f"{decision.decision_id} rests on {event.event_id}: at {decision.decided_at:%Y-%m-%d %H:%M}"
                f" UTC nobody could know what became known at {event.knowable_at:%Y-%m-%d %H:%M} UTC.",
                "Take the event out of that decision first, or correct when it was made.",
            )


def _demand_not_cited(store: Reader, current: TimelineEvent, event: TimelineEvent) -> None:
    if event.curation != "dropped" or current.curation == "dropped":
        return
    citing = [row["cited_by"] for row in store.rows("queries/events/cited_by", event_id=event.event_id)]
    if citing:
        raise ConflictError(
            f"{event.event_id} cannot be dropped: it is cited by {', '.join(citing)}.",
            "Take it out there first, or keep the event.",
        )
