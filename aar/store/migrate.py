"""Forward-only migrations with checksums; macros and views are recreated after them when they change."""

import hashlib
from datetime import datetime
from uuid import uuid4

import duckdb

from aar.errors import StoreError
from aar.store.statements import statement, statements


def migrate(connection: duckdb.DuckDBPyConnection, now: datetime) -> None:
    """Bring the schema up to this program's; raises StoreError for a newer or a changed one."""
    connection.execute(statement("queries/schema/create_migrations"))
    applied = {name: checksum for name, checksum in connection.execute(statement("queries/schema/applied")).fetchall()}
    known = statements("migrations")
    _demand_known(applied, known)
    for name, text in known.items():
        if name not in applied:
            _apply(connection, {name: text}, name, _checksum(text), now)
    definitions = {**statements("macros"), **statements("views")}
    checksum = _checksum("".join(definitions.values()))
    if applied.get("definitions") != checksum:
        _apply(connection, definitions, "definitions", checksum, now)


def _demand_known(applied: dict[str, str], known: dict[str, str]) -> None:
    newer = sorted(set(applied) - set(known) - {"definitions"})
    if newer:
        raise StoreError(
            f"The database was written by a newer version (its schema has {newer[-1]}).",
            "Install that version of the product, or restore an older backup.",
        )
    changed = [name for name, checksum in applied.items() if name in known and _checksum(known[name]) != checksum]
    if changed:
        raise StoreError(
            f"The schema step {changed[0]} is not the one that this database was made with.",
            "Install the product again from an unchanged release.",
        )


def _apply(
    connection: duckdb.DuckDBPyConnection, texts: dict[str, str], name: str, checksum: str, now: datetime
) -> None:
    connection.execute("begin transaction")
    try:
        for text in texts.values():
            parameters = {"installation_id": str(uuid4())} if "$installation_id" in text else None
            connection.execute(text, parameters)
        connection.execute(statement("queries/schema/forget"), {"name": name})
        connection.execute(
            statement("queries/schema/record"), {"name": name, "checksum": checksum, "applied_at": now}
        )
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
