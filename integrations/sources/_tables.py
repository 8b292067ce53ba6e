"""The beginning of a table: how it is split, its headings, its first rows, and where its records begin."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from integrations.sources._cells import is_time

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
    """The head of a table; a first line that says `sep=;` is believed, a first line of data is no header."""
    csv.field_size_limit(_LARGEST_CELL)
    start = len(text) - len(text.lstrip("\r\n"))
    said = _SAID.match(text[start:])
    start += said.end() if said else 0
    delimiter = said.group(1) if said else _delimiter(text[start:])
    above = text[:start].count("\n")
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    try:
        first = next(reader, [])
        height = reader.line_num
        rows = [tuple(row) for row, _ in zip(reader, range(_ROWS), strict=False) if row]
    except csv.Error:
        return Head(delimiter, tuple(text[start:].split("\n", 1)[0].split(delimiter)), (), above + 1)
    if any(is_time(cell) for cell in first):
        names = tuple(f"Column {place}" for place in range(1, len(first) + 1))
        return Head(delimiter, names, (tuple(first), *rows), above, has_header=False)
    return Head(delimiter, tuple(first), tuple(rows), above + 1, breaks=height - 1)


def filled(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    """The cells of one column that hold anything, trimmed."""
    return [row[place].strip() for row in rows if place < len(row) and row[place].strip()]


def _delimiter(text: str) -> str:
    lines = [line for line in _QUOTED.sub("", text[:20_000]).splitlines() if line.strip()][:_SAMPLE]
    if not lines:
        return ","

    def score(delimiter: str) -> tuple[int, int]:
        count = lines[0].count(delimiter)
        alike = sum(line.count(delimiter) == count for line in lines[1:])
        return (alike + 1 if count else 0, count)

    return max(_DELIMITERS, key=score)
