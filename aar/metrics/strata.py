"""Splitting rows by a dimension, or by several joined with a comma."""

from collections.abc import Iterator
from itertools import product
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
    groups = _places_by_label(list(zip(*(rows.label(name) for name in names), strict=True)))
    for label in sorted(groups, key=_position):
        yield label, rows.take(groups[label])


def _places_by_label(cells: list[tuple[object, ...]]) -> dict[str, IntArray]:
    """Few distinct cells stand for many rows: number them, sort once, then label the cells alone."""
    code_of = {cell: code for code, cell in enumerate(dict.fromkeys(cells))}
    codes = np.fromiter(map(code_of.__getitem__, cells), dtype=np.int64, count=len(cells))
    by_code = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes))
    found: dict[str, list[IntArray]] = {}
    for cell, places in zip(code_of, np.split(by_code, ends[:-1]), strict=True):
        for label in _labels_of(cell):
            found.setdefault(label, []).append(places)
    return {label: np.sort(np.concatenate(parts)) for label, parts in found.items()}


def _labels_of(cell: tuple[object, ...]) -> Iterator[str]:
    choices = (dict.fromkeys(part) or (None,) if isinstance(part, tuple) else (part,) for part in cell)
    for chosen in product(*choices):
        yield ", ".join(NOT_SET if part is None else str(part) for part in chosen)


def _position(label: str) -> tuple[bool, int, str]:
    return label == NOT_SET, _RANK.get(label, 0), label
