"""Whole copies of a database file: out of a running one, and into a new file."""

from datetime import datetime
from pathlib import Path
from typing import Final

import duckdb

from aar.errors import ConflictError, InputError, StoreError
from aar.store.migrate import migrate
from aar.store.opening import attach, engine, is_busy
from aar.store.statements import statement

_NAME_A_BACKUP: Final = "Name a file that `aar backup` has written."


def copy_out(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Write a consistent copy of what is committed; raises ConflictError rather than overwrite anything."""
    partial = file.with_name(f".{file.name}.partial")
    _attach_copy(connection, partial, file)
    try:
        try:
            connection.execute(statement("attach/copy_all"))
        finally:
            connection.execute(statement("attach/let_copy_go"))
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)


def _attach_copy(connection: duckdb.DuckDBPyConnection, partial: Path, file: Path) -> None:
    try:
        if file.exists():
            raise ConflictError(
                f"{file} is there already.", "Choose another name; a backup never overwrites."
            )
        partial.unlink(missing_ok=True)
        attach(connection, partial, "attach/copy")
    except (OSError, StoreError) as error:
        raise InputError(
            f"No backup can be written to {file}.", "Choose a folder that this account may write."
        ) from error


def copy_in(backup: Path, file: Path, now: datetime) -> None:
    """Make a new database file from a backup, with this program's schema; raises StoreError."""
    if not backup.is_file():
        raise StoreError(f"There is no file {backup}.", _NAME_A_BACKUP)
    connection = engine()
    try:
        _attach_backup(connection, backup)
        if connection.execute(statement("attach/is_ours")).fetchone() != (True,):
            raise StoreError(f"{backup} is no database of this product.", _NAME_A_BACKUP)
        attach(connection, file)
        connection.execute(statement("attach/restore_all"))
        connection.execute(statement("attach/use"))
        migrate(connection, now)
        connection.execute(statement("attach/leave_home"))
    except duckdb.Error as error:
        raise _refused(backup, error) from error
    finally:
        connection.close()


def _attach_backup(connection: duckdb.DuckDBPyConnection, backup: Path) -> None:
    try:
        attach(connection, backup, "attach/backup")
    except StoreError as error:
        raise StoreError(error.message, _NAME_A_BACKUP) from error


def _refused(backup: Path, error: duckdb.Error) -> StoreError:
    if is_busy(error):
        return StoreError(f"{backup} is open elsewhere.", "Close the program that uses it, then try again.")
    return StoreError(f"{backup} cannot be read: {str(error).splitlines()[0]}", "Name another backup.")
