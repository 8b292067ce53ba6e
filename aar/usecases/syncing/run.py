"""One run's means and findings: who runs, against what, what was counted, what a dry run would change."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, TypeVar

from aar.domain.merge import Fields
from aar.domain.person import Person
from aar.domain.record import Value, plain
from aar.errors import IntegrationError
from aar.ports import ActionTracker
from aar.store import Database, Writer

T = TypeVar("T")
SYNC: Final = Person(person_id="sync", name="Jira sync", roles=("admin",))
Private = Literal["off", "neutral", "full"]


class SyncResult(Value):
    """What a run did, in numbers."""

    created: int = 0
    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    missing: int = 0
    errors: int = 0
    unchanged: int = 0
    requests: int = 0
    seconds: float = 0.0


def quietly(_: str) -> None:
    """Tell nobody what a run is doing."""


@dataclass
class Options:
    """How a run behaves; `patient` honours our own back-off, as the worker does."""

    dry_run: bool = False
    full: bool = False
    patient: bool = False
    index_lag_seconds: float = 120.0
    private: Private = "off"
    public_url: str = ""


@dataclass
class Run:
    """A run under way."""

    database: Database
    tracker: ActionTracker
    options: Options
    clock: Callable[[], datetime]
    tell: Callable[[str], None] = quietly
    installation_id: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    changes: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    handled: set[str] = field(default_factory=set)

    def now(self) -> datetime:
        """The present instant."""
        return self.clock()

    def count(self, what: str, number: int = 1) -> None:
        """Add to a number of the result."""
        self.counts[what] = self.counts.get(what, 0) + number

    def add(self, counts: Counter[str]) -> None:
        """Add the numbers of a transaction once it is committed."""
        for what, number in counts.items():
            self.count(what, number)

    def problem(self, action_id: str, error: IntegrationError) -> None:
        """Count an error and keep its sentence for the person who runs."""
        self.count("errors")
        self.problems.append(f"{action_id}: {error.message} {error.hint}".strip())

    def foresee(self, action_id: str, direction: str, before: Fields, after: Fields) -> None:
        """Note what a dry run would change, field by field."""
        for name, value in after.items():
            self.changes.append(
                {
                    "action_id": action_id,
                    "direction": direction,
                    "field": name,
                    "from": plain(before.get(name)),
                    "to": plain(value),
                }
            )

    def write(self, work: Callable[[Writer], T]) -> T:
        """One short transaction between two calls to the tracker."""
        return self.database.write(work)

    def result(self, seconds: float) -> SyncResult:
        """The numbers of the run."""
        return SyncResult(**self.counts, requests=self.tracker.requests, seconds=round(seconds, 3))
