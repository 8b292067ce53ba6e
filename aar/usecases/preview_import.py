"""Look at a file before it is imported: what it seems to be, and what importing it would do."""

from pathlib import Path

from aar.domain.imports import ImportOptions, Preview
from aar.domain.person import Person
from aar.domain.record import EPOCH
from aar.domain.rights import demand
from aar.errors import OpenQuestion
from aar.ports import FIELDS
from aar.store import Database, Staging
from aar.tables import Table
from aar.usecases.import_timeline import checked, inserting, receipt_of, rehearsed, sha256_of
from aar.usecases.importing.days import day_of
from aar.usecases.importing.first_rows import first_rows
from aar.usecases.importing.given import given_of
from aar.usecases.importing.look import look_at
from aar.usecases.importing.stage import stage
from aar.usecases.private_folder import private_folder


def preview_import(
    database: Database, file: Path, options: ImportOptions | None = None, *, by: Person
) -> Preview:
    """What would come of an import; raises InputError when the file is refused as a whole."""
    demand(by, "import")
    options = checked(options or ImportOptions())
    with private_folder("preview") as folder:
        look = look_at(database, file, options, folder)
        reading = look.source.read(look.file, look.options)
        columns = reading.columns if isinstance(reading, Table) else ()
        preview = Preview(
            file_name=file.name,
            source=look.source.name,
            title=look.source.title,
            why=look.why,
            notes=(*look.file.notes, *reading.notes),
            columns=columns,
            fields=FIELDS if columns else (),
        )
        if isinstance(reading, Table) and reading.missing:
            return preview.changed(missing=reading.missing)
        day = day_of(database, look.file, reading, look.options)
        try:
            given = given_of(folder, look, reading, day=day)
            with Staging(folder) as staging:
                staged = stage(staging, given, look.file, reading, look.options)
                rows = first_rows(staging, staged, look.file)
        except OpenQuestion as error:
            return preview.changed(asks=error.question)
        receipt = receipt_of(file, look, sha256_of(file))
        result = rehearsed(database, inserting(reading, staged, receipt), receipt, by=by, now=EPOCH)
    return preview.changed(
        notes=result.notes or (),
        rows=rows,
        first_at=staged.first_at,
        last_at=staged.last_at,
        result=result,
    )
