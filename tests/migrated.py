"""New databases whose schema is there already: making it takes longer than most tests.

What many tests begin with is made once a process, too, and copied: only the installation is each one's own.
"""

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from aar.store import Database

Fill = Callable[[Any], None]


@cache
def _schema() -> bytes:
    """The file of an empty database, made once a process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        Database(path).write(lambda _: None)
        return path.read_bytes()


@cache
def _filled(fill: Fill) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "filled.duckdb"
        path.write_bytes(_schema())
        Database(path).write(fill)
        return path.read_bytes()


def migrated(path: Path) -> Database:
    """A database at this path, a new one unless it is there already, and an installation of its own."""
    return with_more(path, lambda _: None)


def with_more(path: Path, fill: Fill) -> Database:
    """The same, and what this writes into it."""
    is_new = not path.exists()
    if is_new:
        path.write_bytes(_schema())
    database = Database(path)

    def begin(store: Any) -> None:
        if is_new:
            settle(store)
        fill(store)

    database.write(begin)
    return database


def copied(path: Path, fill: Fill) -> Database:
    """A new database at this path with what this writes into an empty one, the same each time."""
    path.write_bytes(_filled(fill))
    database = Database(path)
    database.write(settle)
    return database


def settle(store: Any) -> None:
    """Make an installation of its own of a copy."""
    store.execute("queries/ledger/adopt", installation_id=str(uuid4()))
