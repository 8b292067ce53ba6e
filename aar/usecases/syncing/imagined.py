"""A private copy of all that a sync reads and writes: what is rehearsed in it happens nowhere else."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.link import Account, Conflict, TrackerLink
from aar.domain.person import Person
from aar.domain.record import Record
from aar.domain.review import Review
from aar.domain.verification import Verification
from aar.store import Database, Reader, Writer
from aar.usecases.receive_hint import waiting_of
from aar.usecases.syncing.lease import last_look, leave_word
from aar.usecases.syncing.state import home_of, keep, state_of

_KINDS: Final[tuple[type[Record], ...]] = (
    Person,
    Incident,
    Review,
    Finding,
    ActionItem,
    Verification,
    TrackerLink,
    Conflict,
    Account,
)


@contextmanager
def imagined(database: Database, tracker: str) -> Iterator[Database]:
    """A copy as it is now, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="aar-rehearsal-") as folder:
        copy = Database(Path(folder) / "rehearsal.duckdb")
        with database.read() as store:
            copy.write(lambda target: _fill(target, store, copy, tracker))
        yield copy


def _fill(copy: Writer, store: Reader, place: Database, tracker: str) -> None:
    for kind in _KINDS:
        copy.put(store.list(kind))
    ours = (store.one("queries/ledger/head") or {})["installation_id"]
    copy.execute("queries/ledger/adopt", installation_id=ours)
    state = replace(state_of(store, tracker), installation_id=ours, home=home_of(place.path))
    keep(copy, tracker, state)
    leave_word(copy, last_look(store))
    hinted = waiting_of(store, tracker)
    copy.execute(
        "queries/sync/note_hints", tracker=tracker, delivery=None, remote_ids=hinted, received_at=None
    )
