"""Which step of a workflow leads towards a state."""

from collections.abc import Sequence
from typing import Final

from pydantic import JsonValue

from aar.ports import RemoteState
from integrations.jira.shapes import JsonObject, Transition

MOST_STEPS: Final = 3
_TOWARDS: Final[dict[RemoteState, tuple[str, ...]]] = {
    "done": ("done", "indeterminate", "new"),
    "dropped": ("done", "indeterminate", "new"),
    "in_progress": ("indeterminate", "new"),
    "agreed": ("new", "indeterminate"),
}


def next_step(steps: Sequence[Transition], to: RemoteState, visited: set[str]) -> Transition | None:
    """The step whose target is nearest to the state, never back to a status already passed."""
    for category in _TOWARDS[to]:
        for step in steps:
            if step.to.category.key == category and step.to.id not in visited:
                return step
    return None


def has_arrived(category: str, to: RemoteState) -> bool:
    """Whether a status of this category is the state."""
    return category == _TOWARDS[to][0]


def screen_fields(step: Transition, resolutions: Sequence[str]) -> JsonObject:
    """The resolution that a step asks for: the first of ours that its screen offers."""
    screen = step.fields.get("resolution")
    if screen is None:
        return {}
    offered = [_name(value) for value in screen.allowed]
    wanted = [name for name in resolutions if name in offered] or offered[:1]
    return {"resolution": {"name": wanted[0]}} if wanted else {}


def _name(value: JsonValue) -> str:
    return str(value.get("name")) if isinstance(value, dict) else str(value)
