"""CSV and TSV with any header, or none: one event a line, columns proposed by name and content."""

import re
from collections.abc import Iterator
from typing import Final, Literal
from zoneinfo import ZoneInfo

from aar.domain.imports import Column, ImportOptions
from aar.errors import InputError
from aar.ports import SourceFile
from aar.tables import Table
from integrations.sources._cells import counts_days, counts_from_nowhere, date_order, is_clock, order_notes
from integrations.sources._headings import names_time, proposed, telling
from integrations.sources._markdown_zones import declared
from integrations.sources._tables import Head, filled, head_of

_SPLIT_BY: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MOMENTS: Final = ("occurred_at", "occurred_until", "known_at", "occurred_on")
_ZONE_SAID: Final = "Times without an offset are those of {zone}, as their heading says."
_NO_HEADER: Final = "The first line is a record and no header; the columns are named by their place."


class CsvSource:
    """A table; it takes what no other source recognises."""

    name = "csv"
    title = "Table with headings (CSV, TSV, XLSX, ODS, XLS)"
    description = (
        "One event a line. Columns named as our fields need no map; others are proposed by their heading "
        "and by what stands in them. A column with the incident's number makes many incidents of one file. "
        "Clock times without a day are taken from the day above them, or from the day in the file's name. "
        "Of a workbook the first sheet with headings and a record is read."
    )
    place = 90

    def recognise(self, file: SourceFile) -> str | None:
        """A first line with at least two cells."""
        if file.head.lstrip()[:1] in {"{", "[", "<"}:
            return None
        head = head_of(file.head)
        if len(head.headings) < 2:  # noqa: PLR2004 - a table has at least two columns
            return None
        split = _SPLIT_BY.get(head.delimiter, f"“{head.delimiter}”")
        names = "names" if head.has_header else "has"
        if file.is_sheet:
            return f"It is a sheet that {names} {len(head.headings)} columns."
        return f"Its first line {names} {len(head.headings)} columns, split by {split}."

    def read(self, file: SourceFile, options: ImportOptions) -> Table:
        """The table with its columns; raises InputError when its times count from an unknown start."""
        head = head_of(file.head)
        columns = proposed(head.headings, head.rows, options.columns)
        _demand_start(file, columns, head)
        order = date_order([cell for _, cell in _moments(columns, head)])
        zone = _zone(columns)
        names = {column.name for column in columns}
        return Table(
            delimiter=head.delimiter,
            skip=head.skip,
            breaks=head.breaks,
            columns=columns,
            is_lenient=not any(column.name == column.field == "kind" for column in columns),
            composed=() if "occurred_at" in names else telling(columns),
            shape=_shape(columns, head, options),
            date_order=order[0] if order else None,
            zone=zone,
            unread=next((one.name for one in columns if not one.field and names_time(one.name)), None),
            notes=(
                *(() if head.has_header else (_NO_HEADER,)),
                *((_ZONE_SAID.format(zone=zone),) if zone else ()),
                *order_notes(order, options),
            ),
        )


def _zone(columns: tuple[Column, ...]) -> str | None:
    """The zone that the heading of the times names: “Time (UTC)”, “created_utc”."""
    heading = next((column.name for column in columns if column.field == "occurred_at"), "")
    if re.search(r"(?:\b|_)utc(?:\b|_)(?! ?[+-])", heading, re.IGNORECASE):
        return "UTC"
    found = declared((heading,), is_near=True)
    return found.meaning.key if found and isinstance(found.meaning, ZoneInfo) else None


def _moments(columns: tuple[Column, ...], head: Head) -> Iterator[tuple[str, str]]:
    for place, column in enumerate(columns):
        if column.field in _MOMENTS:
            yield from ((column.field, cell) for cell in filled(head.rows, place))


def _shape(
    columns: tuple[Column, ...], head: Head, options: ImportOptions
) -> Literal["rows", "clock", "states"]:
    if "occurred_on" in options.columns or any(is_clock(cell) for _, cell in _moments(columns, head)):
        return "clock"
    fields = {column.field for column in columns}
    names = {column.name for column in columns}
    return "states" if {"incident", "status"} <= fields and "occurred_at" not in names else "rows"


def _demand_start(file: SourceFile, columns: tuple[Column, ...], head: Head) -> None:
    has_time = any(column.field == "occurred_at" for column in columns)
    for place, column in enumerate(columns):
        is_meant = column.field == "occurred_at" if has_time else names_time(column.name)
        cells = filled(head.rows, place)
        if is_meant and counts_days(cells):
            raise InputError(
                f"{file.name} has a spreadsheet's numbers of days where times are due "
                f"({column.name}: {cells[0]}).",
                "Give the column a format of date and time in the spreadsheet, and save it again.",
            )
        if is_meant and counts_from_nowhere(cells):
            raise InputError(
                f"{file.name} counts its times in seconds from an unknown start ({column.name}: {cells[0]}).",
                "Say when it started: add a column with real times.",
            )


SOURCE = CsvSource()
