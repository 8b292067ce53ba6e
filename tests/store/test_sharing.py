"""One file, several processes: nobody sees a lock error, and nobody waits without end."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from aar.domain.incident import Incident
from aar.errors import DatabaseBusy
from aar.store import Database
from tests.store.processes import heard, let_go, other_process

HOLD = "with database.read(): say('holds'); wait()"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "aar.duckdb")


def count(database: Database) -> int:
    with database.read() as store:
        return len(store.list(Incident))


def busy_note(database: Database, **said: object) -> None:
    note = database.path.with_name(f"{database.path.name}.busy")
    note.write_text(json.dumps({"what": "loading a bundle", "since": "09:00:00 UTC", **said}))


def finished_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    process.wait(timeout=30)
    return process.pid


def test_a_process_waits_until_another_one_lets_go(database: Database) -> None:
    with other_process(database.path, HOLD) as process:
        assert heard(process) == "holds"
        threading.Timer(0.5, let_go, [process]).start()
        assert count(database) == 0


def test_two_processes_that_write_in_turns_lose_nothing(database: Database) -> None:
    program = """
        wait()
        for number in range(1, 11):
            database.write(lambda store: save(store, number))
        say("done")
        wait()
    """
    with other_process(database.path, program) as first, other_process(database.path, program) as second:
        let_go(first)
        let_go(second)
        assert (heard(first), heard(second)) == ("done", "done")
    with database.read() as store:
        assert store.value("queries/ledger/head") == 20
        assert store.rows("checks/the_ledger_ends_where_the_audit_ends") == []


def test_who_holds_the_database_too_long_is_named(database: Database) -> None:
    impatient = Database(database.path, wait_seconds=0.3)
    with other_process(database.path, HOLD) as process:
        assert heard(process) == "holds"
        with pytest.raises(DatabaseBusy, match=f"process {process.pid} has held it for more than 0 seconds"):
            count(impatient)
    assert count(impatient) == 0


def test_long_work_is_waited_for_longer_than_anything_else(database: Database) -> None:
    impatient = Database(database.path, wait_seconds=1)
    program = "database.write(lambda store: (say('works'), time.sleep(2)), long_work='loading a bundle')"
    with other_process(database.path, program) as process:
        assert heard(process) == "works"
        assert count(impatient) == 0


@pytest.mark.parametrize(
    "said", [{"pid": finished_pid(), "host": os.uname().nodename}, {"host": os.uname().nodename}]
)
def test_the_note_of_a_dead_process_keeps_nobody_waiting(said: dict[str, object], database: Database) -> None:
    impatient = Database(database.path, wait_seconds=0.1)
    with other_process(database.path, HOLD) as process:
        assert heard(process) == "holds"
        busy_note(database, **said)
        started = time.monotonic()
        with pytest.raises(DatabaseBusy):
            count(impatient)
    assert time.monotonic() - started < 5


def test_a_broken_note_says_nothing(database: Database) -> None:
    database.path.with_name(f"{database.path.name}.busy").write_text("half a no")
    assert count(database) == 0


def test_long_work_leaves_no_note_behind(database: Database) -> None:
    database.write(lambda store: store.figures_moved(), long_work="loading a bundle")
    assert [path.name for path in database.path.parent.iterdir()] == ["aar.duckdb"]


def test_readers_of_the_same_process_join_long_work(database: Database) -> None:
    count(database)
    seen: list[int] = []

    def long(_: object) -> None:
        time.sleep(0.3)
        reader = threading.Thread(target=lambda: seen.append(count(database)))
        reader.start()
        reader.join(timeout=5)

    database.write(long, long_work="loading a bundle")
    assert seen == [0]


def test_a_unit_inside_a_unit_does_not_wait_for_itself(database: Database) -> None:
    with database.read():
        time.sleep(0.3)
        assert count(database) == 0


def test_a_unit_that_never_ends_keeps_others_of_its_process_waiting_only_so_long(database: Database) -> None:
    impatient = Database(database.path, wait_seconds=0.2)
    failed: list[Exception] = []

    def ask() -> None:
        try:
            count(impatient)
        except DatabaseBusy as error:
            failed.append(error)

    with database.read():
        time.sleep(0.3)
        asking = threading.Thread(target=ask)
        asking.start()
        asking.join(timeout=10)
    assert "another part of this process" in str(failed[0])


def test_five_busy_threads_do_not_keep_another_process_out(database: Database) -> None:
    """Overlapping units would never let go; after 200 ms of holding, the instance drains and rests."""
    count(database)
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            with database.read() as store:
                store.value("queries/ledger/head")
                time.sleep(0.02)

    threads = [threading.Thread(target=busy) for _ in range(5)]
    program = """
        for _ in range(5):
            wait()
            started = time.monotonic()
            with database.read(): pass
            say(time.monotonic() - started)
    """
    with other_process(database.path, program) as process:
        for thread in threads:
            thread.start()
        waits = []
        for _ in range(5):
            let_go(process)
            waits.append(float(heard(process)))
        stop.set()
        for thread in threads:
            thread.join(timeout=10)
    assert sorted(waits)[2] < 1.5
