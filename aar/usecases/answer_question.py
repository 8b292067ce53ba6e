"""Store one answer of a review's form as it is given."""

from datetime import datetime

from aar.domain.invitation import answered
from aar.domain.person import Person
from aar.domain.record import Sensitivity
from aar.domain.review import Answer, Review
from aar.domain.rights import demand
from aar.errors import StaleEdit
from aar.forms.form import is_answered
from aar.store import Writer
from aar.usecases.answering import answerable_review, section_of
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
    review = answerable_review(store, review_id, question_id, by)
    if sensitivity is not None:
        demand(by, "review")
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
    _note_answered(store, review, answer, by=by, now=now)
    return answer


def _note_answered(store: Writer, review: Review, answer: Answer, *, by: Person, now: datetime) -> None:
    """The invitation of whoever was asked to answer this section is answered with the first answer."""
    section_id = section_of(review, answer.question_id)
    noted = answered(review.invited, by.person_id, section_id, at=now)
    if noted != review.invited and is_answered(answer.value):
        store.save(review.changed(invitations=noted), verb="answered invitation", by=by, now=now)
