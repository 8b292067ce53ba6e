"""Three-way merge of one action's fields: against what both sides last agreed on, never by time stamps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aar.domain.action import OUTSTANDING, ActionItem
from aar.domain.link import SyncedField

FIELDS: Final[tuple[SyncedField, ...]] = ("title", "owner", "due_on", "priority", "state")
_LONGEST_TITLE: Final = 255
Fields = dict[SyncedField, Any]
Settled = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Merge:
    """What each side takes from the other, what neither may write, and the agreed values that follow."""

    to_ours: Fields = field(default_factory=dict)
    to_theirs: Fields = field(default_factory=dict)
    conflicts: Fields = field(default_factory=dict)
    base: Fields = field(default_factory=dict)


def merge(base: Mapping[str, Any], ours: Fields, theirs: Fields, settled: Settled | None = None) -> Merge:
    """Compare each field with the base; a field that `theirs` leaves out is left alone.

    `settled` maps a field to [ours, theirs] where the tracker made something else of what it was sent:
    neither side has changed while both are still as they were then.
    """
    result = Merge(base={name: base[name] for name in FIELDS if name in base})
    for name in FIELDS:
        if name in theirs:
            agreed = base.get(name)
            from_ours, from_theirs = (settled or {}).get(name, (agreed, agreed))
            if name == "state":
                from_ours = _begun(from_ours, ours[name], theirs[name])
            _merge_field(result, name, (from_ours, from_theirs), ours[name], theirs[name])
    return result


def our_fields(action: ActionItem) -> Fields:
    """The action's synced fields in JSON types; done and verified are one to the tracker."""
    return {
        "title": one_line(action.title),
        "owner": action.owner,
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "priority": action.priority,
        "state": "done" if action.state == "verified" else action.state,
    }


def one_line(title: str) -> str:
    """A title as trackers hold it: one line, white space folded, at most 255 characters."""
    return " ".join(title.split())[:_LONGEST_TITLE].strip()


def _begun(base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401 - any state
    # Whether outstanding work has begun is the tracker's to say: ours is no change that it must take.
    is_only_ours_to_say = ours in OUTSTANDING and (base in OUTSTANDING or theirs in OUTSTANDING)
    return ours if is_only_ours_to_say else base


def _merge_field(result: Merge, name: SyncedField, bases: tuple[Any, Any], ours: Any, theirs: Any) -> None:  # noqa: ANN401 - any field
    from_ours, from_theirs = bases
    if ours == theirs:
        result.base[name] = theirs
    elif ours == from_ours and theirs == from_theirs:
        return
    elif theirs == from_theirs:
        result.to_theirs[name] = ours
    elif ours == from_ours:
        result.to_ours[name] = theirs
        result.base[name] = theirs
    else:
        result.conflicts[name] = theirs
