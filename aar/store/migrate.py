"""Forward-only migrations with checksums; macros and views are recreated after them when they change."""

import hashlib
from datetime import datetime
from typing import Final
from uuid import uuid4

import duckdb

from aar.errors import StoreError
from aar.store.statements import statement, statements

_DEFINITIONS: Final = "definitions"


def migrate(connection: duckdb.DuckDBPyConnection, now: datetime) -> None:
    """Bring the schema up to this program's; raises StoreError for a newer or a changed one."""
    connection.execute(statement("queries/schema/create_migrations"))
    rows = connection.execute(statement("queries/schema/applied")).fetchall()
    applied: dict[str, str] = dict(rows)
    known = statements("migrations")
    _demand_known(applied, known)
    steps: dict[str, tuple[str, ...]] = {name: (text,) for name, text in known.items() if name not in applied}
    definitions = (*statements("macros").values(), *statements("views").values())
    if steps or applied.get(_DEFINITIONS) != _checksum(*definitions):
        steps[_DEFINITIONS] = definitions
    if steps:
        _apply_all(connection, steps, now)


def _demand_known(applied: dict[str, str], known: dict[str, str]) -> None:
    newer = sorted(set(applied) - set(known) - {_DEFINITIONS})
    if newer:
        raise StoreError(
            f"The database was written by a newer version (its schema has {newer[-1]}).",
            "Install that version of the product, or restore an older backup.",
        )
    changed = [name for name in applied if name in known and _checksum(known[name]) != applied[name]]
    if changed:
        raise StoreError(
            f"The schema step {changed[0]} is not the one that this database was made with.",
            "Install the product again from an unchanged release.",
        )


def _apply_all(
    connection: duckdb.DuckDBPyConnection, steps: dict[str, tuple[str, ...]], now: datetime
) -> None:
    # All that is pending in one transaction: an upgrade is whole or has not happened.
    connection.execute("begin transaction")
    try:
        for name, texts in steps.items():
            _apply(connection, name, texts, now)
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _apply(connection: duckdb.DuckDBPyConnection, name: str, texts: tuple[str, ...], now: datetime) -> None:
    for text in texts:
        needs_id = "$installation_id" in text
        connection.execute(text, {"installation_id": str(uuid4())} if needs_id else None)
    connection.execute(statement("queries/schema/forget"), {"name": name})
    recorded = {"name": name, "checksum": _checksum(*texts), "applied_at": now}
    connection.execute(statement("queries/schema/record"), recorded)


def _checksum(*texts: str) -> str:
    return hashlib.sha256("".join(texts).encode()).hexdigest()
