"""Import a timeline from a file: all of it or none, and the same file again changes nothing."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path

from aar.domain.imports import ImportOptions, ImportResult
from aar.domain.person import Person
from aar.domain.rights import demand
from aar.domain.zone import is_zone
from aar.errors import InputError
from aar.ports import FIELDS, Reading, Records
from aar.store import Database, Staging, Writer
from aar.usecases.importing.complete import demand_complete
from aar.usecases.importing.days import day_of
from aar.usecases.importing.given import given_of
from aar.usecases.importing.insert import insert
from aar.usecases.importing.look import Look, look_at
from aar.usecases.importing.proposals import propose
from aar.usecases.importing.receipt import Receipt
from aar.usecases.importing.repeat import reader_of, repeat, repeated
from aar.usecases.importing.stage import Staged, stage
from aar.usecases.private_folder import private_folder

Progress = Callable[[str, float], None]
Work = Callable[..., ImportResult]


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
    with private_folder("import") as folder, ThreadPoolExecutor(1) as aside:
        say(f"Reading {file.name}", 0.1)
        digest = aside.submit(sha256_of, file)
        look = look_at(database, file, options, folder)
        came_before = _came_before(database, file)
        is_repeated = came_before and _is_repeated(database, receipt_of(file, look, digest.result()))
        staged = None if is_repeated else _staged(database, folder, look)
        receipt = receipt_of(file, look, digest.result())
        work: Work = inserting(*staged, receipt) if staged else partial(repeat, receipt=receipt)
        say("Storing what is readable", 0.7)
        result = (rehearsed if dry_run else _stored)(database, work, receipt, by=by, now=now)
        say("Done", 1.0)
        return result


def checked(options: ImportOptions) -> ImportOptions:
    """The options; raises InputError for a zone or a field that does not exist."""
    if options.zone and not is_zone(options.zone):
        raise InputError(
            f"{options.zone} is not a time zone.", "Write it as Area/City, for example Europe/Berlin."
        )
    unknown = next((field for field in options.columns if field not in FIELDS), None)
    if unknown is not None:
        raise InputError(f"There is no field {unknown}.", f"Map one of {', '.join(FIELDS)}.")
    return options


def sha256_of(file: Path) -> str:
    """By which a file is known when it comes again."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def receipt_of(file: Path, look: Look, sha256: str) -> Receipt:
    """What is noted of the file that came, whatever it is unpacked or rewritten to."""
    return Receipt(look.origin, file.name, sha256, look.options, reader_of(look.source), look.known_as)


def _came_before(database: Database, file: Path) -> bool:
    """Whether a file of this name ever came: of any other the digest need not be waited for."""
    with database.read() as store:
        return bool(store.value("queries/imports/came_before", file_name=file.name))


def _is_repeated(database: Database, receipt: Receipt) -> bool:
    with database.read() as store:
        return repeated(store, receipt) is not None


def _staged(database: Database, folder: Path, look: Look) -> tuple[Reading, Staged]:
    """Read and judge the file; what is left to do is to insert it."""
    reading = look.source.read(look.file, look.options)
    demand_complete(look.file, reading)
    day = day_of(database, look.file, reading, look.options)
    given = given_of(folder, look, reading, day=day)
    with Staging(folder) as staging:
        return reading, stage(staging, given, look.file, reading, look.options)


def inserting(reading: Reading, staged: Staged, receipt: Receipt) -> Work:
    """The final insert, with the actions that the file proposes."""
    proposals = reading.proposals if isinstance(reading, Records) else ()

    def work(store: Writer, *, by: Person, now: datetime) -> ImportResult:
        return propose(store, proposals, insert(store, staged, receipt, by=by, now=now))

    return work


def rehearsed(database: Database, work: Work, receipt: Receipt, *, by: Person, now: datetime) -> ImportResult:
    """What the work would do; nothing of it is kept."""

    def whole(store: Writer, *, by: Person, now: datetime) -> ImportResult:
        raise _DryRunError(work(store, by=by, now=now).changed(import_id=None))

    try:
        return _stored(database, whole, receipt, by=by, now=now)
    except _DryRunError as dry:
        return dry.result


def _stored(database: Database, work: Work, receipt: Receipt, *, by: Person, now: datetime) -> ImportResult:
    return database.write(partial(work, by=by, now=now), long_work=f"importing {receipt.file_name}")


def _silent(_sentence: str, _share: float) -> None:
    pass
