"""A sync or a connection test in the background: nothing calls Jira while a page is being drawn."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

from aar.application import Application
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import AarError
from aar.tracking import checked, synced
from aar.usecases.syncing.summary import summary
from dashboards.components import problems

Kind = Literal["sync", "check"]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """How a job ended: what it said, or the error that stopped it, and what single actions met."""

    kind: Kind
    ended_at: datetime
    said: str = ""
    error: AarError | None = None
    problems: tuple[str, ...] = ()


class SyncJob:
    """The one job that this process runs for all sessions; safe in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._doing = ""
        self.outcome: Outcome | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def doing(self) -> str:
        """What it is doing just now."""
        return self._doing

    def start(self, app: Application, kind: Kind, *, by: Person) -> None:
        """Begin, unless one is under way already; raises PermissionDenied."""
        demand(by, "sync")
        with self._lock:
            if not self.is_running:
                self.outcome, self._doing = None, "Calling Jira"
                self._thread = threading.Thread(target=self._run, args=(app, kind), daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, app: Application, kind: Kind) -> None:
        try:
            said, found = _WORK[kind](app, self._tell)
            self.outcome = Outcome(kind, app.now(), said=said, problems=found)
        except AarError as error:
            self.outcome = Outcome(kind, app.now(), error=error)
        except Exception:  # noqa: BLE001 - a thread has nobody above it who could show it
            self.outcome = Outcome(kind, app.now(), error=problems.crashed())

    def _tell(self, what: str) -> None:
        self._doing = what


def _sync(app: Application, tell: Tell) -> tuple[str, tuple[str, ...]]:
    result, run = synced(app, tell=tell)
    return summary(result), tuple(run.problems)


def _check(app: Application, tell: Tell) -> tuple[str, tuple[str, ...]]:
    tell("Signing in to Jira")
    return str(checked(app)["sentence"]), ()


_WORK: dict[Kind, Callable[[Application, Tell], tuple[str, tuple[str, ...]]]] = {
    "sync": _sync,
    "check": _check,
}


@cache
def sync_job() -> SyncJob:
    """The job of this process."""
    return SyncJob()
