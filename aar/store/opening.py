"""Opening one database file, and saying in a sentence why it cannot be opened."""

import os
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Final

import duckdb

from aar.errors import DatabaseBusy, StoreError
from aar.store.statements import statement

MEMORY: Final = "1GB"
_HOLDER: Final = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
_BUSY: Final = ("Could not set lock on file", "Unique file handle conflict")
_CHOOSE: Final = "Set AAR_DATABASE to the file that this product should use."
_REASONS: Final[tuple[tuple[str, str, str], ...]] = (
    ("Is a directory", "is a folder, not a file", _CHOOSE),
    ("not a valid DuckDB database", "is not a DuckDB database", _CHOOSE),
    ("Not a directory", "lies below something that is not a folder", _CHOOSE),
    ("File exists", "lies below something that is not a folder", _CHOOSE),
    (
        "Permission denied",
        "may not be read and written by this account",
        "Give this account the right to read and write the file and its folder.",
    ),
    (
        "Read-only file system",
        "lies on a disk that cannot be written",
        "Put the database on a disk that this account may write.",
    ),
)


def engine() -> duckdb.DuckDBPyConnection:
    """An engine without a file; keeping it spares each opening the 10 ms that setting one up takes.

    Beyond its memory it spills into a folder of this process, which goes with it. It counts on no estimate of
    how few rows a join in time has: behind several CTEs the estimate is 0, and a loop over all pairs follows.
    """
    spill = Path(tempfile.gettempdir()) / f"aar-spill-{os.getpid()}"
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(spill),
        "asof_loop_join_threshold": 0,
    }
    connection = duckdb.connect(":memory:", config=config)
    connection.execute("set global timezone = 'UTC'")
    return connection


def attach(
    connection: duckdb.DuckDBPyConnection, path: Path, statement_name: str = "attach/database"
) -> None:
    """Open the file, creating what is missing; raises StoreError, or duckdb's own error when it is busy."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection.execute(with_path(statement_name, path))
    except (OSError, duckdb.Error) as error:
        if is_busy(error):
            raise
        raise _refused(path, error) from error


def with_path(statement_name: str, path: Path) -> str:
    """A statement that names a file; DuckDB binds no parameters there, so the path is quoted into it."""
    return Template(statement(statement_name)).substitute(path=str(path).replace("'", "''"))


def attach_patiently(
    connection: duckdb.DuckDBPyConnection, path: Path, wait_seconds: Callable[[], tuple[float, str | None]]
) -> None:
    """Open the file as soon as no other process has it; raises DatabaseBusy naming who kept it too long.

    `wait_seconds` says each time for how long, and what long work another process announced.
    """
    waiting_since = time.monotonic()
    was_long = False
    while True:
        try:
            attach(connection, path)
        except duckdb.Error as error:
            limit, long_work = wait_seconds()
            if was_long and not long_work:
                # The long work has ended: what is left of it deserves ordinary patience from here on.
                waiting_since = time.monotonic()
            was_long = long_work is not None
            if time.monotonic() - waiting_since >= limit:
                raise busy(str(error), limit, long_work) from error
            time.sleep(random.uniform(0.005, 0.04))  # noqa: S311 - jitter, not a secret
        else:
            return


def is_busy(error: Exception) -> bool:
    """Whether the file cannot be opened only because somebody else has it open."""
    return any(words in str(error) for words in _BUSY)


def busy(reason: str, limit: float, long_work: str | None) -> DatabaseBusy:
    """Who keeps the database, for how long, and why if they say so."""
    held = _HOLDER.search(reason)
    who = f"process {held['pid']}" if held else "another part of this process"
    why = f" ({long_work})" if long_work else ""
    return DatabaseBusy(
        f"The database is busy: {who} has held it for more than {limit:.0f} seconds{why}.",
        "Try again in a moment; if nothing else should be running, stop that process.",
    )


def _refused(path: Path, error: Exception) -> StoreError:
    text = str(error)
    for words, reason, hint in _REASONS:
        if words in text:
            return StoreError(f"The database {path} {reason}.", hint)
    first_line = text.splitlines()[0] if text else type(error).__name__
    return StoreError(f"The database {path} cannot be opened: {first_line}", _CHOOSE)
