"""What an import refused, corrected by a person: read as the file that it came from."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aar.domain.imports import Import, ImportOptions
from aar.errors import InputError
from aar.ports import SourceFile
from aar.store import Database
from aar.usecases.csv_text import as_meant
from aar.usecases.export_rejects import ABOUT
from aar.usecases.importing.files import head_of

_DELIMITERS: Final = (",", ";", "\t")
_ID: Final = ABOUT.index("import_id")


@dataclass(frozen=True)
class Corrected:
    """The records without what was said of them, and what was said of the file that they came from."""

    file: SourceFile
    options: ImportOptions
    origin: str
    why: str


def corrected(database: Database, file: SourceFile, options: ImportOptions, folder: Path) -> Corrected | None:
    """The corrected records as a file of their own, or None for any other file."""
    delimiter = next((one for one in _DELIMITERS if _begins(file.head, one)), None)
    if delimiter is None or options.source != "auto":
        return None
    target = folder / "corrected.csv"
    columns, import_id, shifts = _records_only(file, delimiter, target)
    before, asked = _before(database, import_id)
    name = before.file_name or file.name
    return Corrected(
        SourceFile(target, name, head_of(target), file.notes, shifts=shifts),
        _joined(asked, options, columns),
        before.source,
        f"It holds what {before.import_id} refused of {name}.",
    )


def _begins(head: str, delimiter: str) -> bool:
    first = next(csv.reader(head.splitlines()[:1], delimiter=delimiter), [])
    return tuple(first[: len(ABOUT)]) == ABOUT


def _records_only(
    file: SourceFile, delimiter: str, target: Path
) -> tuple[list[str], str, list[tuple[int, int]]]:
    """Write the records without what was said of them: their columns, their import, and how lines shift."""
    shifts: list[tuple[int, int]] = []
    with (
        file.path.open(encoding="utf-8", newline="") as opened,
        target.open("w", encoding="utf-8", newline="") as written,
    ):
        rows = csv.reader(opened, delimiter=delimiter)
        writer = csv.writer(written, lineterminator="\n")
        columns = [as_meant(cell) for cell in next(rows)[len(ABOUT) :]]
        writer.writerow(columns)
        import_id, given, line = "", rows.line_num, 2
        for row in filter(None, rows):
            import_id = import_id or row[_ID] if len(row) > _ID else import_id
            shifts.append((line, given + 1 - line))
            cells = [as_meant(cell) for cell in row[len(ABOUT) :]]
            writer.writerow(cells)
            line += 1 + sum(cell.count("\n") for cell in cells)
            given = rows.line_num
    return columns, import_id, shifts


def _joined(asked: ImportOptions, options: ImportOptions, columns: list[str]) -> ImportOptions:
    """What is said now, else what was said before, as far as the columns are still there."""
    before = {field: column for field, column in asked.columns.items() if column in columns}
    return asked.changed(
        source=asked.source,
        incident=options.incident or asked.incident,
        zone=options.zone or asked.zone,
        date_order=options.date_order or asked.date_order,
        columns={**before, **options.columns},
    )


def _before(database: Database, import_id: str) -> tuple[Import, ImportOptions]:
    with database.read() as store:
        found = store.get(Import, import_id)
        asked = store.value("queries/imports/asked", import_id=import_id)
    if found is None:
        raise InputError(
            f"There is no import {import_id or 'named in this file'} whose refused records these are.",
            f"Take out the columns {', '.join(ABOUT)} to import it as a table of its own.",
        )
    return found, ImportOptions.model_validate_json(asked) if asked else ImportOptions(zone=found.zone)
