"""New databases whose schema is there already: making it takes longer than most tests."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from aar.store import Database


@cache
def _schema() -> bytes:
    """The file of an empty database, made once a process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        Database(path).write(lambda _: None)
        return path.read_bytes()


def migrated(path: Path) -> Database:
    """A database at this path, a new one unless it is there already, and an installation of its own."""
    database = Database(path)
    if not path.exists():
        path.write_bytes(_schema())
        database.write(_settle)
    return database


def _settle(store: Any) -> None:
    store.execute("queries/ledger/adopt", installation_id=str(uuid4()))
