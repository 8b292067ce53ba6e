"""Approve a review that somebody else led."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.review import Review, demand_move
from aar.domain.rights import demand
from aar.errors import PermissionDenied
from aar.store import Writer
from aar.usecases.access import visible_review
from aar.usecases.material import material_of
from aar.usecases.readiness import demand_nothing_missing, missing_to_approve


def approve_review(store: Writer, review_id: str, *, by: Person, now: datetime) -> Review:
    """Move a review to approved; raises PermissionDenied for its facilitator, ConflictError if incomplete."""
    demand(by, "approve")
    review = visible_review(store, review_id, by)
    if review.facilitator == by.person_id:
        raise PermissionDenied(
            f"{by.name} led {review_id} and cannot approve it.", "Ask somebody else with that right."
        )
    demand_move(review, "approved")
    demand_nothing_missing(review, missing_to_approve(material_of(store, review)))
    approved = review.changed(
        state="approved", approved_by=by.person_id, approved_at=now, returned_reason=None
    )
    return store.save(approved, verb="approved", by=by, now=now)
