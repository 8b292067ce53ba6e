"""Load the sample into an empty database: real incidents, and made-up work on top of some of them."""

import zipfile
from datetime import datetime
from pathlib import Path

from aar.domain.action import ActionItem
from aar.domain.imports import ImportOptions
from aar.domain.person import Person
from aar.registry import folder_of
from aar.store import Database, Writer
from aar.usecases.import_timeline import import_timeline
from aar.usecases.load_bundle import load_bundle
from aar.usecases.outbox import queue_for_tracker
from aar.usecases.private_folder import private_folder

_ZONE = "America/Los_Angeles"  # for what a post-mortem leaves open: its authors wrote Pacific time


def load_sample(database: Database, *, by: Person, now: datetime) -> bool:
    """Whether it was loaded; a database that holds anything is left alone."""
    with database.read() as store:
        if not store.value("queries/bundle/is_database_empty"):
            return False
    folder = folder_of("aar") / "demo"
    import_timeline(database, folder / "incidents.jsonl", by=by, now=now)
    load_bundle(database, folder / "made_up", by=by, now=now)
    _import_post_mortems(database, folder / "post_mortems", by=by, now=now)
    database.write(lambda store: _queue_outstanding(store, now))
    return True


def _import_post_mortems(database: Database, folder: Path, *, by: Person, now: datetime) -> None:
    """As one archive, which is one import; its entries bear no date, so that it is always the same file."""
    with private_folder("sample") as temporary:
        archive = temporary / "post-mortems.zip"
        with zipfile.ZipFile(archive, "w") as opened:
            for path in sorted(folder.glob("*.md")):
                opened.writestr(zipfile.ZipInfo(path.name), path.read_bytes())
        import_timeline(database, archive, ImportOptions(zone=_ZONE), by=by, now=now)


def _queue_outstanding(store: Writer, now: datetime) -> None:
    for action in store.list(ActionItem):
        queue_for_tracker(store, action, now=now)
