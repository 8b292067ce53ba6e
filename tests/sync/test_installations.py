"""Which database may sync: the one that always did, upgraded or not; a copy only once a person says so."""

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest

from aar.domain.link import TrackerLink
from aar.domain.person import LOCAL
from aar.errors import ConflictError, IntegrationError, PermissionDenied
from aar.store import Database
from aar.usecases.adopt_installation import adopt_installation
from tests.sync.conftest import Loop
from tests.usecases.conftest import OWNER

LATER_STEPS = (
    "alter table links drop column told",
    "alter table links drop column held_until",
    "alter table leases drop column looked_at",
    "alter table sync_state drop column held",
    "alter table sync_state drop column home",
    "alter table sync_state drop column is_adopted",
    "delete from migrations where name >= 'migrations/0026' and name < 'migrations/0029'",
)


def copied(synced: Loop) -> Loop:
    """The same, with a copy of the database in place of the original."""
    path = synced.world.database.path.with_name("copy.duckdb")
    synced.world.database.copy_to(path)
    return replace(synced, world=replace(synced.world, database=Database(path)))


def test_a_database_of_an_earlier_version_goes_on_syncing(synced: Loop) -> None:
    path = synced.world.database.path.with_name("older.duckdb")
    synced.world.database.copy_to(path)
    with duckdb.connect(str(path)) as connection:
        for step in LATER_STEPS:
            connection.execute(step)
    older = replace(synced, world=replace(synced.world, database=Database(path)))
    older.edit(title="Give the canary more traffic")
    older.sync()
    assert synced.jira.issue(synced.key).summary == "Give the canary more traffic"
    assert older.link.state == "in_sync"


def test_a_copy_does_not_sync_until_a_person_adopts_it(synced: Loop) -> None:
    copy = copied(synced)
    with pytest.raises(IntegrationError, match="restored or copied") as stopped:
        copy.sync()
    assert "--adopt-installation" in stopped.value.hint
    with pytest.raises(PermissionDenied):
        copy.world.database.write(
            lambda store: adopt_installation(store, copy.world.database, "jira", by=OWNER)
        )
    copy.world.database.write(lambda store: adopt_installation(store, copy.world.database, "jira", by=LOCAL))
    copy.sync()
    assert copy.link.state == "in_sync"
    assert synced.sync().errors == 0  # the original is none the worse


def test_a_restored_backup_does_not_sync_even_in_its_old_place(synced: Loop) -> None:
    backup = synced.world.database.path.with_name("backup.duckdb")
    synced.world.database.copy_to(backup)
    restored = Database(backup.with_name("restored.duckdb"))
    restored.replace_with(backup)
    shutil.copyfile(restored.path, synced.world.database.path)  # the same file again, with other contents
    again = replace(synced, world=replace(synced.world, database=Database(synced.world.database.path)))
    with pytest.raises(IntegrationError, match="restored or copied"):
        again.sync()


def test_a_loaded_bundle_does_not_sync_by_itself(synced: Loop) -> None:
    fresh = Database(synced.world.database.path.with_name("fresh.duckdb"))
    fresh.write(lambda store: store.put([TrackerLink(action_id="ACT-0001", remote_id="10001", key="AAR-1")]))
    with pytest.raises(IntegrationError, match="restored or copied"):
        replace(synced, world=replace(synced.world, database=fresh)).sync()


@pytest.mark.parametrize("is_alive", [True, False])
def test_a_runner_that_died_on_this_host_gives_way_at_once(synced: Loop, is_alive: bool) -> None:  # noqa: FBT001 - a table
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    gone.wait()
    holder = {"holder": "other", "host": socket.gethostname(), "looked_at": None}
    owner = os.getpid() if is_alive else gone.pid
    until = synced.world.now + timedelta(seconds=30)
    synced.world.database.write(
        lambda store: store.execute(
            "queries/leases/take", name="sync", process_id=owner, expires_at=until, **holder
        )
    )
    if is_alive:
        with pytest.raises(ConflictError, match="Another sync is running"):
            synced.sync()
        synced.later(seconds=31)
    assert synced.sync().errors == 0
