"""A process of its own that writes the first useful sheet of a workbook as CSV, run by its path.

A few hundred bytes can ask for a sheet of 17 billion cells, and the reader then ends its whole process:
so it has a process of its own, with a limit on memory and time, and imports nothing of the product.
"""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

DAMAGED: Final = 3
LOCKED: Final = 4
TOO_LARGE: Final = 5
MOST_MEMORY_BYTES: Final = 3_000_000_000
MOST_SECONDS: Final = 300
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT: Final = 50
_EXACT: Final = 1e15
Row = list[Any]


def main(workbook: str, target: str) -> int:
    """Write the CSV and print what was chosen; the exit code says why it could not be done."""
    _limit()
    try:
        sys.stdout.write(json.dumps(_converted(Path(workbook), Path(target))))
    except PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_LARGE
    except CalamineError:
        return LOCKED if _ENCRYPTED in Path(workbook).read_bytes() else DAMAGED
    return 0


def _limit() -> None:
    with suppress(ImportError, OSError, ValueError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _converted(path: Path, target: Path) -> dict[str, Any]:
    found: dict[str, Any] = {"sheet": None, "row": None, "others": [], "shifts": []}
    with path.open("rb") as opened:
        workbook = CalamineWorkbook.from_filelike(opened)
        for name in _names(workbook):
            sheet = workbook.get_sheet_by_name(name)
            header = _header(sheet) if found["sheet"] is None else None
            if header is not None:
                found |= {"sheet": name, "row": header + 1, "shifts": _write(sheet, header, target)}
            elif any(map(_filled, sheet.iter_rows())):
                found["others"].append(name)
    return found


def _names(workbook: CalamineWorkbook) -> list[str]:
    """Worksheets, those that a person sees first."""
    sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    return [one.name for one in sorted(sheets, key=lambda one: one.visible != Visible.Visible)]


def _header(sheet: CalamineSheet) -> int | None:
    """The row of the headings: the first of words that is about as long as the longest; a record follows."""
    every = ((place, _filled(row)) for place, row in enumerate(sheet.iter_rows()))
    filled = list(islice(((place, cells) for place, cells in every if cells), _LOOKED_AT))
    longest = max((len(cells) for _, cells in filled), default=0)
    likely = [(place, cells) for place, cells in filled[:-1] if len(cells) > 1]
    worded = [(place, cells) for place, cells in likely if all(isinstance(cell, str) for cell in cells)]
    long = [place for place, cells in worded if len(cells) * 2 > longest]
    return next(iter([*long, *(place for place, _ in (*worded, *likely))]), None)


def _filled(row: Row) -> list[Any]:
    return [cell for cell in row if cell != ""]


def _write(sheet: CalamineSheet, header: int, target: Path) -> list[tuple[int, int]]:
    """Write from the headings on; returns from which line on a row is how many lines further down."""
    shifts: list[tuple[int, int]] = []
    units = _units(_rows(sheet, header))
    line = 1
    with target.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        for place, row in _rows(sheet, header):
            cells = [_text(cell, unit) for cell, unit in zip(row, units, strict=True)]
            shift = place + 1 - line
            if not shifts or shifts[-1][1] != shift:
                shifts.append((line, shift))
            writer.writerow(cells)
            line += 1 + sum(cell.count("\n") for cell in cells)
    return shifts


def _rows(sheet: CalamineSheet, header: int) -> Iterator[tuple[int, Row]]:
    """Rows that hold anything, from the headings on; a cell merged over several rows counts in each."""
    first_column = sheet.start[1] if sheet.start else 0
    merged = {
        (top, left - first_column): bottom
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if left == right and top > header
    }
    lasting: dict[int, tuple[int, Any]] = {}
    for place, row in enumerate(sheet.iter_rows()):
        if place < header or not _filled(row):
            continue
        for column, cell in enumerate(row):
            if (place, column) in merged:
                lasting[column] = (merged[place, column], cell)
            elif column in lasting and place <= lasting[column][0]:
                row[column] = lasting[column][1]
        yield place, row


def _units(rows: Iterator[tuple[int, Row]]) -> Sequence[str]:
    """How fine the times of each column are: midnight in a column of times is no bare day."""
    units: list[str] = []
    for _, row in rows:
        units = units or ["days"] * len(row)
        for column, cell in enumerate(row):
            if isinstance(cell, datetime | time) and units[column] != "seconds":
                units[column] = "seconds" if cell.second or cell.microsecond else "minutes"
    return units


def _text(cell: Any, unit: str) -> str:  # noqa: ANN401 - whatever a cell holds
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, timedelta):
        return _duration(cell)
    return _time(cell, unit) if isinstance(cell, date | time) else str(cell)


def _time(cell: date | time, unit: str) -> str:
    timespec = "minutes" if unit == "minutes" else "auto"
    if isinstance(cell, datetime | time):
        return cell.isoformat(timespec=timespec)
    return cell.isoformat() if unit == "days" else datetime.combine(cell, time()).isoformat(timespec=timespec)


def _duration(length: timedelta) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
