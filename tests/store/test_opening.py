"""A file that cannot be opened is refused with a sentence, and a schema is brought up to date or refused."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from aar.errors import StoreError
from aar.store import Database
from aar.store.opening import engine
from aar.store.statements import statements
from tests.store.processes import ROOT

NOBODY = 65534


def open_it(path: Path) -> None:
    with Database(path).read():
        pass


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder, not a file"):
        open_it(tmp_path)


def test_another_file_is_not_a_database_and_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Meeting at nine\n" * 1000)
    with pytest.raises(StoreError, match="is not a DuckDB database"):
        open_it(file)
    assert file.read_text() == "Meeting at nine\n" * 1000


@pytest.mark.parametrize("name", ["notes.csv", "notes.json", "notes.parquet"])
def test_a_table_that_the_engine_could_read_is_no_database_either(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("a,b\n1,2\n" * 3000)
    with pytest.raises(StoreError, match="is not a DuckDB database"):
        open_it(file)


def test_a_file_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="below something that is not a folder"):
        open_it(tmp_path / "file" / "aar.duckdb")


def test_a_path_with_quotes_and_spaces_is_a_path_like_any_other(tmp_path: Path) -> None:
    open_it(tmp_path / "the team's data" / "it's.duckdb")
    assert (tmp_path / "the team's data" / "it's.duckdb").is_file()


# The account drops its rights only after all is loaded: it need not be able to read the program.
AS_NOBODY = f"""
import os, sys
from pathlib import Path
from aar.errors import StoreError
from aar.store import Database

with Database(Path(sys.argv[2])).read():
    pass
if os.getuid() == 0:
    os.seteuid({NOBODY})
try:
    Database(Path(sys.argv[1])).read().__enter__()
except StoreError as error:
    print(error.exit_code, error.message)
"""


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_without_the_right_to_write_it_says_so(locked: str, tmp_path: Path) -> None:
    path = tmp_path / "locked" / "aar.duckdb"
    path.parent.mkdir()
    if locked == "file":
        open_it(path)
        path.chmod(0o444)
    path.parent.chmod(0o555)
    command = [sys.executable, "-c", AS_NOBODY, str(path), str(tmp_path / "other.duckdb")]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    path.parent.chmod(0o755)
    assert run.stdout.startswith("4 "), run.stderr
    assert "may not be read and written by this account" in run.stdout


def test_times_are_utc_whatever_the_machine_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    with Database(tmp_path / "aar.duckdb").read() as store:
        assert store.value("queries/schema/zone") == "UTC"


def tables(path: Path) -> set[str]:
    with duckdb.connect(str(path)) as connection:
        return {row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()}


def test_a_new_database_has_every_table(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    open_it(path)
    wanted = {
        text.split()[2] for text in statements("migrations").values() if text.startswith("create table")
    }
    assert wanted | {"migrations"} == tables(path)
    assert {"ledger", "events", "actions", "audit", "files"} <= wanted


def change(path: Path, statement: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


def test_opening_again_applies_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    open_it(path)
    open_it(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("select count(*) from ledger").fetchone() == (1,)


def test_an_older_schema_gets_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    open_it(path)
    change(path, "drop table leases")
    change(path, "delete from migrations where name = 'migrations/0022_leases'")
    open_it(path)
    assert "leases" in tables(path)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    open_it(path)
    change(path, "insert into migrations values ('migrations/9999_later', 'x', now())")
    with pytest.raises(StoreError, match="written by a newer version") as refused:
        open_it(path)
    assert refused.value.exit_code == 4


def test_a_schema_step_that_was_changed_afterwards_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    open_it(path)
    change(path, "update migrations set checksum = 'x' where name = 'migrations/0005_incidents'")
    with pytest.raises(StoreError, match="0005_incidents is not the one"):
        open_it(path)


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    open_it(path)
    change(
        path, "delete from migrations where name in ('migrations/0022_leases', 'migrations/0003_counters')"
    )
    change(path, "drop table leases")
    with pytest.raises(duckdb.CatalogException, match="counters"):
        open_it(path)
    assert "leases" not in tables(path)


def test_a_join_in_time_never_loops_over_all_pairs_however_few_rows_are_expected() -> None:
    with engine() as connection:
        plan = connection.execute(
            "explain from (values (1)) later(place) asof join (values (1)) earlier(place)"
            " on later.place >= earlier.place"
        ).fetchall()
    assert "ASOF" in str(plan)
    assert "NESTED_LOOP" not in str(plan)
