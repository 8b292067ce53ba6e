"""Curate one event of a timeline: what a person edits stands beside what the source said, never over it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from aar.domain.event import TimelineEvent
from aar.domain.person import Person
from aar.domain.record import written
from aar.errors import InputError
from aar.store import Writer
from aar.usecases.citations import Citations
from aar.usecases.curating import curatable_incident
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
    demand_editable(fields)
    current = store.require(TimelineEvent, event_id)
    curatable_incident(store, current.incident_id, by)
    event = curated(current, fields)
    if event == current:
        return current
    Citations(store, [event_id]).demand_hold(current, event)
    return store.save_at(event, revision or current.revision, verb="curated", by=by, now=now)


def curated(current: TimelineEvent, fields: Mapping[str, Any]) -> TimelineEvent:
    """The event with these fields; raises InputError naming the first that cannot be used."""
    event = edited(current, fields)
    return event.changed(upstream=_upstream(current, event))


def demand_editable(fields: Mapping[str, Any]) -> None:
    """Raise InputError for a field that tells where the event came from."""
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
