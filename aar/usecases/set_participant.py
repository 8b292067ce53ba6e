"""Say who was there and in which role."""

from datetime import datetime
from typing import Any

from aar.domain.invitation import without
from aar.domain.person import Person
from aar.domain.review import Participant, Review
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.validation import edited


def set_participant(
    store: Writer, review_id: str, person_id: str, role: str | None, *, by: Person, now: datetime
) -> Review:
    """Give a person a role in the review, another role, or none at all; raises InputError for strangers."""
    review = editable_review(store, review_id, by)
    store.require(Person, person_id)
    others = tuple(there for there in review.participants if there.person_id != person_id)
    added = (Participant(person_id=person_id, role=role),) if role else ()
    fields: dict[str, Any] = {"participants": (*others, *added)}
    if not role:  # who was not there has nothing to answer
        fields["invitations"] = without(review.invited, person_id) or None
    return store.save(edited(review, fields), verb="edited", by=by, now=now)
