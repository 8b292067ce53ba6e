"""What a tracker's sync remembers from run to run, and whether this database may sync at all."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from aar.domain.record import written
from aar.errors import IntegrationError
from aar.store import Database, Reader, Writer


@dataclass(frozen=True)
class SyncState:
    """The watermark, what the tracker asked to be left alone, and where the database lay when it synced.

    `home` is None before the first run, and after runs of a program that did not keep it yet.
    """

    watermark: datetime | None = None
    held: dict[str, datetime] = field(default_factory=dict)
    installation_id: str | None = None
    home: str | None = None
    is_adopted: bool = False
    is_kept: bool = False


def state_of(store: Reader, tracker: str) -> SyncState:
    """What was kept, or nothing before the first run."""
    row = store.one("queries/sync/state", tracker=tracker)
    if row is None:
        return SyncState()
    held = {place: datetime.fromisoformat(until) for place, until in json.loads(row["held"] or "{}").items()}
    return SyncState(
        watermark=row["watermark"],
        held=held,
        installation_id=row["installation_id"],
        home=row["home"],
        is_adopted=bool(row["is_adopted"]),
        is_kept=True,
    )


def keep(store: Writer, tracker: str, state: SyncState) -> None:
    """Keep it for the next run."""
    held = {place: written(until) for place, until in state.held.items()}
    store.execute(
        "queries/sync/keep_state",
        tracker=tracker,
        watermark=state.watermark,
        held=json.dumps(held),
        installation_id=state.installation_id,
        home=state.home,
        is_adopted=state.is_adopted,
    )


def here(store: Reader, database: Database, state: SyncState, tracker: str) -> SyncState:
    """The state with this place in it; raises IntegrationError for a restored or copied database."""
    present = replace(state, installation_id=_installation(store), home=home_of(database.path))
    if state.home is not None and present != state:
        raise _off()
    if not state.is_kept and store.value("queries/links/has_made", tracker=tracker):
        raise _off()
    return present


def _installation(store: Reader) -> str:
    head = store.one("queries/ledger/head") or {}
    return str(head["installation_id"])


def home_of(path: Path) -> str:
    """Where the database lies, and which file it is."""
    # A copy lies elsewhere, or is another file in the same place.
    where = path.expanduser().resolve()
    return f"{where} {where.stat().st_ino}" if where.exists() else str(where)


def _off() -> IntegrationError:
    return IntegrationError(
        "This database is a restored or copied one, so it does not sync: its original may still do.",
        "If only this one shall sync from now on, say so with: aar sync --check --adopt-installation.",
        permanent=True,
    )
