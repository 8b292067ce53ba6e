"""Load the sample into an empty database: a real status history, and made-up work on top of it."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.person import Person
from aar.registry import folder_of
from aar.store import Database, Writer
from aar.usecases.import_timeline import import_timeline
from aar.usecases.load_bundle import load_bundle
from aar.usecases.outbox import queue_for_tracker


def load_sample(database: Database, *, by: Person, now: datetime) -> bool:
    """Whether it was loaded; a database that holds anything is left alone."""
    with database.read() as store:
        if not store.value("queries/bundle/is_database_empty"):
            return False
    folder = folder_of("aar") / "demo"
    import_timeline(database, folder / "incidents.jsonl", by=by, now=now)
    load_bundle(database, folder / "made_up", by=by, now=now)
    database.write(lambda store: _queue_outstanding(store, now))
    return True


def _queue_outstanding(store: Writer, now: datetime) -> None:
    for action in store.list(ActionItem):
        queue_for_tracker(store, action, now=now)
