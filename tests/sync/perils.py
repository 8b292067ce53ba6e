"""What can happen to a run: its process dies, another takes over, people act, the line fails."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from pydantic import SecretStr

from aar.errors import ConflictError
from aar.ports import ActionTracker
from aar.store import Database, Writer
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options, SyncResult, quietly
from integrations.jira.client import JiraClient
from integrations.jira.connection import Connection
from integrations.jira.mapping import JiraWords
from integrations.jira.tracker import JiraTracker
from tests.fakes.jira import Call, FakeJira, Fault
from tests.sync.people import Office

T = TypeVar("T")
PATIENCE = (5.0, 2.0)
LAG_SECONDS = 120


class Crash(BaseException):
    """The process is gone: nothing below this line runs any more."""


@dataclass
class Perils:
    """Interludes by the number of the step before or after which they come; a step is a call or a commit."""

    interludes: dict[int, Callable[[], None]] = field(default_factory=dict)
    dies_in_request: bool = False
    _step: int = 0

    def step(self) -> None:
        """Something was done or is about to be."""
        self._step += 1
        if self._step in self.interludes:
            self.interludes[self._step]()
        self.die_if_due()

    def die_if_due(self) -> None:
        """A process that was killed while a request was under way does not come back from it."""
        if self.dies_in_request:
            raise Crash


class PerilousDatabase(Database):
    """The database of a process that can end before and after each commit."""

    def __init__(self, path: Path, perils: Perils) -> None:
        super().__init__(path)
        self._perils = perils

    def write(self, work: Callable[[Writer], T], *, long_work: str | None = None) -> T:
        """Commit, between two steps."""
        self._perils.step()
        result = super().write(work, long_work=long_work)
        self._perils.step()
        return result


class PerilousTracker:
    """The tracker of a process that can end before and after each call."""

    def __init__(self, tracker: ActionTracker, perils: Perils) -> None:
        self._tracker = tracker
        self._perils = perils

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._tracker, name)
        if not callable(found):
            return found

        @wraps(found)
        def call(*args: Any, **named: Any) -> Any:
            self._perils.step()
            try:
                result = found(*args, **named)
            finally:
                self._perils.die_if_due()
            self._perils.step()
            return result

        return call


def tracker_for(jira: FakeJira, clock: Callable[[], Any]) -> JiraTracker:
    """A tracker that does not wait long."""
    site = jira.site
    connection = Connection(jira.url, site.kind, SecretStr(site.token), site.email, timeout_seconds=PATIENCE)
    words = JiraWords(
        project="AAR",
        issue_type="Task",
        is_cloud=site.is_cloud,
        base_url=jira.url,
        priorities={"P1": "Highest", "P2": "High", "P3": "Medium", "P4": "Low"},
        drop_resolutions=("Won't Do", "Duplicate"),
        further_fields={},
    )
    return JiraTracker(JiraClient(connection, clock), words)


def run_once(
    office: Office,
    perils: Perils | None = None,
    *,
    patient: bool = False,
    full: bool = False,
    tell: Callable[[str], None] = quietly,
) -> SyncResult | None:
    """One run; none when it did not come to its end."""
    perils = perils or Perils()
    options = Options(
        patient=patient, full=full, index_lag_seconds=LAG_SECONDS, public_url="http://localhost:8501"
    )
    tracker: Any = PerilousTracker(tracker_for(office.jira, office.clock), perils)
    database = PerilousDatabase(office.database.path, perils)
    try:
        result, _, stopped = sync_actions(database, tracker, options, clock=office.clock, tell=tell)
    except (Crash, ConflictError):
        return None
    return None if stopped else result


@dataclass
class Weather:
    """Faults of the line and interludes, drawn from one source of chance."""

    office: Office
    random: Random

    def perilous_run(self) -> None:
        """A run during which anything may happen."""
        perils = Perils()
        for _ in range(self.random.randrange(4)):
            perils.interludes[self.random.randrange(1, 40)] = self._interlude(perils)
        jira, rate = self.office.jira, self.random.choice((0.0, 0.0, 0.1, 0.3))
        acts_at = {self.random.randrange(1, 25) for _ in range(self.random.randrange(4))}
        dies_at = self.random.choice((0, 0, 0, self.random.randrange(1, 20)))
        count = 0

        def choose(_: Call) -> Fault | None:
            nonlocal count
            count += 1
            if count in acts_at:
                self.office.somebody_acts()
            if count == dies_at:
                perils.dies_in_request = True
                return Fault(self.random.choice(("drop_before", "drop_after")))
            return self._fault() if self.random.random() < rate else None

        jira.fail_by(choose)
        try:
            run_once(self.office, perils, patient=self.random.random() < 0.5, full=self.random.random() < 0.2)
        finally:
            jira.heal()

    def _interlude(self, perils: Perils) -> Callable[[], None]:
        def die() -> None:
            perils.dies_in_request = True

        def other_runner() -> None:
            run_once(self.office)

        def slow() -> None:
            self.office.clock.advance(self.random.choice((5, 31, 200)))

        def overtaken() -> None:
            self.office.clock.advance(31)
            run_once(self.office)

        return self.random.choice((die, other_runner, slow, overtaken, overtaken, self.office.somebody_acts))

    def _fault(self) -> Fault:
        wait = str(self.random.randrange(1, 90))
        status = self.random.choice((500, 502, 503, 504))
        faults = (
            Fault("drop_before"),
            Fault("drop_after"),
            Fault("cut_answer"),
            Fault("status", status),
            Fault("status_after", status),
            Fault("status_after", 503, retry_after=wait),
            Fault("status", 429, retry_after=wait),
            Fault("status", 429, retry_after=wait, reason="jira-burst-based"),
            Fault("status", 429, retry_after=wait, reason="jira-per-issue-on-write"),
            Fault("status", 409),
        )
        if self.random.random() < 0.01:
            return Fault("slow", seconds=2.5)
        return self.random.choice(faults)
