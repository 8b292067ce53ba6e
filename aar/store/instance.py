"""This process's share of one database file: units of work join it, and it lets go when nobody needs it.

DuckDB lends a file to one process at a time, readers included. Overlapping units would never let go, so after
HOLD_SECONDS of continuous holding no new unit joins: the instance drains, closes, rests and opens again.
"""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

import duckdb

from aar.errors import StoreError
from aar.store.long_work import announced, long_work
from aar.store.opening import attach_patiently, busy, engine
from aar.store.statements import statement

HOLD_SECONDS: Final = 0.2
REST_SECONDS: Final = 0.05
LONG_WORK_WAIT_SECONDS: Final = 60.0
_SHARED: Final[WeakValueDictionary[Path, "Instance"]] = WeakValueDictionary()
_SHARING: Final = threading.Lock()


def instance_of(path: Path) -> "Instance":
    """The one instance of this file in this process: opened twice, a file would lose its lock."""
    key = path.expanduser().resolve()
    with _SHARING:
        return _SHARED.setdefault(key, Instance(key))


class Instance:
    """The process's share of one database file; thread-safe."""

    def __init__(self, path: Path) -> None:
        self.preparing = threading.Lock()
        self._path = path
        self._changed = threading.Condition()
        self._engine: duckdb.DuckDBPyConnection | None = None
        self._is_open = False
        self._is_opening = False
        self._units = 0
        self._long_works = 0
        self._opened_at = 0.0
        self._rest_until = 0.0
        self._of_this_thread = threading.local()

    @contextlib.contextmanager
    def unit(self, wait_seconds: float) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one unit of work; raises DatabaseBusy when somebody keeps the file too long."""
        self._enter(wait_seconds)
        try:
            with contextlib.closing(self._cursor()) as cursor:
                yield cursor
        finally:
            self._leave()

    @contextlib.contextmanager
    def announced(self, what: str, since: str) -> Iterator[None]:
        """Say beside the file that a unit may exceed a second; units of this process join it meanwhile."""
        with announced(self._path, what, since):
            self._count_long_work(1)
            try:
                yield
            finally:
                self._count_long_work(-1)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if self._engine is None:
            raise StoreError("The database was closed by an error.", "Try again.")
        cursor = self._engine.cursor()
        cursor.execute(statement("attach/use"))
        return cursor

    def _enter(self, wait_seconds: float) -> None:
        with self._changed:
            limit, what = self._patience(wait_seconds)
            if not self._changed.wait_for(self._may_join, timeout=limit):
                raise busy("", limit, what)
            if self._is_open:
                self._join()
                return
            self._is_opening = True
        try:
            self._open(wait_seconds)
        finally:
            with self._changed:
                self._is_opening = False
                self._changed.notify_all()

    def _open(self, wait_seconds: float) -> None:
        time.sleep(max(0.0, self._rest_until - time.monotonic()))
        self._engine = self._engine or engine()
        attach_patiently(self._engine, self._path, lambda: self._patience(wait_seconds))
        with self._changed:
            self._is_open, self._opened_at = True, time.monotonic()
            self._join()

    def _join(self) -> None:
        self._units += 1
        self._of_this_thread.depth = self._depth() + 1

    def _leave(self) -> None:
        with self._changed:
            self._of_this_thread.depth = self._depth() - 1
            self._units -= 1
            if self._units == 0:
                self._close()
                self._changed.notify_all()

    def _close(self) -> None:
        has_drained = time.monotonic() - self._opened_at >= HOLD_SECONDS
        try:
            if self._engine is not None:
                self._engine.execute(statement("attach/let_go"))
        except duckdb.Error:
            # An engine that met a fatal error answers nothing more; a new one recovers the file.
            self._drop_engine()
        self._is_open = False
        self._rest_until = time.monotonic() + REST_SECONDS if has_drained else 0.0

    def _drop_engine(self) -> None:
        if self._engine is not None:
            with contextlib.suppress(duckdb.Error):
                self._engine.close()
            self._engine = None

    def _may_join(self) -> bool:
        if self._is_opening:
            return False
        is_fresh = time.monotonic() - self._opened_at < HOLD_SECONDS
        return not self._is_open or is_fresh or self._long_works > 0 or self._depth() > 0

    def _depth(self) -> int:
        # A thread that already holds a unit would wait for itself.
        return getattr(self._of_this_thread, "depth", 0)

    def _patience(self, wait_seconds: float) -> tuple[float, str | None]:
        what = long_work(self._path)
        return (LONG_WORK_WAIT_SECONDS if what else wait_seconds), what

    def _count_long_work(self, by: int) -> None:
        with self._changed:
            self._long_works += by
            self._changed.notify_all()
