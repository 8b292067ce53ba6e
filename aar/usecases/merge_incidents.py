"""Merge two incidents that are one: the events of the first move, and it stays as a sign to the second."""

from datetime import datetime

from aar.domain.event import TimelineEvent, identity
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.record import Value
from aar.domain.review import Review
from aar.errors import ConflictError, InputError
from aar.store import Reader, Writer
from aar.usecases.curating import curatable_incident


class Merged(Value):
    """How many events moved, and how many stayed because the other incident has one like each of them."""

    incident_id: str
    into: str
    moved: int = 0
    stayed: int = 0


def merge_incidents(store: Writer, incident_id: str, into: str, *, by: Person, now: datetime) -> Merged:
    """Move the events of `incident_id` into the other one, which stands for both, to imports as well.

    Raises ConflictError while the one that would go has a review, or where one is private and one is not.
    """
    going, staying = _both(store, incident_id, into, by)
    there = {identity(event) for event in _events(store, into)}
    events = _events(store, incident_id)
    moved = [
        event.changed(incident_id=into, merged_from=event.merged_from or incident_id)
        for event in events
        if identity(event) not in there
    ]
    store.save_all(moved, verb="moved", by=by, now=now)
    store.save(going.changed(merged_into=staying.incident_id), verb="merged", by=by, now=now)
    return Merged(incident_id=incident_id, into=into, moved=len(moved), stayed=len(events) - len(moved))


def _both(store: Reader, incident_id: str, into: str, by: Person) -> tuple[Incident, Incident]:
    if incident_id == into:
        raise InputError(f"{into} cannot be merged into itself.", "Name the other incident.")
    going = curatable_incident(store, incident_id, by)
    staying = curatable_incident(store, into, by)
    if going.is_private != staying.is_private:
        private, known = (incident_id, into) if going.is_private else (into, incident_id)
        raise ConflictError(
            f"{private} is private and {known} is not.", "Make both private, or neither, then merge them."
        )
    _demand_review_stays(store, incident_id, into)
    return going, staying


def _demand_review_stays(store: Reader, incident_id: str, into: str) -> None:
    reviews = store.list(Review, "of_incident", incident_id=incident_id)
    if not reviews:
        return
    named = reviews[-1].review_id
    if store.list(Review, "of_incident", incident_id=into):
        raise ConflictError(
            f"{incident_id} and {into} both have a review, and one review cannot become part of another.",
            f"Delete the incident whose review is not needed, or keep both and name {into} in the summary.",
        )
    raise ConflictError(
        f"{incident_id} has the review {named}, which rests on its timeline.",
        f"Merge {into} into {incident_id} instead: the one with the review stays.",
    )


def _events(store: Reader, incident_id: str) -> list[TimelineEvent]:
    return store.list(TimelineEvent, "of_incident", incident_id=incident_id)
