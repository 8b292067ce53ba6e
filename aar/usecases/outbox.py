"""Saving an action and telling the tracker's outbox about it, in the same transaction."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.domain.person import Person
from aar.store import Writer

_TRACKER = "jira"


def save_action(store: Writer, action: ActionItem, *, verb: str, by: Person, now: datetime) -> ActionItem:
    """Save an action that changed here; its link waits to be sent from then on."""
    saved = store.save(action, verb=verb, by=by, now=now)
    queue_for_tracker(store, saved, now=now)
    return saved


def queue_for_tracker(store: Writer, action: ActionItem, *, now: datetime) -> None:
    """Mark the link `pending`; only outstanding actions get one, and keep it while it has no issue."""
    link = store.get(TrackerLink, action.action_id, _TRACKER)
    if link is None:
        if action.is_outstanding:
            store.put([TrackerLink(action_id=action.action_id, state="pending", since=now)])
    elif link.is_made or link.state == "parked":
        if link.state != "missing":
            store.put([link.changed(state="pending", since=now, next_attempt_at=None)])
    elif link.state == "pending" and not action.is_outstanding:
        store.execute("queries/links/delete", action_id=link.action_id, tracker=link.tracker)
