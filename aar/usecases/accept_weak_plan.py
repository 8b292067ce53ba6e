"""A leader accepts a plan of only weaker actions, by name and with a reason."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.review import Review, demand_open
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import visible_review


def accept_weak_plan(store: Writer, review_id: str, *, reason: str, by: Person, now: datetime) -> Review:
    """Record who accepts it and why; raises ConflictError without a reason."""
    demand(by, "accept_weak_plan")
    review = visible_review(store, review_id, by)
    demand_open(review)
    if not reason.strip():
        raise ConflictError("A weak plan is accepted only with a reason.", "Say why it is enough.")
    accepted = review.changed(weak_plan_accepted_by=by.person_id, weak_plan_reason=reason)
    return store.save(accepted, verb="accepted weak plan", by=by, now=now)
