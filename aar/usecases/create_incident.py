"""Record an incident, a near miss or an exercise by hand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import InputError
from aar.store import Writer
from aar.usecases.curate_event import MANUAL
from aar.usecases.validation import built

_GIVEN: Final = frozenset(
    {"title", "kind", "severity", "services", "summary", "impact_minutes", "is_private"}
)
_FIRST_EVENT: Final = "Impact started"


def create_incident(
    store: Writer,
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    started_at: datetime | None = None,
) -> Incident:
    """Save a new incident; `started_at` becomes the first event of its timeline."""
    demand(by, "curate")
    demand_givable(fields)
    _demand_begun(fields, started_at, now)
    if fields.get("is_private"):
        demand(by, "see_private")
    title = one_line(fields["title"])
    identity = {"incident_id": store.new_id(Incident), "created_at": now}
    incident = store.save(
        built(Incident, {**fields, "title": title, **identity}), verb="created", by=by, now=now
    )
    if started_at is not None:
        store.save(_start(store, incident, started_at, now), verb="added", by=by, now=now)
    return incident


def demand_givable(fields: Mapping[str, Any]) -> None:
    """Raise InputError for a field that a person cannot give, and for an empty title."""
    strange = sorted(set(fields) - _GIVEN)
    if strange:
        raise InputError(
            f"The field {strange[0]} cannot be given.", f"What can be: {', '.join(sorted(_GIVEN))}."
        )
    if "title" in fields and not one_line(fields["title"]):
        raise InputError("An incident needs a title.", "Say in a few words what people noticed.")


def one_line(title: object) -> str:
    """A title as it is kept."""
    return " ".join(str(title or "").split())


def _demand_begun(fields: Mapping[str, Any], started_at: datetime | None, now: datetime) -> None:
    if "title" not in fields:
        raise InputError("An incident needs a title.", "Say in a few words what people noticed.")
    if started_at is not None and started_at > now:
        raise InputError("An incident cannot have started in the future.", "Correct when it started.")


def _start(store: Writer, incident: Incident, started_at: datetime, now: datetime) -> TimelineEvent:
    return TimelineEvent(
        event_id=store.new_id(TimelineEvent),
        incident_id=incident.incident_id,
        occurred_at=started_at,
        recorded_at=now,
        kind="observation",
        milestone="impact_started",
        text=_FIRST_EVENT,
        source=MANUAL,
    )
