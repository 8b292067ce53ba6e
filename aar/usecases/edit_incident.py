"""Correct what is said of an incident."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.store import Writer
from aar.usecases.access import visible_incident
from aar.usecases.create_incident import demand_givable, one_line
from aar.usecases.curating import curatable_incident
from aar.usecases.validation import edited


def edit_incident(
    store: Writer,
    incident_id: str,
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    revision: int | None = None,
) -> Incident:
    """Save edited fields; where it came from stays, and a review keeps the form that it was started with.

    Raises ConflictError for a frozen incident, of which only who may see it can be changed, and StaleEdit
    when it was saved after this revision.
    """
    demand(by, "curate")
    demand_givable(fields)
    current = visible_incident(store, incident_id, by)
    if set(fields) != {"is_private"}:
        curatable_incident(store, incident_id, by)
    said = {**fields, "title": one_line(fields["title"])} if "title" in fields else fields
    incident = edited(current, said)
    if incident.is_private != current.is_private:
        demand(by, "see_private")
        _follow(store, incident, by=by, now=now)
    if incident == current:
        return current
    return store.save_at(incident, revision or current.revision, verb="edited", by=by, now=now)


def _follow(store: Writer, incident: Incident, *, by: Person, now: datetime) -> None:
    """What was merged into it is seen by the same people."""
    for row in store.rows("queries/incidents/merged_into", incident_id=incident.incident_id):
        merged = store.require(Incident, row["incident_id"])
        store.save(merged.changed(is_private=incident.is_private), verb="edited", by=by, now=now)
