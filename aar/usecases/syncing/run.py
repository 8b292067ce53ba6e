"""One run's means and findings: who runs, against what, what was counted, what was changed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal, TypeVar

from aar.domain.merge import Fields
from aar.domain.person import Person
from aar.domain.record import Value, plain
from aar.errors import IntegrationError
from aar.ports import ActionTracker
from aar.store import Database, Reader, Writer
from aar.usecases.syncing.lease import renew

T = TypeVar("T")
SYNC: Final = Person(person_id="sync", name="Jira sync", roles=("admin",))
Private = Literal["off", "neutral", "full"]
Direction = Literal["to_jira", "from_jira"]
_FOREVER: Final = timedelta(days=36500)
_TOO_MANY: Final = 3


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


@dataclass(frozen=True)
class Options:
    """How a run behaves; `patient` honours our own back-off, as the worker does."""

    dry_run: bool = False
    full: bool = False
    patient: bool = False
    index_lag_seconds: float = 120.0
    private: Private = "off"
    dropped: Literal["wont_do", "unlabel"] = "wont_do"
    public_url: str = ""


@dataclass
class Found:
    """What one transaction found and did; added to the run once it is committed."""

    counts: Counter[str] = field(default_factory=Counter)
    changes: list[dict[str, Any]] = field(default_factory=list)

    def note(self, action_id: str, direction: Direction, before: Fields, after: Fields) -> None:
        """Note the fields that change, one by one."""
        for name, value in after.items():
            change = {"from": plain(before.get(name)), "to": plain(value)}
            self.changes.append({"action_id": action_id, "direction": direction, "field": name, **change})

    def add(self, other: "Found") -> None:
        """Take over what another found."""
        self.counts.update(other.counts)
        self.changes += other.changes


@dataclass
class Run:
    """A run under way; `to_push` names actions that the pull found to be sent."""

    database: Database
    tracker: ActionTracker
    options: Options
    clock: Callable[[], datetime]
    tell: Callable[[str], None] = quietly
    holder: str = ""
    installation_id: str = ""
    is_adopted: bool = False
    looked_at: str | None = None
    highest_key: str | None = None
    found: Found = field(default_factory=Found)
    problems: list[str] = field(default_factory=list)
    to_push: dict[str, None] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    still: set[str] = field(default_factory=set)
    accounts: dict[str, str | None] = field(default_factory=dict)
    failures_in_row: int = 0
    reported: IntegrationError | None = None

    def now(self) -> datetime:
        """The present instant."""
        return self.clock()

    @property
    def changes(self) -> list[dict[str, Any]]:
        """Each change that was made, or would be."""
        return self.found.changes

    @property
    def due_by(self) -> datetime:
        """Up to when our own back-off has to have passed: by hand it does not count."""
        return self.now() if self.options.patient else self.now() + _FOREVER

    def read(self, work: Callable[[Reader], T]) -> T:
        """One short look between two calls to the tracker."""
        with self.database.read() as store:
            return work(store)

    def commit(self, work: Callable[[Writer], T]) -> T:
        """One short transaction between two calls to the tracker, which checks and renews the lease.

        Raises ConflictError when the lease is lost.
        """
        now = self.now()

        def guarded(store: Writer) -> T:
            renew(store, self.holder, now)
            return work(store)

        return self.database.write(guarded)

    def settle(self, work: Callable[[Writer], Found]) -> None:
        """Commit, and add what was found."""
        self.found.add(self.commit(work))

    def count(self, what: str, number: int = 1) -> None:
        """Add to a number of the result."""
        self.found.counts[what] += number

    def problem(self, error: IntegrationError, about: str = "", *, times: int = 1) -> None:
        """Count an error and keep its sentence; the third in a row that may pass ends the run."""
        if error is self.reported:
            raise error
        self.reported = error
        self.count("errors", times)
        sentence = f"{error.message} {error.hint}".strip()
        self.problems.append(f"{about}: {sentence}" if about else sentence)
        self.failures_in_row = 0 if error.permanent else self.failures_in_row + 1
        if error.stops_run or self.failures_in_row >= _TOO_MANY:
            raise error

    def result(self, seconds: float) -> SyncResult:
        """The numbers of the run."""
        counts = {name: number for name, number in self.found.counts.items() if number}
        counts["unchanged"] = len(self.still)
        return SyncResult(**counts, requests=self.tracker.requests, seconds=round(seconds, 3))
