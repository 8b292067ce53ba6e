"""Follows hints of Jira in the background, unless a worker was faster."""

import logging
import threading
import time
from functools import cache
from typing import Final

from aar.application import Application
from aar.errors import AarError, ConflictError, DatabaseBusy
from aar.hearing import has_hints
from aar.logs import log_crash
from aar.tracking import synced

_LOG = logging.getLogger("aar")
_MOMENT_SECONDS: Final = 5.0  # a worker looks more often
_TRIES: Final = 12


class HintJob:
    """One thread at most for this process; hints that come in the meantime are followed together."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_running = False
        self._is_asked = False

    def start(self, app: Application) -> None:
        """Follow what waits in a moment."""
        with self._lock:
            self._is_asked = True
            if not self._is_running:
                self._is_running = True
                threading.Thread(target=self._run, args=(app,), daemon=True).start()

    def _run(self, app: Application) -> None:
        tries = 0
        while self._goes_on(tries):
            time.sleep(_MOMENT_SECONDS)
            tries = tries + 1 if self._is_in_the_way(app) else 0

    def _goes_on(self, tries: int) -> bool:
        with self._lock:
            self._is_running = self._is_asked or 0 < tries < _TRIES
            self._is_asked = False
            return self._is_running

    def _is_in_the_way(self, app: Application) -> bool:
        """Sync if hints still wait; returns whether another runner or a busy database was in the way."""
        try:
            if has_hints(app):
                synced(app, patient=True)
        except (ConflictError, DatabaseBusy):
            return True
        except AarError as error:  # the Sync page shows it, and the next sync finds what was hinted at
            _LOG.warning("a hint of Jira was not followed: %s", error.message)
        except Exception:  # noqa: BLE001 - a thread has nobody above it who could show it
            log_crash()
        return False


@cache
def hint_job() -> HintJob:
    """The job of this process."""
    return HintJob()
