"""Settle one conflict: a person says which side stays."""

from datetime import datetime

from aar.domain.action import ActionItem, moved
from aar.domain.link import Conflict, TrackerLink
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import InputError
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.validation import edited


def resolve_conflict(
    store: Writer, action_id: str, field: str, side: str, *, by: Person, now: datetime
) -> Conflict:
    """Keep ours (it is sent with the next sync) or take Jira's; raises InputError without such a conflict."""
    demand(by, "settle_conflicts")
    if side not in {"ours", "jira"}:
        raise InputError(f"{side} is no side of a conflict.", "Take ours or jira.")
    action = visible_action(store, action_id, by)
    standing = store.list(Conflict, "open_of_action", action_id=action_id)
    conflict = next((one for one in standing if one.field == field), None)
    if conflict is None:
        raise InputError(f"{action_id} has no open conflict about {field}.", "List them with: aar conflicts.")
    if side == "jira":
        store.save(_taken(action, conflict, by, now), verb="took from jira", by=by, now=now)
    _move_base(store, conflict, is_last=len(standing) == 1, now=now)
    settled = conflict.changed(resolution=side, resolved_by=by.person_id, resolved_at=now)
    return store.save(settled, verb="resolved", by=by, now=now)


def _taken(action: ActionItem, conflict: Conflict, by: Person, now: datetime) -> ActionItem:
    if conflict.field == "state":
        return moved(
            action, conflict.theirs, at=now, by=by.person_id, reason="Taken from Jira", origin="jira"
        )
    new = edited(action, {conflict.field: conflict.theirs})
    return new.since(action, at=now, by=by.person_id, origin="jira")


def _move_base(store: Writer, conflict: Conflict, *, is_last: bool, now: datetime) -> None:
    # The base becomes what Jira shows: if ours stays, it now is a change of ours that the next run sends.
    link = store.require(TrackerLink, conflict.action_id, "jira")
    base = {**link.base, conflict.field: conflict.theirs}
    state = "pending" if is_last else link.state
    store.put([link.changed(base=base, state=state, since=now, next_attempt_at=None)])
