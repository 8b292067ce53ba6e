"""One open DuckDB instance a process and file: shared by units of work, let go as soon as nobody needs it.

DuckDB lends a file to one process at a time, readers included. Units that overlap would never let go, so after
HOLD_SECONDS of continuous holding no new unit joins: the instance drains, closes, rests and opens again.
"""

import contextlib
import json
import random
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from aar.errors import DatabaseBusy, StoreError

HOLD_SECONDS: Final = 0.2
REST_SECONDS: Final = 0.05
LONG_WORK_WAIT_SECONDS: Final = 60.0
_HOLDER: Final = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")


class Instance:
    """The process's share of one database file; thread-safe."""

    def __init__(self, path: Path, wait_seconds: float = 10.0) -> None:
        self._path = path
        self._wait_seconds = wait_seconds
        self._changed = threading.Condition()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._units = 0
        self._opened_at = 0.0
        self._rest_until = 0.0
        self._opening = False

    @contextlib.contextmanager
    def unit(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one unit of work; raises DatabaseBusy when another process keeps the file too long."""
        cursor = self._enter()
        try:
            yield cursor
        finally:
            with contextlib.suppress(duckdb.Error):
                cursor.close()
            self._leave()

    def _enter(self) -> duckdb.DuckDBPyConnection:
        with self._changed:
            self._changed.wait_for(self._may_join)
            if self._connection is not None:
                self._units += 1
                return self._connection.cursor()
            self._opening = True
        try:
            connection = self._open_with_retry()
        except BaseException:
            with self._changed:
                self._opening = False
                self._changed.notify_all()
            raise
        with self._changed:
            self._opening = False
            self._connection, self._units, self._opened_at = connection, 1, time.monotonic()
            self._changed.notify_all()
            return connection.cursor()

    def _may_join(self) -> bool:
        if self._opening:
            return False
        return self._connection is None or time.monotonic() - self._opened_at < HOLD_SECONDS

    def _leave(self) -> None:
        with self._changed:
            self._units -= 1
            if self._units == 0 and self._connection is not None:
                drained = time.monotonic() - self._opened_at >= HOLD_SECONDS
                self._connection.close()
                self._connection = None
                self._rest_until = time.monotonic() + REST_SECONDS if drained else 0.0
                self._changed.notify_all()

    def _open_with_retry(self) -> duckdb.DuckDBPyConnection:
        time.sleep(max(0.0, self._rest_until - time.monotonic()))
        started = time.monotonic()
        while True:
            try:
                return self._open()
            except duckdb.IOException as error:
                if "lock" not in str(error).lower():
                    raise StoreError(
                        f"The database {self._path} cannot be opened: {_first_line(error)}",
                        "Check that it is a DuckDB file of this product and that it may be read and written.",
                    ) from error
                self._give_up_after(started, error)
                time.sleep(random.uniform(0.005, 0.04))  # noqa: S311 - jitter, not a secret

    def _open(self) -> duckdb.DuckDBPyConnection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(str(self._path))
        connection.execute("set timezone = 'UTC'")
        return connection

    def _give_up_after(self, started: float, error: Exception) -> None:
        long_work = self.long_work()
        limit = LONG_WORK_WAIT_SECONDS if long_work else self._wait_seconds
        if time.monotonic() - started < limit:
            return
        held = _HOLDER.search(str(error))
        who = f"process {held['pid']}" if held else "another process"
        raise DatabaseBusy(
            f"The database is busy: {who} has held it for more than {limit:.0f} seconds"
            + (f" ({long_work})." if long_work else "."),
            "Try again in a moment; if nothing else is running, stop that process.",
        ) from error

    @contextlib.contextmanager
    def announced(self, what: str, since: str) -> Iterator[None]:
        """Say beside the file that a unit may take longer than a second, so that others wait with a sentence."""
        note = self._note_path()
        note.write_text(json.dumps({"what": what, "since": since}), encoding="utf-8")
        try:
            yield
        finally:
            note.unlink(missing_ok=True)

    def long_work(self) -> str | None:
        """What another process says it is doing with the file, if it says so."""
        try:
            said = json.loads(self._note_path().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return f"{said.get('what')}, since {said.get('since')}"

    def _note_path(self) -> Path:
        return self._path.with_name(f"{self._path.name}.busy")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
