"""A write is whole or not there at all, and two writers never get in each other's way unnoticed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from aar.domain.action import ActionItem
from aar.domain.incident import Incident
from aar.domain.person import LOCAL
from aar.errors import DatabaseBusy, InputError, StaleEdit
from aar.store import Database, Writer
from tests.store.processes import heard, let_go, other_process

NOW = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "aar.duckdb")


def incident(number: int, title: str = "Checkout is slow") -> Incident:
    return Incident(incident_id=f"INC-{number:04d}", title=title)


def save(store: Writer, number: int, title: str = "Checkout is slow") -> Incident:
    return store.save(incident(number, title), verb="created", by=LOCAL, now=NOW)


def ledger(database: Database) -> dict[str, Any]:
    with database.read() as store:
        return store.one("queries/ledger/head") or {}


def titles(database: Database) -> list[str]:
    with database.read() as store:
        return [one.title for one in store.list(Incident)]


def test_every_write_moves_the_ledger_by_one(database: Database) -> None:
    before = ledger(database)["number"]
    database.write(lambda store: save(store, 1))
    assert ledger(database)["number"] == before + 1


def test_figures_are_out_of_date_only_after_a_change_that_moves_them(database: Database) -> None:
    before = ledger(database)["figures_number"]
    database.write(lambda store: store.put([LOCAL]))
    assert ledger(database)["figures_number"] == before
    database.write(lambda store: save(store, 1))
    assert ledger(database)["figures_number"] == before + 1


def test_two_hundred_ids_taken_by_eight_threads_are_two_hundred_ids(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda _: database.write(lambda store: store.new_id(ActionItem)), range(200)))
    assert sorted(taken) == [f"ACT-{number:04d}" for number in range(1, 201)]


def test_two_databases_on_one_file_in_one_process_share_it(database: Database) -> None:
    """Two of them have no lock in common, so the one that comes second is run again."""
    twin = Database(database.path)
    both = [database, twin] * 20
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda one: one.write(lambda store: store.new_id(ActionItem)), both))
    assert len(set(taken)) == 40


def test_a_write_that_another_one_overtook_is_run_again_on_fresh_data(database: Database) -> None:
    """The engine says so to whoever commits second; here the first run meets that fate."""
    seen: list[list[str]] = []

    def overtaken(store: Writer) -> None:
        seen.append([one.title for one in store.list(Incident)])
        save(store, 2, "Second")
        if len(seen) == 1:
            raise duckdb.TransactionException("Conflict on update!")

    database.write(lambda store: save(store, 1, "First"))
    database.write(overtaken)
    assert seen == [["First"], ["First"]]
    assert titles(database) == ["First", "Second"]


def test_a_write_that_always_comes_second_gives_up_with_a_sentence(database: Database) -> None:
    def unlucky(_: Writer) -> None:
        raise duckdb.TransactionException("Conflict on update!")

    with pytest.raises(DatabaseBusy, match="Other writers were always first"):
        database.write(unlucky)


def test_a_write_that_fails_half_way_leaves_nothing(database: Database) -> None:
    database.write(lambda store: save(store, 1))
    before = ledger(database)

    def half(store: Writer) -> None:
        save(store, 2)
        raise InputError("Stop.", "")

    with pytest.raises(InputError):
        database.write(half)
    assert len(titles(database)) == 1
    assert ledger(database) == before


def test_each_save_leaves_one_audit_row_with_what_was_and_what_is(database: Database) -> None:
    database.write(lambda store: save(store, 1, "Before"))
    database.write(lambda store: save(store, 1, "After"))
    with database.read() as store:
        rows = store.rows("queries/audit/of_subject", subject_kind="incident", subject_id="INC-0001")
    assert [row["verb"] for row in rows] == ["created", "created"]
    assert len({row["actor"] for row in rows}) == 1
    assert ledger(database)["audit_seq"] == 2


def test_a_save_from_an_older_revision_is_refused_and_shows_both(database: Database) -> None:
    database.write(lambda store: save(store, 1, "As read"))
    database.write(lambda store: save(store, 1, "Theirs"))

    def stale(store: Writer) -> None:
        store.save_at(incident(1, "Yours"), 1, verb="edited", by=LOCAL, now=NOW)

    with pytest.raises(StaleEdit) as refused:
        database.write(stale)
    assert isinstance(refused.value.yours, Incident)
    assert isinstance(refused.value.theirs, Incident)
    assert (refused.value.yours.title, refused.value.theirs.title) == ("Yours", "Theirs")
    assert refused.value.theirs_revision == 2
    assert titles(database) == ["Theirs"]


def test_what_was_deleted_stays_in_the_audit(database: Database) -> None:
    saved = database.write(lambda store: save(store, 1, "Gone"))
    database.write(lambda store: store.delete(saved, verb="removed", by=LOCAL, now=NOW))
    with database.read() as store:
        last = list(store.each("queries/audit/all"))[-1]
    assert titles(database) == []
    assert '"before":{"incident_id":"INC-0001","title":"Gone"' in last


@pytest.mark.parametrize("moment", ["before the commit", "after the commit"])
def test_killing_a_process_that_writes_leaves_all_of_it_or_nothing(moment: str, database: Database) -> None:
    database.write(lambda store: save(store, 1))
    program = f"""
        def work(store):
            for number in range(2, 102):
                save(store, number)
            if {moment!r} == "before the commit":
                say("ready")
                wait()
        database.write(work)
        say("ready")
        wait()
    """
    with other_process(database.path, program) as process:
        assert heard(process) == "ready"
        process.kill()
    assert len(titles(database)) == (1 if moment == "before the commit" else 101)
    with database.read() as store:
        assert store.rows("checks/the_ledger_ends_where_the_audit_ends") == []


def test_a_process_that_was_killed_does_not_keep_the_file(database: Database) -> None:
    with other_process(database.path, "with database.read(): say('holds'); wait()") as process:
        assert heard(process) == "holds"
        process.kill()
        process.wait(timeout=10)
        database.write(lambda store: save(store, 1))
    assert len(titles(database)) == 1


def test_a_write_in_another_process_is_seen_by_the_next_read(database: Database) -> None:
    program = "wait(); database.write(lambda store: save(store, 7)); say('done'); wait()"
    with other_process(database.path, program) as process:
        assert titles(database) == []
        let_go(process)
        assert heard(process) == "done"
        assert titles(database) == ["Incident 7"]
