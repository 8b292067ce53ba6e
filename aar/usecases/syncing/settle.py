"""Settles one action with its issue: takes what changed there, opens conflicts, says what is to be sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from aar.domain.action import ActionItem
from aar.domain.link import Conflict, LinkState, SyncedField, TrackerLink
from aar.domain.merge import Fields, Merge
from aar.store import Reader, Writer
from aar.usecases.syncing.arrive import CannotArrive, arrived
from aar.usecases.syncing.compare import Sides
from aar.usecases.syncing.people import People
from aar.usecases.syncing.run import SYNC, Found

UNASSIGNED: Final = (
    "The owner has no single active account in Jira under the known e-mail, so nobody is assigned there."
)
UNMATCHED: Final = "in Jira is nobody we know: match the account."
_UNRESOLVED: Final = "Jira's workflow knows no resolution for dropped work: the issue is done there."


Standing = Mapping[str, Conflict]


@dataclass(frozen=True)
class Verdict:
    """What a comparison comes to: the action as it will be, and conflicts by field as (ours, theirs)."""

    action: ActionItem
    conflicts: Mapping[SyncedField, tuple[Any, Any]]


def judge(sides: Sides, people: People) -> Verdict:
    """Decide; nothing is written."""
    both: Fields = {**sides.merged.conflicts, **sides.lost}
    conflicts: dict[SyncedField, tuple[Any, Any]] = {}
    for name, theirs in both.items():
        conflicts[name] = (sides.ours[name], theirs)
    try:
        action = arrived(sides, people)
    except CannotArrive:
        conflicts["state"] = (sides.ours["state"], sides.theirs["state"])
        action = arrived(_without_state(sides), people)
    return Verdict(action, conflicts)


def standing_of(store: Reader, action_ids: Sequence[str]) -> dict[str, Standing]:
    """The conflicts of these actions that wait for a person, by action and field."""
    standing: dict[str, dict[str, Conflict]] = {action_id: {} for action_id in action_ids}
    for one in store.list(Conflict, "among", ids=list(action_ids)):
        if one.resolved_at is None:
            standing[one.action_id][one.field] = one
    return {**standing}


def is_quiet(standing: Standing, sides: Sides, verdict: Verdict) -> bool:
    """Whether there is nothing to write: every value is known, every difference named."""
    link, remote = sides.link, sides.remote
    agreed = dict(sides.base) | {str(name): value for name, value in sides.merged.base.items()}
    is_as_known = (link.key, link.missing_runs, _present(agreed)) == (remote.key, 0, _present(link.base))
    if sides.merged.to_theirs or verdict.action != sides.action or not is_as_known:
        return False
    if link.last_error != _remarks(sides, _left(sides), {*standing, *verdict.conflicts}):
        return False
    named = {name: (one.ours, one.theirs) for name, one in standing.items() if name != "issue"}
    return link.state in {"in_sync", "conflict"} and _still(named, sides) == verdict.conflicts


def take(store: Writer, sides: Sides, people: People, now: datetime) -> Found:
    """Write what the issue brought: our action, the conflicts, the link and its new base."""
    verdict, found = judge(sides, people), Found()
    if verdict.action != sides.action:
        store.save(verdict.action, verb="pulled", by=SYNC, now=now)
        found.counts["pulled"] += 1
        taken = {name: sides.theirs[name] for name in sides.merged.to_ours if name not in verdict.conflicts}
        found.note(sides.link.action_id, "from_jira", sides.ours, taken)
    found.counts["conflicts"] += _keep_conflicts(store, sides, verdict, now)
    store.put([_settled(sides, verdict, now, set(_standing(store, sides.link)))])
    return found


def _settled(sides: Sides, verdict: Verdict, now: datetime, asked: Collection[str]) -> TrackerLink:
    # Pending while there is something to send, else in conflict while a person is asked, or in sync.
    link, remote = sides.link, sides.remote
    state: LinkState = "pending" if sides.merged.to_theirs else "conflict" if asked else "in_sync"
    agreed = {name: value for name, value in sides.merged.base.items() if name not in verdict.conflicts}
    left = _left(sides)
    told = link.told.changed(
        writing=None,
        settled=left or None,
        change=max((change.change_id for change in sides.remote.changes or ()), default=link.told.change),
    )
    return link.changed(
        remote_id=remote.remote_id,
        key=remote.key,
        url=remote.url,
        base={**sides.base, **agreed},
        told=told,
        remote_updated_at=remote.updated_at,
        state=state,
        since=link.since if state == link.state else now,
        attempts=0,
        next_attempt_at=None,
        held_until=None,
        missing_runs=0,
        sent_at=None,
        last_error=_remarks(sides, told.settled or {}, asked),
        seen_at=now,
    )


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    # The store leaves out what is absent.
    return {name: value for name, value in fields.items() if value is not None}


def _without_state(sides: Sides) -> Sides:
    to_ours: Fields = {name: value for name, value in sides.merged.to_ours.items() if name != "state"}
    theirs: Fields = {name: value for name, value in sides.theirs.items() if name != "state"}
    merged = Merge(to_ours, sides.merged.to_theirs, sides.merged.conflicts, sides.merged.base)
    return replace(sides, theirs=theirs, merged=merged)


def _left(sides: Sides) -> dict[str, list[Any]]:
    settled = sides.link.told.settled or {}
    left = {name: pair for name, pair in settled.items() if _holds(pair, name, sides)}
    return left | {str(name): [sides.ours[name], sides.theirs[name]] for name in sides.lost}


def _holds(pair: list[Any], name: str, sides: Sides) -> bool:
    known: Any = name
    return known in sides.theirs and pair == [sides.ours[known], sides.theirs[known]]


def _standing(store: Reader, link: TrackerLink) -> dict[str, Conflict]:
    return {one.field: one for one in store.list(Conflict, "open_of_action", action_id=link.action_id)}


def _still(named: Mapping[str, tuple[Any, Any]], sides: Sides) -> dict[str, tuple[Any, Any]]:
    # What the tracker ignored, or what was lost there, waits for a person although the merge is content.
    waiting = sides.link.told.settled or {}
    return {name: pair for name, pair in named.items() if name not in waiting}


def _keep_conflicts(store: Writer, sides: Sides, verdict: Verdict, now: datetime) -> int:
    standing = _standing(store, sides.link)
    opened = 0
    for name, (ours, theirs) in verdict.conflicts.items():
        known = standing.pop(str(name), None)
        if known is None:
            opened += 1
            base = sides.link.base.get(name)
            store.save(
                Conflict(
                    action_id=sides.link.action_id,
                    field=name,
                    base=base,
                    ours=ours,
                    theirs=theirs,
                    opened_at=now,
                ),
                verb="opened",
                by=SYNC,
                now=now,
            )
        elif (known.ours, known.theirs) != (ours, theirs):
            store.put([known.changed(ours=ours, theirs=theirs)])
    for other, agreed in standing.items():
        if other != "issue" and not _is_waiting(other, sides):
            _close(store, agreed, sides.ours, now)
    return opened


def _is_waiting(name: str, sides: Sides) -> bool:
    pair = (sides.link.told.settled or {}).get(name)
    return pair is not None and _holds(pair, name, sides)


def _close(store: Writer, conflict: Conflict, ours: Fields, now: datetime) -> None:
    is_ours = {str(name): value for name, value in ours.items()}.get(conflict.field) == conflict.ours
    closed = conflict.changed(resolution="ours" if is_ours else "jira", resolved_at=now)
    store.save(closed, verb="closed", by=SYNC, now=now)


def _remarks(sides: Sides, settled_fields: Mapping[str, Any], asked: Collection[str]) -> str | None:
    remote, said = sides.remote, []
    if "owner" in settled_fields and "owner" not in asked and sides.theirs.get("owner") is None:
        said.append(UNASSIGNED)
    if settled_fields.get("state") == ["dropped", "done"]:
        said.append(_UNRESOLVED)
    if remote.owner_account and "owner" not in sides.theirs and sides.theirs:
        said.append(f"{remote.owner_name or 'The assignee'} {UNMATCHED}")
    if remote.priority is None and remote.priority_name:
        said.append(f"Jira's priority {remote.priority_name} has no counterpart in AAR_JIRA_PRIORITIES.")
    return " ".join(said) or None
