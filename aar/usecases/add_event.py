"""Add what nobody wrote down at the time to a timeline, by hand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.event import TimelineEvent
from aar.domain.person import Person
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.curate_event import MANUAL
from aar.usecases.curating import curatable_incident
from aar.usecases.validation import built


def add_event(
    store: Writer, incident_id: str, fields: Mapping[str, Any], *, by: Person, now: datetime
) -> TimelineEvent:
    """Save an event that a person remembers; raises ConflictError when the same one is there already."""
    curatable_incident(store, incident_id, by)
    fixed = {
        "event_id": store.new_id(TimelineEvent),
        "incident_id": incident_id,
        "recorded_at": now,
        "source": MANUAL,
    }
    event = built(TimelineEvent, {**fields, **fixed})
    same = store.list(TimelineEvent, "same_content", incident_id=incident_id, content_hash=event.content_hash)
    if same:
        raise ConflictError(
            f"{same[0].event_id} says the same at the same time.",
            "Edit that event, or change the time or the text.",
        )
    return store.save(event, verb="added", by=by, now=now)
