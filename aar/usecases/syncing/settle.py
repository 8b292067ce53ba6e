"""Settles one action with its issue: takes what changed there, opens conflicts, says what is to be sent."""

from collections import Counter
from datetime import datetime
from typing import Final

from aar.domain.action import ActionItem, ActionState, moved
from aar.domain.link import Conflict, TrackerLink
from aar.domain.merge import UNMATCHED_OWNER, Fields, Merge, merge, our_fields
from aar.ports import RemoteIssue
from aar.store import Reader, Writer
from aar.usecases.syncing.people import UNKNOWN, person_of
from aar.usecases.syncing.run import SYNC, Run

_UNASSIGNED: Final = (
    "The owner has no active account in Jira under the known e-mail: the issue is unassigned."
)


def compare(store: Reader, run: Run, link: TrackerLink, action: ActionItem, remote: RemoteIssue) -> Merge:
    """The three-way merge of an action with its issue as it is now."""
    return merge(link.base, our_fields(action), their_fields(store, run, remote))


def their_fields(store: Reader, run: Run, remote: RemoteIssue) -> Fields:
    """The issue's fields by our names; what cannot be translated is left out."""
    owner = person_of(store, run, remote)
    fields: Fields = {
        "title": remote.title,
        "due_on": remote.due_on.isoformat() if remote.due_on else None,
        "state": remote.state,
    }
    if owner != UNKNOWN:
        fields["owner"] = owner
    if remote.priority is not None:
        fields["priority"] = remote.priority
    return fields


def take(store: Writer, run: Run, link: TrackerLink, merged: Merge, remote: RemoteIssue) -> Counter[str]:
    """Write what the issue brought: our action, the conflicts, the link and its new base; says how much."""
    now = run.now()
    if merged.to_ours:
        action = store.require(ActionItem, link.action_id)
        store.save(arrived(action, merged.to_ours, remote), verb="pulled", by=SYNC, now=now)
    opened = keep_conflicts(store, run, link, merged, remote)
    store.put([settled(link, merged, remote, now)])
    return Counter(pulled=int(bool(merged.to_ours)), conflicts=opened)


def settled(link: TrackerLink, merged: Merge, remote: RemoteIssue, now: datetime) -> TrackerLink:
    """The link after a comparison: pending while there is something to send, else in conflict or in sync."""
    state = "pending" if merged.to_theirs else "conflict" if merged.conflicts else "in_sync"
    return link.changed(
        remote_id=remote.remote_id,
        key=remote.key,
        url=remote.url,
        base={**link.base, **merged.base},
        remote_updated_at=remote.updated_at,
        state=state,
        since=link.since if state == link.state else now,
        attempts=0,
        next_attempt_at=None,
        missing_runs=0,
        last_error=_UNASSIGNED if link.base.get(UNMATCHED_OWNER) else None,
        seen_at=now,
    )


def arrived(action: ActionItem, fields: Fields, remote: RemoteIssue) -> ActionItem:
    """The action with what was changed in the tracker; a move to Done happened when it happened there."""
    plain = {name: value for name, value in fields.items() if name != "state"}
    new = action.changed(**plain).since(action, at=remote.updated_at, by=None, origin="jira")
    if "state" not in fields:
        return new
    return _arrived_state(new, fields["state"], remote)


def _arrived_state(action: ActionItem, to: ActionState, remote: RemoteIssue) -> ActionItem:
    at = (remote.done_at if to == "done" else None) or remote.updated_at
    if action.state == "dropped" and to != "dropped":
        action = moved(action, "agreed", at=at, by=None, reason="Reopened in Jira", origin="jira")
    reason = remote.dropped_reason or "will_not_do"
    return moved(action, to, at=at, by=None, reason=reason, origin="jira")


def keep_conflicts(store: Writer, run: Run, link: TrackerLink, merged: Merge, remote: RemoteIssue) -> int:
    """Open a conflict for each field that both sides changed, close the rest; says how many are new."""
    ours = our_fields(store.require(ActionItem, link.action_id))
    theirs = their_fields(store, run, remote)
    standing = {c.field: c for c in store.list(Conflict, "open_of_action", action_id=link.action_id)}
    opened = 0
    for name in merged.conflicts:
        known = standing.pop(name, None)
        both = {"base": link.base.get(name), "ours": ours[name], "theirs": theirs[name]}
        if known is None:
            conflict = Conflict(action_id=link.action_id, field=name, opened_at=run.now(), **both)
            store.save(conflict, verb="opened", by=SYNC, now=run.now())
            opened += 1
        elif (known.ours, known.theirs) != (both["ours"], both["theirs"]):
            store.put([known.changed(ours=both["ours"], theirs=both["theirs"])])
    for agreed in standing.values():
        _close(store, agreed, ours, run.now())
    return opened


def _close(store: Writer, conflict: Conflict, ours: Fields, now: datetime) -> None:
    is_ours = ours.get(conflict.field) == conflict.ours
    closed = conflict.changed(resolution="ours" if is_ours else "jira", resolved_at=now)
    store.save(closed, verb="closed", by=SYNC, now=now)
