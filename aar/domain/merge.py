"""Three-way merge of one action's fields: against what both sides last agreed on, never by time stamps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from aar.domain.action import OUTSTANDING, ActionItem
from aar.domain.link import SyncedField

FIELDS: Final[tuple[SyncedField, ...]] = ("title", "owner", "due_on", "priority", "state")
UNMATCHED_OWNER: Final = "unmatched_owner"
_LONGEST_TITLE: Final = 255
Fields = dict[SyncedField, Any]


@dataclass(frozen=True)
class Merge:
    """What each side takes from the other, what neither may write, and the agreed values that follow."""

    to_ours: Fields = field(default_factory=dict)
    to_theirs: Fields = field(default_factory=dict)
    conflicts: Fields = field(default_factory=dict)
    base: Fields = field(default_factory=dict)


def merge(base: Mapping[str, Any], ours: Fields, theirs: Fields) -> Merge:
    """Compare each field with the base; a field that `theirs` leaves out is left alone."""
    result = Merge(base={name: base[name] for name in FIELDS if name in base})
    for name in FIELDS:
        if name in theirs:
            _merge_field(result, name, base.get(name), _comparable(name, base, ours), theirs[name])
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
    return " ".join(title.split())[:_LONGEST_TITLE]


def _comparable(name: SyncedField, base: Mapping[str, Any], ours: Fields) -> Any:  # noqa: ANN401 - any field
    # Whether outstanding work has begun is the tracker's to say: ours is no change that it must take.
    if name == "state" and ours[name] in OUTSTANDING and base.get(name) in OUTSTANDING:
        return base[name]
    # The tracker was told that nobody owns it, for it does not know our owner.
    if name == "owner" and ours[name] is not None and ours[name] == base.get(UNMATCHED_OWNER):
        return base.get(name)
    return ours[name]


def _merge_field(result: Merge, name: SyncedField, base: Any, ours: Any, theirs: Any) -> None:  # noqa: ANN401 - any field
    if ours == theirs:
        result.base[name] = theirs
    elif theirs == base:
        result.to_theirs[name] = ours
    elif ours == base:
        result.to_ours[name] = theirs
        result.base[name] = theirs
    else:
        result.conflicts[name] = theirs
