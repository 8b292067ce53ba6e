"""Ask a participant to answer a section of the review."""

from datetime import datetime

from aar.domain.incident import Incident
from aar.domain.invitation import Invitation, is_invited
from aar.domain.person import Person
from aar.domain.review import Review
from aar.domain.rights import may
from aar.errors import ConflictError, InputError
from aar.store import Reader, Writer
from aar.usecases.access import editable_review
from aar.usecases.readiness import form_of


def invite_to_answer(
    store: Writer, review_id: str, person_id: str, section_id: str, *, by: Person, now: datetime
) -> Review:
    """Ask a person who was there; who was asked already is not asked twice.

    Raises InputError for a section without questions, ConflictError for people who cannot answer.
    """
    review = editable_review(store, review_id, by)
    _demand_questions(review, section_id)
    _demand_can_answer(store, review, store.require(Person, person_id))
    if is_invited(review.invited, person_id, section_id):
        return review
    invitation = Invitation(person_id=person_id, section_id=section_id, asked_at=now)
    invited = review.changed(invitations=(*review.invited, invitation))
    return store.save(invited, verb="invited", by=by, now=now)


def _demand_questions(review: Review, section_id: str) -> None:
    asking = {section.section_id for section in form_of(review).sections if section.questions}
    if section_id not in asking:
        raise InputError(
            f"The section {section_id} asks no questions.", f"Choose one of {', '.join(sorted(asking))}."
        )


def _demand_can_answer(store: Reader, review: Review, person: Person) -> None:
    if person.person_id not in {there.person_id for there in review.participants}:
        raise ConflictError(
            f"{person.name} is not named among those who were there.", "Add them with their role first."
        )
    is_private = store.require(Incident, review.incident_id).is_private
    if not may(person, "read") or (is_private and not may(person, "see_private")):
        raise ConflictError(
            f"{person.name} cannot open this review, so they cannot answer in it.",
            "Write down what they say, or have an administrator give them the right to see it.",
        )
