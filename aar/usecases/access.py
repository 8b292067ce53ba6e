"""Finding records with the rights of the acting person: what is private does not exist for others."""

from collections.abc import Sequence

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.review import Review, demand_editable
from aar.domain.rights import demand, may
from aar.errors import ConflictError, InputError
from aar.store import Reader


def visible_incident(store: Reader, incident_id: str, by: Person) -> Incident:
    """The incident; raises InputError when there is none that this person may see."""
    demand(by, "read")
    incident = store.require(Incident, incident_id)
    if incident.is_private and not may(by, "see_private"):
        raise InputError(f"There is no incident {incident_id}.", "List what there is with: aar incidents.")
    return incident


def standing_incident(store: Reader, incident_id: str, by: Person) -> Incident:
    """The visible incident; raises ConflictError when it was merged into another, which stands for it."""
    incident = visible_incident(store, incident_id, by)
    if incident.merged_into is not None:
        raise ConflictError(
            f"{incident_id} was merged into {incident.merged_into}.",
            f"Open {incident.merged_into} instead, or undo the merge.",
        )
    return incident


def visible_review(store: Reader, review_id: str, by: Person) -> Review:
    """The review; raises InputError when there is none that this person may see."""
    review = store.require(Review, review_id)
    visible_incident(store, review.incident_id, by)
    return review


def editable_review(store: Reader, review_id: str, by: Person) -> Review:
    """The review, for someone who may lead reviews; raises ConflictError once it is approved."""
    demand(by, "review")
    review = visible_review(store, review_id, by)
    demand_editable(review)
    return review


def visible_action(store: Reader, action_id: str, by: Person) -> ActionItem:
    """The action; raises InputError when there is none that this person may see.

    Its owner sees it also where it serves a private incident: work that nobody may look at is never done.
    """
    demand(by, "read")
    action = store.require(ActionItem, action_id)
    sees_it = action.owner == by.person_id or may(by, "see_private")
    if not sees_it and store.value("queries/actions/is_private", action_id=action_id):
        raise InputError(f"There is no action {action_id}.", "List what there is with: aar actions.")
    return action


def demand_proposal_open(store: Reader, action: ActionItem) -> None:
    """Raise ConflictError while a proposal is part of a review that was approved as it is."""
    if action.state != "proposed":
        return
    for finding_id in action.finding_ids:
        review = store.require(Review, store.require(Finding, finding_id).review_id)
        if review.state == "approved":
            demand_editable(review)


def visible_actions(store: Reader, actions: Sequence[ActionItem], *, sees_private: bool) -> list[ActionItem]:
    """Those that may be shown: an action that serves a private incident as well is private as a whole."""
    if sees_private:
        return list(actions)
    rows = store.rows("queries/actions/private_among", action_ids=[one.action_id for one in actions])
    private = {row["action_id"] for row in rows}
    return [action for action in actions if action.action_id not in private]
