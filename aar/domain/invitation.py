"""Invitations: who was asked to answer a section of a review, and whether they did."""

from collections.abc import Iterable
from datetime import datetime

from aar.domain.record import Instant, Text, Value


class Invitation(Value):
    """A participant who was asked to answer the questions of one section."""

    person_id: str
    section_id: Text
    asked_at: Instant
    answered_at: Instant | None = None


def is_invited(invitations: Iterable[Invitation], person_id: str, section_id: str | None) -> bool:
    """Whether this person was asked to answer this section."""
    return any((one.person_id, one.section_id) == (person_id, section_id) for one in invitations)


def answered(
    invitations: Iterable[Invitation], person_id: str, section_id: str | None, *, at: datetime
) -> tuple[Invitation, ...]:
    """The invitations with the first answer of this person in this section noted."""
    return tuple(
        one.changed(answered_at=one.answered_at or at) if is_invited([one], person_id, section_id) else one
        for one in invitations
    )


def without(
    invitations: Iterable[Invitation], person_id: str, section_id: str | None = None
) -> tuple[Invitation, ...]:
    """The invitations without those of this person that wait for an answer, in this section or in any."""
    return tuple(
        one
        for one in invitations
        if one.answered_at or one.person_id != person_id or section_id not in {None, one.section_id}
    )
