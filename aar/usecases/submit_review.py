"""Hand a draft to those who read and approve it."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.review import Review, demand_move
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.material import material_of
from aar.usecases.readiness import demand_nothing_missing, missing_to_submit


def submit_review(store: Writer, review_id: str, *, by: Person, now: datetime) -> Review:
    """Move a draft to in_review; every area for improvement needs evidence and a factor."""
    review = editable_review(store, review_id, by)
    demand_move(review, "in_review")
    demand_nothing_missing(review, missing_to_submit(material_of(store, review)))
    return store.save(review.changed(state="in_review"), verb="submitted", by=by, now=now)
