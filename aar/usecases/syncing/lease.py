"""One runner at a time: a lease in the database that a dead process loses at once."""

import contextlib
import os
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from aar.errors import ConflictError
from aar.store import Database, Writer
from aar.usecases.syncing.run import Run

LEASE_SECONDS: Final = 30
_NAME: Final = "sync"


@contextlib.contextmanager
def lease(run: Run) -> Iterator[str]:
    """Hold the lease for the length of a run; raises ConflictError while another runner holds it."""
    holder = str(uuid4())
    run.write(lambda store: take(store, holder, run.now()))
    try:
        yield holder
    finally:
        release(run.database, holder)


def take(store: Writer, holder: str, now: datetime) -> None:
    """Take or renew the lease; raises ConflictError while another live runner holds it."""
    held = store.one("queries/leases/get", name=_NAME)
    if held and held["holder"] != holder and held["expires_at"] > now and _is_alive(held):
        raise ConflictError(
            f"Another sync is running (process {held['process_id']} on {held['host']}).",
            "Wait until it has ended; a run that died gives way by itself within half a minute.",
        )
    store.execute("queries/leases/release", name=_NAME)
    store.execute(
        "queries/leases/take",
        name=_NAME,
        holder=holder,
        host=socket.gethostname(),
        process_id=os.getpid(),
        expires_at=now + timedelta(seconds=LEASE_SECONDS),
    )


def release(database: Database, holder: str) -> None:
    """Give the lease back, if it is still ours."""
    database.write(lambda store: store.execute("queries/leases/give_back", name=_NAME, holder=holder))


def _is_alive(held: dict[str, object]) -> bool:
    if held["host"] != socket.gethostname():
        return True
    try:
        os.kill(int(str(held["process_id"])), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
