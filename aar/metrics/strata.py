"""Splitting rows by a dimension, or by several joined with a comma."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, product
from typing import Final

import numpy as np

from aar.metrics.arrays import IntArray
from aar.metrics.rows import Rows

NOT_SET: Final = "not set"
_RANK: Final = {"stronger": 0, "intermediate": 1, "weaker": 2}


def split(rows: Rows, by: str) -> Iterator[tuple[str, Rows]]:
    """Each value of the dimension with its rows; a row with several services counts for each of them."""
    names = by.split(",")
    if len(rows) == 0 or not all(name in rows for name in names):
        return
    groups = _places_by_label([rows.label(name) for name in names])
    for label in sorted(groups, key=_position):
        yield label, rows.take(groups[label])


def _places_by_label(columns: list[list[object]]) -> dict[str, IntArray]:
    """Few distinct cells stand for many rows: number them, sort the numbers once, label the cells alone."""
    numbered = [_numbered(column) for column in columns]
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for cells, own in numbered:
        codes = codes * len(cells) + own
    sizes = np.bincount(codes)
    narrow = codes.astype(np.min_scalar_type(len(sizes)))  # numbers of 16 bits sort in linear time
    parts = np.split(np.argsort(narrow, kind="stable"), np.cumsum(sizes)[:-1])
    found: dict[str, list[IntArray]] = {}
    for combination, places in zip(product(*(cells for cells, _ in numbered)), parts, strict=False):
        for label in _labels_of(combination) if len(places) else ():
            found.setdefault(label, []).append(places)
    return {label: np.sort(np.concatenate(places)) for label, places in found.items()}


def _numbered(column: list[object]) -> tuple[list[object], IntArray]:
    code_of: defaultdict[object, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(code_of.__getitem__, column), dtype=np.int64, count=len(column))
    return list(code_of), codes


def _labels_of(cell: tuple[object, ...]) -> Iterator[str]:
    choices = (dict.fromkeys(part) or (None,) if isinstance(part, tuple) else (part,) for part in cell)
    for chosen in product(*choices):
        yield ", ".join(NOT_SET if part is None else str(part) for part in chosen)


def _position(label: str) -> tuple[bool, int, str]:
    return label == NOT_SET, _RANK.get(label, 0), label
