"""The after-action review of one incident: states, participants and the answers of its form."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, Literal

from pydantic import Field

from aar.domain.invitation import Invitation
from aar.domain.record import Instant, Many, Record, Sensitivity, Text, Value
from aar.errors import ConflictError

ReviewState = Literal["draft", "in_review", "approved", "published"]
_MOVES: Final[dict[ReviewState, frozenset[ReviewState]]] = {
    "draft": frozenset({"in_review"}),
    "in_review": frozenset({"approved", "draft"}),
    "approved": frozenset({"published", "draft"}),
    "published": frozenset(),
}
EDITABLE: Final[frozenset[ReviewState]] = frozenset({"draft", "in_review"})


class Participant(Value):
    """A person who was there, and in which role."""

    person_id: str
    role: Text = "participant"


class Review(Record):
    """One review; a published one is frozen, an amendment is a new one that names it in `amends`."""

    review_id: str = Field(min_length=1)
    incident_id: str = Field(min_length=1)
    version: int = Field(default=1, ge=1)
    amends: str | None = None
    state: ReviewState = "draft"
    facilitator: str | None = None
    participants: Many[Participant] = ()
    answers: dict[str, Any] = Field(default_factory=dict)
    due_on: date | None = None
    approved_by: str | None = None
    approved_at: Instant | None = None
    published_at: Instant | None = None
    weak_plan_accepted_by: str | None = None
    weak_plan_reason: Text | None = None
    weak_plan_actions: tuple[str, ...] | None = None
    form: str = "incident"
    returned_reason: Text | None = None
    answer_sensitivity: dict[str, Sensitivity] = Field(default_factory=dict)
    invitations: tuple[Invitation, ...] | None = None

    @property
    def invited(self) -> tuple[Invitation, ...]:
        """Who was asked to answer which section."""
        return self.invitations or ()


class Answer(Record):
    """One answer of a review's form, as it was given last."""

    review_id: str
    question_id: str
    value: Any = None
    sensitivity: Sensitivity = "internal"
    answered_by: str | None = None
    answered_at: Instant | None = None


def demand_move(review: Review, to: ReviewState) -> None:
    """Raise ConflictError unless a review may go from its state to that one."""
    if to in _MOVES[review.state]:
        return
    following = " or ".join(sorted(_MOVES[review.state])) or "nothing: amend it instead"
    raise ConflictError(
        f"{review.review_id} is {review.state.replace('_', ' ')} and cannot become {to.replace('_', ' ')}.",
        f"From here it can become {following.replace('_', ' ')}.",
    )


def demand_editable(review: Review) -> None:
    """Raise ConflictError unless what the review says may be changed: while it is written and read."""
    demand_open(review)
    if review.state not in EDITABLE:
        raise ConflictError(
            f"{review.review_id} is {review.state}: what it says was signed as it is.",
            "Return it to its draft with a reason, then change it.",
        )


def demand_open(review: Review) -> None:
    """Raise ConflictError when the review is published, for then it is frozen."""
    if review.state == "published":
        raise ConflictError(
            f"{review.review_id} is published and frozen.", "Start an amendment to change what it says."
        )


def demand_amendable(review: Review, versions: Sequence[Review]) -> None:
    """Raise ConflictError unless it is published and the last of the versions of its incident's review."""
    if review.state != "published":
        raise ConflictError(
            f"{review.review_id} is {review.state.replace('_', ' ')}: only a published review is amended.",
            "Change its draft; one that is approved is returned to its draft first.",
        )
    last = max(versions, key=lambda one: one.version)
    if last.version > review.version:
        raise ConflictError(
            f"{review.review_id} is amended by {last.review_id} already.",
            "Amend that one." if last.state == "published" else "Open that amendment and change it.",
        )


def told_of(versions: Sequence[Review]) -> Review | None:
    """The version that is read: the latest published one, else the latest; None without any."""
    published = [one for one in versions if one.state == "published"]
    return max(published or versions, key=lambda one: one.version, default=None)


def is_weak_plan_accepted(review: Review, action_ids: Iterable[str]) -> bool:
    """Whether a leader accepted the plan of just these actions; it lapses when one joins or leaves."""
    accepted = review.weak_plan_actions
    return review.weak_plan_accepted_by is not None and (accepted is None or set(accepted) == set(action_ids))
