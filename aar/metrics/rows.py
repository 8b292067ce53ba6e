"""The rows of one metric as columns of equal length."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from aar.metrics.arrays import Column, FloatArray, IntArray, labels, missing, numbers, positions

Columns: TypeAlias = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns as `fetchnumpy()` delivers them, masked where a value is missing."""

    columns: Columns

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __contains__(self, name: str) -> bool:
        return name in self.columns

    def number(self, name: str) -> FloatArray:
        """The column as floats, NaN where missing."""
        return numbers(self.columns[name])

    def label(self, name: str) -> list[object]:
        """The column as Python objects, None where missing."""
        return labels(self.columns[name])

    def take(self, places: IntArray) -> "Rows":
        """The rows at these places, in this order."""
        return Rows({name: column[places] for name, column in self.columns.items()})


def without_excluded(rows: Rows) -> tuple[Rows, dict[str, int]]:
    """The rows that count, and how many do not by the reason in column `excluded`."""
    if "excluded" not in rows:
        return rows, {}
    counted = missing(rows.columns["excluded"])
    if counted.all():
        return rows, {}
    reasons = rows.take(positions(~counted)).label("excluded")
    return rows.take(positions(counted)), dict(sorted(Counter(map(str, reasons)).items()))
