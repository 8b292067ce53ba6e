"""Brings what happened in the tracker into the action: the values, and the way that led to them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from aar.domain.action import ActionItem, ActionState, Change, Tracked, moved
from aar.domain.link import SyncedField
from aar.domain.merge import our_fields
from aar.errors import ConflictError
from aar.ports import RemoteChange
from aar.usecases.syncing.compare import Sides, value_of
from aar.usecases.syncing.people import UNKNOWN, People

_DATED: Final[tuple[Tracked, ...]] = ("due_on", "owner")


class CannotArrive(Exception):
    """The action may not take the state that its issue has."""


def arrived(sides: Sides, people: People) -> ActionItem:
    """The action with what was changed in the tracker, each move at the time when it happened there.

    Raises CannotArrive when a state does not follow from ours.
    """
    taken = sides.merged.to_ours
    new = sides.action.changed(**{name: value for name, value in taken.items() if name != "state"})
    moves = [move for name in _DATED for move in _moves(sides, name, people)]
    if moves:
        new = new.changed(history=(*new.history, *sorted(moves, key=lambda move: move.at)))
    return _with_states(new, sides) if _follows("state", sides) else new


def _follows(name: SyncedField, sides: Sides) -> bool:
    # Where our side has changed too, the way that theirs took is not ours.
    is_ours_unchanged = name in sides.theirs and sides.ours[name] == sides.base.get(name)
    return name in sides.merged.to_ours or is_ours_unchanged


def _moves(sides: Sides, name: Tracked, people: People) -> Sequence[Change]:
    if not _follows(name, sides):
        return ()
    ours, theirs = sides.ours[name], sides.theirs[name]
    way = [_change(sides, name, change, people) for change in _of_people(sides, name)]
    if way and (way[0].from_, way[-1].to) == (ours, theirs) and UNKNOWN not in {step.to for step in way}:
        return way
    if ours == theirs:
        return ()
    return [Change(field=name, from_=ours, to=theirs, at=sides.remote.updated_at, origin="jira")]


def _change(sides: Sides, name: Tracked, change: RemoteChange, people: People) -> Change:
    before, after = (value_of(name, value, sides.remote, people) for value in (change.from_, change.to))
    return Change(field=name, from_=before, to=after, at=change.at, origin="jira")


def _of_people(sides: Sides, name: SyncedField) -> list[RemoteChange]:
    # The steps of our own path to a state, or our own unconfirmed write, are no edits of theirs.
    is_ours_too = name in (sides.link.told.writing or {})
    return [
        change for change in sides.new_changes if change.field == name and not (is_ours_too and change.is_own)
    ]


def _with_states(action: ActionItem, sides: Sides) -> ActionItem:
    for change in _of_people(sides, "state"):
        try:
            action = _moved(action, change.to or "agreed", change.at, sides)
        except ConflictError:
            continue  # a detour that we do not know; the end counts
    target = sides.theirs["state"]
    if our_fields(action)["state"] == target or "state" not in sides.merged.to_ours:
        return action
    at = (sides.remote.done_at if target == "done" else None) or sides.remote.updated_at
    try:
        return _moved(action, target, at, sides)
    except ConflictError as error:
        raise CannotArrive(error.message) from error


def _moved(action: ActionItem, to: str, at: datetime, sides: Sides) -> ActionItem:
    if our_fields(action)["state"] == to:
        return action
    if action.state == "dropped":
        action = moved(action, "agreed", at=at, by=None, reason="Reopened in Jira", origin="jira")
    state: ActionState = to  # type: ignore[assignment]  # the tracker's states are among ours
    reason = sides.remote.dropped_reason or "will_not_do"
    return moved(action, state, at=at, by=None, reason=reason, origin="jira")
