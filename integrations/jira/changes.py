"""Jira's history of an issue as changes of our fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from aar.domain.link import SyncedField
from aar.ports import RemoteChange, RemoteState
from integrations.jira.shapes import Change, ChangedField, Issue

WATCHED: Final = ("summary", "status", "resolution", "assignee", "duedate", "priority")
PLAIN: Final[Mapping[str, SyncedField]] = {
    "summary": "title",
    "assignee": "owner",
    "duedate": "due_on",
    "priority": "priority",
}
_UNKNOWN: Final = ""


@dataclass(frozen=True)
class Reading:
    """How this Jira's ids become our words; `state_of` takes a status id and the name of a resolution."""

    account: str
    state_of: Callable[[str, str], RemoteState]
    priority_of: Callable[[str], str | None]


def changes_in(histories: Iterable[Change], reading: Reading) -> tuple[RemoteChange, ...]:
    """The changes of our fields, oldest first."""
    status, resolution = _UNKNOWN, ""
    found: list[RemoteChange] = []
    for change in sorted(histories, key=lambda one: (one.changed_at, int(one.id))):
        items = {item.field: item for item in change.items}
        found += _plain_changes(change, items, reading)
        before, after = _step(items, status, resolution)
        if before != after and {before[0], after[0]} != {_UNKNOWN}:
            from_, to = reading.state_of(*before), reading.state_of(*after)
            found += [_made(change, reading, "state", from_, to)] if from_ != to else []
        status, resolution = after
    return tuple(found)


def statuses_in(histories: Iterable[Change]) -> set[str]:
    """The ids of all statuses that a history names."""
    ids = (
        (item.before_id, item.after_id)
        for change in histories
        for item in change.items
        if item.field == "status"
    )
    return {status for pair in ids for status in pair if status}


def written_between(known: Issue, edited: Issue) -> str | None:
    """The description that somebody wrote after we had read it and before our own replaced it."""
    if known.changelog is None or edited.changelog is None:
        return None
    old = {change.id for change in known.changelog.histories}
    texts = [
        item.after or ""
        for change in sorted(edited.changelog.histories, key=lambda one: int(one.id))
        if change.id not in old
        for item in change.items
        if item.field == "description"
    ]
    # The last one is ours.
    return texts[-2] if len(texts) > 1 else None


def _plain_changes(
    change: Change, items: Mapping[str, ChangedField], reading: Reading
) -> Iterator[RemoteChange]:
    for theirs, ours in PLAIN.items():
        if theirs in items:
            from_, to = _values(theirs, items[theirs], reading)
            yield _made(change, reading, ours, from_, to)


def _values(name: str, item: ChangedField, reading: Reading) -> tuple[str | None, str | None]:
    if name == "summary":
        return item.before, item.after
    if name == "priority":
        return reading.priority_of(item.before or ""), reading.priority_of(item.after or "")
    return item.before_id, item.after_id


def _step(
    items: Mapping[str, ChangedField], status: str, resolution: str
) -> tuple[tuple[str, str], tuple[str, str]]:
    moved, resolved = items.get("status"), items.get("resolution")
    before_status = (moved.before_id if moved else status) or _UNKNOWN
    after_status = (moved.after_id if moved else status) or _UNKNOWN
    before = (resolved.before if resolved else resolution) or ""
    after = (resolved.after if resolved else resolution) or ""
    return (before_status, before), (after_status, after)


def _made(
    change: Change, reading: Reading, field: SyncedField, from_: str | None, to: str | None
) -> RemoteChange:
    return RemoteChange(
        change_id=int(change.id),
        field=field,
        from_=from_,
        to=to,
        at=change.changed_at,
        is_own=change.author.account == reading.account,
    )
