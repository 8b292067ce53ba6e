"""What is kept equal with Jira, field by field, as people read it."""

from collections.abc import Callable
from datetime import date
from typing import Final

from dashboards.components import badges, words

_NAMES: Final = {
    "title": "Title",
    "owner": "Owner",
    "due_on": "Due date",
    "priority": "Priority",
    "state": "State",
}


def title(field: str) -> str:
    """The name of a field."""
    return _NAMES.get(field, words.label(field))


def said(field: str, value: object, name: Callable[[str], str]) -> str:
    """A value as Markdown; `name` tells who a person is."""
    if value is None:
        return "Nobody" if field == "owner" else "None"
    if field == "owner":
        return words.safe(name(str(value)))
    if field == "due_on":
        return words.day(date.fromisoformat(str(value)))
    return badges.badge(str(value)) if field in {"state", "priority"} else words.safe(str(value))
