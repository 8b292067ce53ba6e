"""A backup is whole although others write, and neither backup nor restore overwrites anything."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.errors import ConflictError, InputError, StoreError
from aar.store import Database

NOW = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(tmp_path / "aar.duckdb")
    add(database, 1)
    return database


def add(database: Database, number: int) -> None:
    incident = Incident(incident_id=f"INC-{number:04d}", title=f"Incident {number}")
    database.write(lambda store: store.save(incident, verb="created", by=LOCAL, now=NOW))


def contents(path: Path) -> tuple[list[str], object]:
    with Database(path).read() as store:
        return list(store.each("queries/incidents/all")), store.one("queries/ledger/head")


def test_a_restored_backup_holds_what_was_there(database: Database, tmp_path: Path) -> None:
    database.copy_to(tmp_path / "backup.duckdb")
    restored = Database(tmp_path / "restored" / "aar.duckdb")
    restored.replace_with(tmp_path / "backup.duckdb")
    assert contents(restored.path) == contents(database.path)


def test_a_restored_database_can_be_written(database: Database, tmp_path: Path) -> None:
    database.copy_to(tmp_path / "backup.duckdb")
    restored = Database(tmp_path / "restored.duckdb")
    restored.replace_with(tmp_path / "backup.duckdb")
    add(restored, 2)
    assert len(contents(restored.path)[0]) == 2


def test_a_backup_under_writes_is_one_moment_of_the_database(database: Database, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 2
        while not stop.is_set():
            add(database, number)
            number += 1

    writing = threading.Thread(target=write)
    writing.start()
    database.copy_to(tmp_path / "backup.duckdb")
    stop.set()
    writing.join(timeout=30)
    with Database(tmp_path / "backup.duckdb").read() as store:
        assert store.rows("checks/the_ledger_ends_where_the_audit_ends") == []
        assert store.value("queries/audit/count") == len(store.list(Incident))


def test_a_backup_overwrites_nothing_and_leaves_nothing_half_done(database: Database, tmp_path: Path) -> None:
    there = tmp_path / "precious.txt"
    there.write_text("kept")
    with pytest.raises(ConflictError, match="is there already"):
        database.copy_to(there)
    assert there.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["aar.duckdb", "precious.txt"]


def test_a_backup_that_cannot_be_written_says_where(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="No backup can be written to"):
        database.copy_to(tmp_path / "file" / "backup.duckdb")
    with pytest.raises(InputError, match="No backup can be written to"):
        database.copy_to(tmp_path / ("long" * 100))


def test_a_restore_overwrites_no_records(database: Database, tmp_path: Path) -> None:
    database.copy_to(tmp_path / "backup.duckdb")
    add(database, 2)
    with pytest.raises(ConflictError, match="holds records"):
        database.replace_with(tmp_path / "backup.duckdb")
    assert len(contents(database.path)[0]) == 2


def test_an_older_backup_gets_the_schema_that_it_lacks(database: Database, tmp_path: Path) -> None:
    backup = tmp_path / "backup.duckdb"
    database.copy_to(backup)
    with duckdb.connect(str(backup)) as connection:
        connection.execute("drop table sync_runs")
        connection.execute("delete from migrations where name = 'migrations/0023_sync_runs'")
    restored = Database(tmp_path / "restored.duckdb")
    restored.replace_with(backup)
    with restored.read() as store:
        assert store.rows("queries/sync/last_runs") == []


def test_a_newer_backup_is_refused_and_the_database_stays_empty(database: Database, tmp_path: Path) -> None:
    backup = tmp_path / "backup.duckdb"
    database.copy_to(backup)
    with duckdb.connect(str(backup)) as connection:
        connection.execute("insert into migrations values ('migrations/9999_later', 'x', now())")
    restored = Database(tmp_path / "restored.duckdb")
    with pytest.raises(StoreError, match="written by a newer version"):
        restored.replace_with(backup)
    assert contents(restored.path)[0] == []


@pytest.mark.parametrize("kind", ["missing", "text", "other database"])
def test_only_a_backup_can_be_restored(kind: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.duckdb"
    if kind == "text":
        backup.write_text("not a database\n" * 1000)
    if kind == "other database":
        with duckdb.connect(str(backup)) as connection:
            connection.execute("create table ledger (a integer)")
    with pytest.raises(StoreError) as refused:
        Database(tmp_path / "aar.duckdb").replace_with(backup)
    assert refused.value.hint == "Name a file that `aar backup` has written."
