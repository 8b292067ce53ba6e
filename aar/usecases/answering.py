"""Who may answer a question of a review: those who lead reviews, and those who were asked."""

from aar.domain.invitation import is_invited
from aar.domain.person import Person
from aar.domain.review import Review, demand_editable
from aar.domain.rights import demand, may
from aar.store import Reader
from aar.usecases.access import visible_review
from aar.usecases.readiness import form_of


def answerable_review(store: Reader, review_id: str, question_id: str, by: Person) -> Review:
    """The review, for someone who may answer this question; raises ConflictError once it is approved."""
    review = visible_review(store, review_id, by)
    if not may_answer(review, section_of(review, question_id), by):
        demand(by, "review")
    demand_editable(review)
    return review


def may_answer(review: Review, section_id: str | None, person: Person) -> bool:
    """Whether the person may answer the questions of this section while the review is written."""
    return may(person, "review") or is_invited(review.invited, person.person_id, section_id)


def section_of(review: Review, question_id: str) -> str | None:
    """The section of the review's form that asks this question."""
    return next(
        (
            section.section_id
            for section in form_of(review).sections
            for question in section.questions
            if question.question_id == question_id
        ),
        None,
    )
