"""The database: consistent reads, and writes that are either whole or not there at all."""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

import duckdb

from aar.domain.factor import BUILT_IN, Taxonomy
from aar.errors import ConflictError, DatabaseBusy, StoreError
from aar.store.copying import copy_in, copy_out
from aar.store.instance import LONG_WORK_WAIT_SECONDS, instance_of
from aar.store.migrate import migrate
from aar.store.reader import Reader
from aar.store.statements import statement
from aar.store.writer import Writer

T = TypeVar("T")
_ATTEMPTS: Final = 12


class Database:
    """One database file, shared by all threads of this process and lent to other processes in between."""

    def __init__(
        self,
        path: Path,
        audit_key: bytes | None = None,
        wait_seconds: float = 10.0,
        taxonomy: Taxonomy = BUILT_IN,
    ) -> None:
        self.path = path
        self._audit_key = audit_key
        self._taxonomy = taxonomy
        self._instance = instance_of(path)
        self._wait_seconds = wait_seconds
        self._writing = threading.Lock()
        self._copying = threading.Lock()
        self._is_migrated = False

    @contextlib.contextmanager
    def read(self, *, long_work: str | None = None) -> Iterator[Reader]:
        """A consistent view of everything that is committed."""
        with self._unit() as connection, self._announced(long_work):
            connection.execute("begin transaction")
            try:
                yield Reader(connection, self._taxonomy)
            finally:
                with contextlib.suppress(duckdb.Error):
                    connection.execute("rollback")

    def write(self, work: Callable[[Writer], T], *, long_work: str | None = None) -> T:
        """Run the work in one transaction and commit it; run it again when another writer was first.

        The work has no outside effects, for it may run more than once. `long_work` tells other processes
        why they wait when it may take longer than a second.
        """
        for attempt in range(_ATTEMPTS):
            try:
                return self._try_write(work, long_work)
            except duckdb.TransactionException as error:
                if "conflict" not in str(error).lower():
                    raise
                time.sleep(random.uniform(0, min(0.5, 0.01 * 2**attempt)))  # noqa: S311 - jitter, not a secret
        raise DatabaseBusy("Other writers were always first.", "Try again in a moment.")

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy beside running work; raises ConflictError rather than overwrite."""
        with self._copying, self._unit() as connection, self._announced("backup"):
            copy_out(connection, file)

    def replace_with(self, backup: Path) -> None:
        """Put the contents of a backup in place of an empty database; raises ConflictError, StoreError."""
        with self.read() as store:
            _demand_empty(store, self.path)
        prepared = self.path.with_name(f".{self.path.name}.restored")
        prepared.unlink(missing_ok=True)
        try:
            copy_in(backup, prepared, datetime.now(UTC))
            with self._unit() as connection, self._announced("restore"):
                _demand_empty(Reader(connection), self.path)
                # Nothing may be left to write when the old file is let go, for its name is another's by then.
                connection.execute(statement("attach/checkpoint"))
                prepared.replace(self.path)
        finally:
            prepared.unlink(missing_ok=True)

    def _try_write(self, work: Callable[[Writer], T], long_work: str | None) -> T:
        with self._turn(), self._unit() as connection, self._announced(long_work):
            connection.execute("begin transaction")
            try:
                writer = Writer(connection, self._audit_key, self._taxonomy)
                result = work(writer)
                writer.seal()
                connection.execute("commit")
            except BaseException:
                with contextlib.suppress(duckdb.Error):
                    connection.execute("rollback")
                raise
            return result

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=max(self._wait_seconds, LONG_WORK_WAIT_SECONDS)):
            raise DatabaseBusy("Another part of this process is still writing.", "Try again in a moment.")
        try:
            yield
        finally:
            self._writing.release()

    @contextlib.contextmanager
    def _unit(self) -> Iterator[duckdb.DuckDBPyConnection]:
        try:
            with self._instance.unit(self._wait_seconds) as connection:
                self._prepare(connection)
                yield connection
        except (duckdb.IOException, duckdb.FatalException) as error:
            raise StoreError(
                f"The database {self.path} failed: {str(error).splitlines()[0]}",
                "Check the disk, then try again: what was saved before is still there.",
            ) from error

    def _prepare(self, connection: duckdb.DuckDBPyConnection) -> None:
        if self._is_migrated:
            return
        with self._instance.preparing:
            migrate(connection, datetime.now(UTC))
            self._is_migrated = True

    def _announced(self, long_work: str | None) -> contextlib.AbstractContextManager[None]:
        if long_work is None:
            return contextlib.nullcontext()
        return self._instance.announced(long_work, f"{datetime.now(UTC):%H:%M:%S} UTC")


def _demand_empty(store: Reader, path: Path) -> None:
    if not store.value("queries/bundle/is_database_empty"):
        raise ConflictError(
            f"{path} holds records, and a restore overwrites nothing.",
            "Move that file away, or set AAR_DATABASE to a new one.",
        )
