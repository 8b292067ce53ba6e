"""Whose view a review does not have yet."""

from aar.domain.invitation import Invitation
from aar.domain.record import Value
from aar.forms.form import is_answered
from aar.usecases.material import Material


class Perspectives(Value):
    """Roles that were there and have not answered anything, and invitations that wait."""

    silent_roles: tuple[str, ...]
    waiting: tuple[Invitation, ...]


def perspectives_of(material: Material) -> Perspectives:
    """A role has spoken once somebody who had it gave an answer that stands, or answered an invitation."""
    review = material.review
    heard = {one.answered_by for one in material.answers.values() if is_answered(one.value)}
    heard |= {one.person_id for one in review.invited if one.answered_at}
    spoken = {there.role for there in review.participants if there.person_id in heard}
    return Perspectives(
        silent_roles=tuple(
            role for role in dict.fromkeys(there.role for there in review.participants) if role not in spoken
        ),
        waiting=tuple(one for one in review.invited if one.answered_at is None),
    )
