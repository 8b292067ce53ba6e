"""The worker: one sync after another until told to stop, at the pace that Jira and the database allow."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from aar.application import Application
from aar.errors import AarError, ConflictError, DatabaseBusy, IntegrationError, StoreError
from aar.hearing import has_hints
from aar.tracking import synced
from aar.usecases.syncing.failing import next_attempt_at
from aar.usecases.syncing.lease import LEASE_SECONDS
from aar.usecases.syncing.summary import summary

_NAP_SECONDS: Final = 0.5
_HINT_SECONDS: Final = 2.0  # how often to look for hints; many that come at once are one run


class Worker:
    """Runs every so many seconds, and earlier when Jira hints at news; `report` hears one line a run."""

    def __init__(self, app: Application, every_seconds: float, report: Callable[[str], None]) -> None:
        self._app = app
        self._every = every_seconds
        self._report = report
        self._failures = 0
        self._is_free = False
        self._is_stopping = False

    def stop(self) -> None:
        """End before the next step of the run under way; safe in a signal handler."""
        self._is_stopping = True

    def work(self) -> None:
        """Run after run until told to stop."""
        while not self._is_stopping:
            self._rest(self.run())

    def run(self) -> float:
        """One run; returns how many seconds to rest after it.

        Raises InputError when Jira is not connected, and what a rest would not cure.
        """
        self._is_free = False
        try:
            result, run = synced(self._app, patient=True, tell=self._go_on)
        except IntegrationError as error:
            return self._fail(error)
        except (ConflictError, DatabaseBusy) as error:
            return self._again(error, min(self._every, LEASE_SECONDS))
        except _Stopped:
            self._report("Stopped between two steps; the next run goes on from there.")
            return 0.0
        self._failures, self._is_free = 0, True
        self._report(f"{summary(result)}{_told(run.problems)}")
        return self._every

    def _go_on(self, _: str) -> None:
        if self._is_stopping:
            raise _Stopped

    def _fail(self, error: IntegrationError) -> float:
        now = self._app.now()
        due = next_attempt_at(self._failures, error.retry_after_seconds, now)
        self._failures += 1
        return self._again(error, max(self._every, (due - now).total_seconds()))

    def _again(self, error: AarError, seconds: float) -> float:
        self._report(f"{_line(error.message, error.hint)} Next try in {seconds:.0f} s.")
        return seconds

    def _rest(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        look_at = time.monotonic() + _HINT_SECONDS
        while not self._is_stopping and (left := until - time.monotonic()) > 0:
            time.sleep(min(_NAP_SECONDS, left))
            if time.monotonic() >= look_at:
                if self._is_hinted():
                    break
                look_at = time.monotonic() + _HINT_SECONDS

    def _is_hinted(self) -> bool:
        # While Jira or the database wants to be left alone, hints wait as well.
        try:
            return self._is_free and has_hints(self._app)
        except StoreError:
            return False


class _Stopped(Exception):
    """Carries the wish to stop out of a run, which leaves no lease behind."""


def _told(problems: Sequence[str]) -> str:
    if not problems:
        return ""
    first, *others = problems
    return f" · {_line(first)}{f' And {len(others)} more.' if others else ''}"


def _line(*texts: str) -> str:
    return " ".join(" ".join(texts).split())
