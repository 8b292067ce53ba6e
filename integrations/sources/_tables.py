"""The beginning of a table: how it is split, its headings, its first rows, and where its records begin."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from integrations.sources._cells import is_clock, is_time

Row = tuple[str, ...]
_DELIMITERS: Final = (";", "\t", "|", ",")
_ROWS: Final = 500
_LARGEST_CELL: Final = 16_000_000
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_SAID: Final = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_SAMPLE: Final = 20


@dataclass(frozen=True)
class Head:
    """What can be seen of a table; `skip` rows stand above its records and cover `breaks` lines more."""

    delimiter: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    skip: int
    has_header: bool = True
    breaks: int = 0

    def below(self, place: int) -> list[str]:
        """The filled cells of one column."""
        return filled(self.rows, place)


def head_of(text: str) -> Head:
    """The head of a table: a first line that says `sep=;` is believed, a first line of data is no header.

    Lines above the headings are passed over, such as a report's title.
    """
    csv.field_size_limit(_LARGEST_CELL)
    start = len(text) - len(text.lstrip("\r\n"))
    said = _SAID.match(text[start:])
    start += said.end() if said else 0
    delimiter = said.group(1) if said else _delimiter(text[start:])
    above = text[:start].count("\n")
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    try:
        read = [(tuple(row), reader.line_num) for row, _ in zip(reader, range(_ROWS), strict=False)]
    except csv.Error:
        return Head(delimiter, tuple(text[start:].split("\n", 1)[0].split(delimiter)), (), above + 1)
    place = _header([row for row, _ in read])
    first, end = read[place] if read else ((), 1)
    rows = tuple(row for row, _ in read[place + 1 :] if row)
    if any(is_time(cell) for cell in first):
        names = tuple(f"Column {number}" for number in range(1, len(first) + 1))
        return Head(delimiter, names, (first, *rows), above, has_header=False)
    return Head(delimiter, first, rows, above + place + 1, breaks=end - place - 1)


def _header(rows: Sequence[Row]) -> int:
    """The place of the headings: the first row of words that fills as many cells as most rows do."""
    widths = [len(_filled(row)) for row in rows if _filled(row)]
    usual = max(widths, key=widths.count, default=0)
    for place, row in enumerate(rows[:_SAMPLE]):
        if any(map(_is_data, row)):
            break
        if len(_filled(row)) >= usual:
            return place
    return 0


def _filled(row: Row) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _is_data(cell: str) -> bool:
    return is_time(cell) or is_clock(cell) or cell.strip().isdecimal()


def filled(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """The cells of one column that hold anything, trimmed."""
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def _delimiter(text: str) -> str:
    lines = [line for line in _QUOTED.sub("", text[:20_000]).splitlines() if line.strip()][:_SAMPLE]
    if not lines:
        return ","

    is_split = any(delimiter in lines[0] for delimiter in _DELIMITERS)

    def score(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        count = counts[0] if is_split else max(counts, key=counts.count)
        return (counts.count(count) if count else 0, count)

    return max(_DELIMITERS, key=score)
