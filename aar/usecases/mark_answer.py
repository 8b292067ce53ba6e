"""Say who may read one answer of a review's form."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.record import Sensitivity
from aar.domain.review import Answer
from aar.errors import StaleEdit
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.marking import demand_fit_mark


def mark_answer(
    store: Writer,
    review_id: str,
    question_id: str,
    sensitivity: Sensitivity,
    *,
    revision: int,
    by: Person,
    now: datetime,
) -> Answer:
    """Mark an answer that was read at this revision; what it says stays as it is."""
    editable_review(store, review_id, by)
    current = store.require(Answer, review_id, question_id)
    if current.sensitivity == sensitivity:
        return current
    if current.revision != revision:
        raise StaleEdit(
            yours=sensitivity,
            theirs=current.sensitivity,
            theirs_revision=current.revision,
            saved_by=current.answered_by,
        )
    marked = store.save(current.changed(sensitivity=sensitivity), verb="marked", by=by, now=now)
    demand_fit_mark(store, marked)
    return marked
