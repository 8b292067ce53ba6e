"""Jira's changelog as moves of state and due date."""

from collections.abc import Iterable

from aar.ports import RemoteMove
from integrations.jira.shapes import Change


def moves_in(changes: Iterable[Change]) -> list[RemoteMove]:
    """The moves of due date in a changelog, oldest first; dates come as 2026-01-02."""
    return [
        RemoteMove(field="due_on", from_=item.before_id, to=item.after_id, at=change.changed_at)
        for change in changes
        for item in change.items
        if item.field == "duedate"
    ]
