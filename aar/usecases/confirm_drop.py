"""Confirm that work which was dropped in the tracker stays dropped."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import visible_action


def confirm_drop(store: Writer, action_id: str, *, by: Person, now: datetime) -> ActionItem:
    """Keep who confirmed it; nothing goes to the tracker, which knows already.

    Raises ConflictError unless the action was dropped in the tracker and nobody has confirmed it yet.
    """
    demand(by, "confirm_drop")
    action = visible_action(store, action_id, by)
    if not action.is_drop_unconfirmed:
        raise ConflictError(
            f"{action_id} has no drop that waits to be confirmed.",
            "Look again: it may have come back, or somebody has confirmed it meanwhile.",
        )
    return store.save(action.changed(drop_confirmed_by=by.person_id), verb="confirmed", by=by, now=now)
