"""Settle one conflict: a person says which side stays."""

from datetime import datetime
from typing import Any

from aar.domain.action import ActionItem, ActionState, may_become, moved
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
    """Keep ours (it is sent with the next sync) or take Jira's; raises InputError without such a conflict.

    The field `issue` stands for another issue that carries the action's label: ours keeps things as they
    are, jira links the action with that issue.
    """
    demand(by, "settle_conflicts")
    if side not in {"ours", "jira"}:
        raise InputError(f"{side} is no side of a conflict.", "Take ours or jira.")
    action = visible_action(store, action_id, by)
    standing = store.list(Conflict, "open_of_action", action_id=action_id)
    conflict = next((one for one in standing if one.field == field), None)
    if conflict is None:
        raise InputError(f"{action_id} has no open conflict about {field}.", "List them with: aar conflicts.")
    link = store.require(TrackerLink, action_id, "jira")
    if conflict.field == "issue":
        link = _with_issue(link, conflict, side)
    else:
        if side == "jira":
            store.save(_taken(action, conflict, by, now), verb="took from jira", by=by, now=now)
        link = _with_base(link, conflict)
    # Whatever is left to send is sent next, and nothing is written where other conflicts still stand.
    store.put([link.changed(state="pending", since=now, next_attempt_at=None, last_error=None)])
    settled = conflict.changed(resolution=side, resolved_by=by.person_id, resolved_at=now)
    return store.save(settled, verb="resolved", by=by, now=now)


def _taken(action: ActionItem, conflict: Conflict, by: Person, now: datetime) -> ActionItem:
    if conflict.field == "state":
        return _moved(action, conflict.theirs, by, now)
    new = edited(action, {conflict.field: conflict.theirs})
    return new.since(action, at=now, by=by.person_id, origin="jira")


def _moved(action: ActionItem, to: ActionState, by: Person, now: datetime) -> ActionItem:
    # What no single move leads to is taken by way of agreed: dropped work that was done in Jira after all.
    way: tuple[ActionState, ...] = (to,) if may_become(action, to) else ("agreed", to)
    for state in way:
        action = moved(action, state, at=now, by=by.person_id, reason="Taken from Jira", origin="jira")
    return action.changed(drop_confirmed_by=by.person_id) if to == "dropped" else action


def _with_base(link: TrackerLink, conflict: Conflict) -> TrackerLink:
    # The base becomes what Jira shows: if ours stays, it now is a change of ours that the next run sends.
    settled: dict[str, list[Any]] = dict(link.told.settled or {})
    _, shown = settled.pop(conflict.field, (None, conflict.theirs))
    base = {**link.base, conflict.field: shown}
    return link.telling(settled=settled or None).changed(base=base)


def _with_issue(link: TrackerLink, conflict: Conflict, side: str) -> TrackerLink:
    if side == "jira":
        # Nothing is agreed with that issue yet, so what differs there becomes a conflict of its own.
        return TrackerLink(
            action_id=link.action_id, tracker=link.tracker, remote_id=conflict.theirs, key=conflict.theirs
        )
    return link.telling(not_ours=[*(link.told.not_ours or ()), conflict.theirs])
