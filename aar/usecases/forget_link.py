"""Let go of an issue that was lost, so that the action gets a new one."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, TrackerLink
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.outbox import demand_link_in


def forget_link(store: Writer, action_id: str, *, by: Person, now: datetime) -> TrackerLink:
    """Give the missing issue up: the next sync makes a new one, and never takes the old one for it.

    Raises ConflictError unless the link is missing and work is owed.
    """
    demand(by, "settle_conflicts")
    action = visible_action(store, action_id, by)
    link = demand_link_in(store, action_id, "missing")
    _demand_outstanding(action)
    standing = store.list(Conflict, "open_of_action", action_id=action_id)
    _demand_no_other_issue(action_id, standing)
    closed = [one.changed(resolution="ours", resolved_by=by.person_id, resolved_at=now) for one in standing]
    for conflict in closed:
        store.save(conflict, verb="resolved", by=by, now=now)
    free = link.without_issue(now).changed(revision=link.revision)
    return store.save(free, verb="let go", by=by, now=now)


def _demand_outstanding(action: ActionItem) -> None:
    if not action.is_outstanding:
        raise ConflictError(
            f"{action.action_id} is {action.state}, so it would get no new issue.",
            "Leave the link: if the issue is seen again, it comes back by itself.",
        )


def _demand_no_other_issue(action_id: str, standing: list[Conflict]) -> None:
    other = next((one.theirs for one in standing if one.field == "issue"), None)
    if other:
        raise ConflictError(
            f"Jira has another issue with the label of {action_id}: {other}.",
            "Say on the Sync page first whether that is the action's issue.",
        )
