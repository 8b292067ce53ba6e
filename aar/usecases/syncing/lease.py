"""One runner at a time: a lease in the database that a dead process loses at once."""

import os
import socket
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from aar.errors import ConflictError
from aar.store import Database, Reader, Writer

LEASE_SECONDS: Final = 30
_NAME: Final = "sync"


def take(database: Database, now: datetime) -> tuple[str, str | None]:
    """Take the lease; returns its holder's name and where the last runner's look round ended.

    Raises ConflictError while another live runner holds it.
    """
    holder = str(uuid4())
    return holder, database.write(lambda store: _take(store, holder, now))


def renew(store: Writer, holder: str, now: datetime) -> None:
    """Hold the lease for longer, in the transaction that needs it; raises ConflictError when it is lost."""
    held = store.one("queries/leases/get", name=_NAME) or {}
    if held.get("holder") != holder:
        raise ConflictError(
            "Another sync took over while this one waited for Jira.", "Nothing is lost: it goes on from here."
        )
    _write(store, holder, now, held.get("looked_at"))


def last_look(store: Reader) -> str | None:
    """Where the last runner's look round ended."""
    looked_at: str | None = (store.one("queries/leases/get", name=_NAME) or {}).get("looked_at")
    return looked_at


def leave_word(store: Writer, looked_at: str | None) -> None:
    """Say where the look round ended, in a copy that nobody holds."""
    nobody = dict.fromkeys(("holder", "host", "process_id", "expires_at"))
    store.execute("queries/leases/take", name=_NAME, looked_at=looked_at, **nobody)


def _take(store: Writer, holder: str, now: datetime) -> str | None:
    held = store.one("queries/leases/get", name=_NAME) or {}
    if held.get("holder") and held["expires_at"] > now and _is_alive(held):
        raise ConflictError(
            f"Another sync is running (process {held['process_id']} on {held['host']}).",
            "Wait until it has ended; a run that died gives way by itself within half a minute.",
        )
    looked_at: str | None = held.get("looked_at")
    _write(store, holder, now, looked_at)
    return looked_at


def _write(store: Writer, holder: str, now: datetime, looked_at: str | None) -> None:
    store.execute(
        "queries/leases/take",
        name=_NAME,
        holder=holder,
        host=socket.gethostname(),
        process_id=os.getpid(),
        expires_at=now + timedelta(seconds=LEASE_SECONDS),
        looked_at=looked_at,
    )


def give_back(database: Database, holder: str, looked_at: str | None) -> None:
    """Give the lease back, if it is still ours, and leave word where the look round ended."""
    database.write(
        lambda store: store.execute(
            "queries/leases/give_back", name=_NAME, holder=holder, looked_at=looked_at
        )
    )


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
