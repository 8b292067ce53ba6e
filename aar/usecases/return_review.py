"""Send a review back to its draft, with a reason."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.review import Review, demand_move
from aar.domain.rights import demand, may
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import visible_review


def return_review(store: Writer, review_id: str, *, reason: str, by: Person, now: datetime) -> Review:
    """Move a review in approval back to draft; raises ConflictError without a reason."""
    if not may(by, "approve"):
        demand(by, "review")
    review = visible_review(store, review_id, by)
    demand_move(review, "draft")
    if not reason.strip():
        raise ConflictError("A review is returned only with a reason.", "Say what should change.")
    returned = review.changed(state="draft", returned_reason=reason, approved_by=None, approved_at=None)
    return store.save(returned, verb="returned", by=by, now=now)
