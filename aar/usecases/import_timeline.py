"""Import a timeline from a file: all of it or none, and the same file again changes nothing."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aar.domain.imports import ImportOptions, ImportResult
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.errors import InputError
from aar.ports import Proposal, Records
from aar.store import Database, Staging, Writer
from aar.usecases.importing.choosing import choose_source
from aar.usecases.importing.files import open_source_file
from aar.usecases.importing.given import given_of
from aar.usecases.importing.insert import Receipt, insert
from aar.usecases.importing.proposals import propose
from aar.usecases.importing.stage import Staged, stage

Progress = Callable[[str, float], None]


class _DryRunError(Exception):
    """Carries the result out of a transaction that is not to be kept."""

    def __init__(self, result: ImportResult) -> None:
        super().__init__()
        self.result = result


def import_timeline(
    database: Database,
    file: Path,
    options: ImportOptions | None = None,
    *,
    by: Person,
    now: datetime,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Read, judge and insert one file; raises InputError when it is refused as a whole.

    The database is held only for the final insert; `progress` gets a sentence and a share from 0 to 1.
    """
    demand(by, "import")
    options = checked(options or ImportOptions())
    say = progress or _silent
    with tempfile.TemporaryDirectory(prefix="aar-import-") as folder:
        say(f"Reading {file.name}", 0.1)
        opened = open_source_file(file, Path(folder))
        source, _ = choose_source(opened, options.source)
        reading = source.read(opened, options)
        given = given_of(Path(folder), opened, reading, options, source.name)
        with Staging(Path(folder)) as staging:
            staged = stage(staging, given, opened, reading, options)
        receipt = Receipt(source.name, file.name, _sha256(file), options)
        say(f"Storing {staged.readable:,} records", 0.7)
        proposals = reading.proposals if isinstance(reading, Records) else ()
        result = _inserted(database, staged, receipt, proposals, by=by, now=now, dry_run=dry_run)
        say("Done", 1.0)
        return result


def checked(options: ImportOptions) -> ImportOptions:
    """The options; raises InputError for a zone that does not exist."""
    try:
        ZoneInfo(options.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(
            f"{options.zone} is not a time zone.", "Write it as Area/City, for example Europe/Berlin."
        ) from error
    return options


def _inserted(
    database: Database,
    staged: Staged,
    receipt: Receipt,
    proposals: Sequence[Proposal],
    *,
    by: Person,
    now: datetime,
    dry_run: bool,
) -> ImportResult:
    def work(store: Writer) -> ImportResult:
        result = propose(store, proposals, insert(store, staged, receipt, by=by, now=now))
        if dry_run:
            raise _DryRunError(result.changed(import_id=None))
        return result

    try:
        return database.write(work, long_work=f"importing {receipt.file_name}")
    except _DryRunError as dry:
        return dry.result


def _sha256(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _silent(_sentence: str, _share: float) -> None:
    pass
