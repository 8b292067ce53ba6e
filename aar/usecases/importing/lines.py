"""On which line of a table a record begins: the engine counts rows, people count lines."""

import bisect
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from aar.ports import Records, Table
from aar.store import Staging


@dataclass(frozen=True)
class Lines:
    """`broken` are rows that could not be split, `places` good records with line breaks inside."""

    is_table: bool
    first: int
    broken: Sequence[int]
    places: Sequence[int]
    breaks_up_to: Sequence[int]

    @classmethod
    def of(cls, staging: Staging, reading: Table | Records, broken: Sequence[int]) -> Self:
        """The lines of a staged file."""
        if not isinstance(reading, Table):
            return cls(is_table=False, first=0, broken=(), places=(), breaks_up_to=())
        found = staging.rows("staging/breaks") if broken else []
        sums = tuple(itertools.accumulate(int(row["breaks"]) for row in found))
        places = tuple(int(row["place"]) for row in found)
        return cls(is_table=True, first=reading.skip + 1, broken=broken, places=places, breaks_up_to=sums)

    def of_record(self, row: Mapping[str, Any]) -> int | None:
        """The line of a good row: broken rows and line breaks above it count too."""
        if not self.is_table:
            return None if row["line"] is None else int(row["line"])
        base = self.first + int(row["place"])
        before = [broken - place for place, broken in enumerate(self.broken)]
        return base + bisect.bisect_right(before, base) + int(row["lines_above"])

    def of_broken(self, row: int) -> int:
        """The line of a row that could not be split."""
        above = row - self.first - bisect.bisect_left(self.broken, row)
        known = bisect.bisect_left(self.places, above)
        return row + (self.breaks_up_to[known - 1] if known else 0)
