"""Store one answer of a review's form as it is given."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.record import Sensitivity
from aar.domain.review import Answer
from aar.errors import StaleEdit
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.marking import demand_fit_mark
from aar.usecases.validation import built


def answer_question(
    store: Writer,
    review_id: str,
    question_id: str,
    value: object,
    *,
    revision: int,
    by: Person,
    now: datetime,
    sensitivity: Sensitivity | None = None,
) -> Answer:
    """Save an answer edited from this revision (0 for the first); raises StaleEdit with both texts."""
    editable_review(store, review_id, by)
    current = store.get(Answer, review_id, question_id)
    if current and current.value == value and sensitivity in {None, current.sensitivity}:
        return current
    if current and current.revision != revision:
        raise StaleEdit(
            yours=value,
            theirs=current.value,
            theirs_revision=current.revision,
            saved_by=current.answered_by,
        )
    fields = {
        "review_id": review_id,
        "question_id": question_id,
        "value": value,
        "sensitivity": sensitivity or (current.sensitivity if current else "internal"),
        "answered_by": by.person_id,
        "answered_at": now,
    }
    answer = store.save(built(Answer, fields), verb="answered", by=by, now=now)
    demand_fit_mark(store, answer)
    return answer
