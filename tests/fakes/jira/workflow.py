"""The workflow that issues of the fake Jira follow."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

Category = Literal["To Do", "In Progress", "Done"]
Screen = Literal["none", "optional", "required"]


@dataclass(frozen=True)
class Status:
    """A step of the workflow."""

    status_id: str
    name: str
    category: Category


@dataclass(frozen=True)
class Transition:
    """A way from some statuses to another; `resolution` says whether its screen asks for one."""

    transition_id: str
    name: str
    origins: frozenset[str]
    target: str
    resolution: Screen = "none"


@dataclass(frozen=True)
class Workflow:
    """Statuses by their order, the first is where issues start, and the ways between them."""

    statuses: tuple[Status, ...]
    transitions: tuple[Transition, ...]

    def status(self, name_or_id: str) -> Status:
        """Return a status by name or id; KeyError when there is none."""
        for status in self.statuses:
            if name_or_id.casefold() in (status.name.casefold(), status.status_id):
                return status
        raise KeyError(name_or_id)

    def leaving(self, status: Status) -> list[Transition]:
        """Return the transitions that an issue in this status can take."""
        return [way for way in self.transitions if status.name in way.origins]

    def path(self, start: Status, goal: Status) -> list[Transition]:
        """Return the shortest way between two statuses; ValueError when there is none."""
        waiting: deque[tuple[Status, list[Transition]]] = deque([(start, [])])
        seen = {start.name}
        while waiting:
            here, taken = waiting.popleft()
            if here == goal:
                return taken
            for way in self.leaving(here):
                if way.target not in seen:
                    seen.add(way.target)
                    waiting.append((self.status(way.target), [*taken, way]))
        message = f"no way from {start.name} to {goal.name}"
        raise ValueError(message)


_STATUSES = (
    Status("10000", "To Do", "To Do"),
    Status("10001", "In Progress", "In Progress"),
    Status("10002", "In Review", "In Progress"),
    Status("10003", "Done", "Done"),
)


def _way(number: str, name: str, start: str, goal: str, resolution: Screen = "none") -> Transition:
    return Transition(number, name, frozenset({start}), goal, resolution)


def stepwise(resolution: Screen = "optional") -> Workflow:
    """Return a workflow without shortcuts: three steps to Done, and back by Reopen to To Do."""
    return Workflow(
        _STATUSES,
        (
            _way("11", "Start work", "To Do", "In Progress"),
            _way("21", "Ask for review", "In Progress", "In Review"),
            _way("31", "Finish", "In Review", "Done", resolution),
            _way("41", "Reopen", "Done", "To Do"),
            _way("51", "Put back", "In Progress", "To Do"),
            _way("61", "Ask for changes", "In Review", "In Progress"),
        ),
    )


def open_to_all(resolution: Screen = "none") -> Workflow:
    """Return the workflow of a simple board: every status can be reached from every other."""
    names = frozenset(status.name for status in _STATUSES)
    ways = tuple(
        Transition(
            f"{number}1", status.name, names, status.name, resolution if status.category == "Done" else "none"
        )
        for number, status in enumerate(_STATUSES, start=1)
    )
    return Workflow(_STATUSES, ways)
