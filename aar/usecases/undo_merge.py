"""Undo a merge as one: the incident is itself again, with the events that came from it."""

from collections.abc import Sequence
from datetime import datetime

from aar.domain.event import TimelineEvent, identity
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.record import Value
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Reader, Writer
from aar.usecases.access import visible_incident
from aar.usecases.citations import Citations
from aar.usecases.curating import curatable_incident


class Unmerged(Value):
    """How many events went back, with what people made of them since, and which are cited where they are."""

    incident_id: str
    moved: int = 0
    stayed: tuple[str, ...] = ()


def undo_merge(store: Writer, incident_id: str, *, by: Person, now: datetime) -> Unmerged:
    """Move back what came from it, by imports since as well; what is cited meanwhile stays where it is.

    Raises ConflictError for an incident that was not merged, and once the review of the other one is frozen.
    """
    demand(by, "curate")
    incident = visible_incident(store, incident_id, by)
    if incident.merged_into is None:
        raise ConflictError(f"{incident_id} is not merged into another.", "There is nothing to undo.")
    merged = {one.incident_id: one for one in store.list(Incident, "merged")}
    survivor = _followed(merged, incident_id)[-1]
    curatable_incident(store, survivor, by)
    origins = {one for one in merged if incident_id in _followed(merged, one)}
    back, stayed = _going_back(store, survivor, incident_id, origins)
    store.save_all(back, verb="moved", by=by, now=now)
    store.save(incident.changed(merged_into=None), verb="unmerged", by=by, now=now)
    return Unmerged(incident_id=incident_id, moved=len(back), stayed=tuple(stayed))


def _followed(merged: dict[str, Incident], incident_id: str) -> Sequence[str]:
    """The incident, those that it was merged into one after the other, and the one that stands for all."""
    path = [incident_id]
    while path[-1] in merged and (into := merged[path[-1]].merged_into) and into not in path:
        path.append(into)
    return path


def _going_back(
    store: Reader, survivor: str, incident_id: str, origins: set[str]
) -> tuple[list[TimelineEvent], list[str]]:
    there = {identity(event) for event in store.list(TimelineEvent, "of_incident", incident_id=incident_id)}
    events = store.list(TimelineEvent, "of_incident", incident_id=survivor)
    came = [event for event in events if event.merged_from in origins]
    citations = Citations(store, [event.event_id for event in came])
    free = [one for one in came if not citations.of(one.event_id) and identity(one) not in there]
    back = [
        event.changed(
            incident_id=incident_id,
            merged_from=None if event.merged_from == incident_id else event.merged_from,
        )
        for event in free
    ]
    gone = {event.event_id for event in back}
    return back, [event.event_id for event in came if event.event_id not in gone]
