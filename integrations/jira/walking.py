"""Which step of a workflow leads towards a state."""

from collections.abc import Callable, Sequence
from typing import Final

from pydantic import JsonValue

from aar.ports import RemoteState
from integrations.jira.shapes import JsonObject, Status, Transition

MOST_STEPS: Final = 3
StateOf = Callable[[Status], RemoteState]
_TOWARDS: Final[dict[RemoteState, tuple[RemoteState, ...]]] = {
    "done": ("done", "in_progress", "agreed"),
    "dropped": ("dropped", "done", "in_progress", "agreed"),
    "in_progress": ("in_progress", "agreed"),
    "agreed": ("agreed", "in_progress"),
}
# A workflow without resolutions has one end for what was done and what was dropped; and out of Done is out.
_GOOD_ENOUGH: Final[dict[RemoteState, frozenset[RemoteState]]] = {
    "done": frozenset({"done"}),
    "dropped": frozenset({"dropped", "done"}),
    "in_progress": frozenset({"in_progress", "agreed"}),
    "agreed": frozenset({"in_progress", "agreed"}),
}


def next_step(
    steps: Sequence[Transition], to: RemoteState, visited: set[str], state_of: StateOf
) -> Transition | None:
    """The step whose target is nearest to the state, never back to a status already passed."""
    for wanted in _TOWARDS[to]:
        for step in steps:
            if state_of(step.to) == wanted and step.to.id not in visited:
                return step
    return None


def has_arrived(state: RemoteState, to: RemoteState) -> bool:
    """Whether no further step is wanted."""
    return state == to or (to == "dropped" and state == "done")


def is_good_enough(state: RemoteState, to: RemoteState) -> bool:
    """Whether it may stay there when no step leads on."""
    return state in _GOOD_ENOUGH[to]


def asks_for_more(step: Transition) -> bool:
    """Whether it is not known which fields the step asks for."""
    return step.fields is None


def screen_fields(step: Transition, resolutions: Sequence[str]) -> JsonObject:
    """The resolution that a step asks for: the first of ours that its screen offers."""
    screen = (step.fields or {}).get("resolution")
    if screen is None:
        return {}
    offered = [_name(value) for value in screen.allowed]
    wanted = [name for name in resolutions if name in offered] or offered[:1]
    return {"resolution": {"name": wanted[0]}} if wanted else {}


def _name(value: JsonValue) -> str:
    return str(value.get("name")) if isinstance(value, dict) else str(value)
