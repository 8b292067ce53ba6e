"""On which line of a table a record begins: the engine counts rows, people count lines."""

import bisect
import contextlib
import csv
import itertools
import mmap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from aar.ports import Reading, SourceFile
from aar.store import Staging
from aar.tables import Table

_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Lines:
    """`skipped` are rows that are blank or could not be split, `places` good records with line breaks inside.

    `above` is how many line breaks stand within the rows above the first record.
    """

    is_table: bool
    first: int
    skipped: Sequence[int]
    places: Sequence[int]
    breaks_up_to: Sequence[int]
    above: int = 0

    @classmethod
    def of(
        cls,
        staging: Staging,
        file: SourceFile,
        reading: Reading,
        broken: Collection[int],
        records: int,
    ) -> Self:
        """The lines of a staged file; its records are looked through only where lines are left over."""
        if not isinstance(reading, Table):
            return cls(is_table=False, first=0, skipped=(), places=(), breaks_up_to=())
        is_one_a_line = _line_count(file.path) == reading.skip + records
        found = [] if is_one_a_line else staging.rows("staging/breaks")
        sums = tuple(itertools.accumulate(int(row["breaks"]) for row in found))
        places = tuple(int(row["place"]) for row in found)
        skipped = sorted({*broken, *(() if is_one_a_line else _blank_rows(file, reading))})
        return cls(
            is_table=True,
            first=reading.skip + 1,
            skipped=skipped,
            places=places,
            breaks_up_to=sums,
            above=reading.breaks,
        )

    def of_record(self, row: Mapping[str, Any]) -> int | None:
        """The line of a good row: broken rows and line breaks above it count too."""
        if not self.is_table:
            return None if row["line"] is None else int(row["line"])
        base = self.first + int(row["place"])
        before = [skipped - place for place, skipped in enumerate(self.skipped)]
        return base + bisect.bisect_right(before, base) + self._breaks_above(int(row["place"]))

    def of_broken(self, row: int) -> int:
        """The line of a row that could not be split."""
        above = row - self.first - bisect.bisect_left(self.skipped, row)
        return row + self._breaks_above(above)

    def _breaks_above(self, place: int) -> int:
        known = bisect.bisect_left(self.places, place)
        return self.above + (self.breaks_up_to[known - 1] if known else 0)


def _line_count(path: Path) -> int:
    lines, last = 0, b""
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return lines + (last not in {b"", b"\n"})


def _blank_rows(file: SourceFile, table: Table) -> Iterator[int]:
    """Rows without anything, which the engine passes over; looked for only where blank lines occur."""
    with file.path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(b"\n\n") < 0 and content.find(b"\n\r\n") < 0:
            return
    with file.path.open(encoding="utf-8", newline="") as read:
        rows = enumerate(csv.reader(read, delimiter=table.delimiter), start=1)
        with contextlib.suppress(csv.Error):
            yield from (number for number, row in rows if not row and number > table.skip)
