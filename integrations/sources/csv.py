"""CSV and TSV with a header: one event a line, columns named as ours or proposed by name and content."""

import csv
import io
import re
from typing import Final

from aar.domain.imports import Column, ImportOptions
from aar.errors import InputError
from aar.ports import SourceFile, Table
from integrations.sources._headings import is_time, names_time, proposed

_DELIMITERS: Final = (",", ";", "\t", "|")
_ROWS: Final = 50
_SECONDS: Final = re.compile(r"^\d+(\.\d+)?$")
_LARGEST_CELL: Final = 16_000_000


class CsvSource:
    """A table with a header; it takes what no other source recognises."""

    name = "csv"
    title = "Tables with headings (CSV, TSV, XLSX, ODS, XLS)"
    description = (
        "One event a line. Columns named as our fields need no map; others are proposed by their heading "
        "and by what stands in them. A column with the incident's number makes many incidents of one file. "
        "Of a workbook the first sheet with headings and a record is read."
    )
    place = 90

    def recognise(self, file: SourceFile) -> str | None:
        """A first line with at least two cells, or one that is a field of ours, and a line below it."""
        if file.head.lstrip()[:1] in {"{", "[", "<"}:
            return None
        delimiter, headings, _, _ = split(file.head)
        words = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
        if len(headings) < 2:  # noqa: PLR2004 - a table has at least two columns
            return None
        return f"Its first line names {len(headings)} columns, split by {words[delimiter]}."

    def read(self, file: SourceFile, options: ImportOptions) -> Table:
        """The table with its columns; raises InputError when no column holds the time or the text."""
        delimiter, headings, rows, skip = split(file.head)
        columns = proposed(headings, rows, options.columns)
        fields = {column.field for column in columns}
        _demand_time(file, columns, rows)
        missing = [field for field in ("occurred_at", "text") if field not in fields]
        if (missing and missing != ["occurred_at"]) or (missing and "occurred_on" not in fields):
            raise InputError(
                f"{file.name} has no column for {' and '.join(missing)}; its columns are "
                f"{', '.join(column.name for column in columns[:20])}.",
                f"Say which it is, for example --map {missing[0]}=COLUMN.",
            )
        is_lenient = not any(column.name == column.field == "kind" for column in columns)
        return Table(delimiter=delimiter, skip=skip, columns=columns, is_lenient=is_lenient)


def split(head: str) -> tuple[str, list[str], list[list[str]], int]:
    """Delimiter, headings, the first rows, and how many lines stand above the first record."""
    csv.field_size_limit(_LARGEST_CELL)
    blank = len(head) - len(head.lstrip("\r\n"))
    first_line = head[blank:].split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(io.StringIO(head[blank:], newline=""), delimiter=delimiter)
    try:
        headings = next(reader, [])
        skip = head[:blank].count("\n") + reader.line_num
        rows = [row for row, _ in zip(reader, range(_ROWS), strict=False) if row]
    except csv.Error:
        return delimiter, first_line.split(delimiter), [], 1
    return delimiter, headings, rows, skip


def _demand_time(file: SourceFile, columns: tuple[Column, ...], rows: list[list[str]]) -> None:
    has_time = any(column.field == "occurred_at" for column in columns)
    for place, column in enumerate(columns):
        is_meant = column.field == "occurred_at" if has_time else names_time(column.name)
        cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
        if is_meant and cells and all(_SECONDS.match(cell) and not is_time(cell) for cell in cells):
            raise InputError(
                f"{file.name} counts its times in seconds from an unknown start ({column.name}: {cells[0]}).",
                "Say when it started: add a column with real times.",
            )


SOURCE = CsvSource()
