"""Saving an action and telling the tracker's outbox about it, in the same transaction."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.link import LinkState, TrackerLink
from aar.domain.person import Person
from aar.errors import ConflictError
from aar.store import Reader, Writer

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
        end_unmade(store, link, now=now)


def end_unmade(store: Writer, link: TrackerLink, *, now: datetime) -> None:
    """No issue is to be made any more: the link goes, or has its lost issue again if that was let go."""
    if link.told.let_go:
        store.put([link.with_lost_issue(now)])
    else:
        store.execute("queries/links/delete", action_id=link.action_id, tracker=link.tracker)


def demand_link_in(store: Reader, action_id: str, state: LinkState) -> TrackerLink:
    """The action's link; raises ConflictError unless it stands in this state."""
    link = store.get(TrackerLink, action_id, _TRACKER)
    if link is None or link.state != state:
        stands = f"is {link.state.replace('_', ' ')}" if link else "has no issue"
        raise ConflictError(
            f"{action_id} {stands} in Jira, not {state}.", "Look again: a sync may have settled it meanwhile."
        )
    return link
