"""Take back that somebody was asked to answer a section."""

from datetime import datetime

from aar.domain.invitation import without
from aar.domain.person import Person
from aar.domain.review import Review
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import editable_review


def withdraw_invitation(
    store: Writer, review_id: str, person_id: str, section_id: str, *, by: Person, now: datetime
) -> Review:
    """Remove an invitation that waits; raises ConflictError when there is none, or it was answered."""
    review = editable_review(store, review_id, by)
    left = without(review.invited, person_id, section_id)
    if left == review.invited:
        raise ConflictError(
            "There is no invitation of this person that waits for an answer.",
            "Look again: they may have answered meanwhile.",
        )
    return store.save(review.changed(invitations=left or None), verb="withdrew invitation", by=by, now=now)
