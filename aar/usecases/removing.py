"""What has to hold before a part of a review may be taken out again."""

from aar.domain.person import Person
from aar.domain.review import Review
from aar.errors import ConflictError
from aar.store import Reader
from aar.usecases.access import editable_review


def draft_review(store: Reader, review_id: str, by: Person) -> Review:
    """The review, for someone who may lead reviews; raises ConflictError unless it is a draft."""
    review = editable_review(store, review_id, by)
    if review.state != "draft":
        raise ConflictError(
            f"{review_id} is {review.state.replace('_', ' ')}: others rely on what it says.",
            "Return it to its draft with a reason, then take out what does not belong.",
        )
    return review
