"""Take back an action that is only proposed."""

from datetime import datetime

from aar.domain.finding import Finding
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.removing import draft_review


def remove_action(store: Writer, action_id: str, *, by: Person, now: datetime) -> None:
    """Remove a proposal; raises ConflictError once it is agreed: then it is dropped with a reason instead."""
    demand(by, "review")
    action = visible_action(store, action_id, by)
    if action.state != "proposed":
        raise ConflictError(
            f"{action_id} is {action.state.replace('_', ' ')}, a promise that leaves its trace.",
            "Drop it with a reason instead.",
        )
    for finding_id in action.finding_ids:
        draft_review(store, store.require(Finding, finding_id).review_id, by)
    store.delete(action, verb="removed", by=by, now=now)
