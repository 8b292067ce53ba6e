"""A leader accepts a plan of only weaker actions, by name and with a reason."""

from datetime import datetime

from aar.domain.person import Person
from aar.domain.review import Review, demand_open
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import visible_review
from aar.usecases.material import material_of
from aar.usecases.readiness import has_only_weaker_actions, planned_actions


def accept_weak_plan(store: Writer, review_id: str, *, reason: str, by: Person, now: datetime) -> Review:
    """Record who accepts these actions and why; it lapses when one joins or leaves the plan.

    Raises ConflictError without a reason, and where there is no such plan.
    """
    demand(by, "accept_weak_plan")
    review = visible_review(store, review_id, by)
    demand_open(review)
    if not reason.strip():
        raise ConflictError("A weak plan is accepted only with a reason.", "Say why it is enough.")
    material = material_of(store, review)
    if not has_only_weaker_actions(material):
        raise ConflictError(
            f"{review_id} has no plan of only weaker actions.",
            "There is nothing to accept: go on to approval.",
        )
    accepted = review.changed(
        weak_plan_accepted_by=by.person_id,
        weak_plan_reason=reason,
        weak_plan_actions=[action.action_id for action in planned_actions(material)],
    )
    return store.save(accepted, verb="accepted weak plan", by=by, now=now)
