"""Column arrays as the store delivers them, and their plain forms."""

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
Column: TypeAlias = NDArray[np.generic]
_NOTHING: Final = np.array(None, dtype=object)


def numbers(column: Column) -> FloatArray:
    """The column as floats; a missing value (masked or None) becomes NaN."""
    if isinstance(column, np.ma.MaskedArray):
        return np.asarray(np.ma.filled(column.astype(np.float64), np.nan), dtype=np.float64)
    return np.asarray(column, dtype=np.float64)


def labels(column: Column) -> list[object]:
    """The column as Python objects; a missing value becomes None, a list cell a tuple."""
    cells = np.array(np.ma.getdata(column), dtype=object)
    cells[np.ma.getmaskarray(column)] = None
    plain: list[object] = cells.tolist()
    filled = next((cell for cell in plain if cell is not None), None)
    if not isinstance(filled, (list, np.ndarray)):
        return plain
    return [tuple(cell) if isinstance(cell, (list, np.ndarray)) else None for cell in plain]


def missing(column: Column) -> NDArray[np.bool_]:
    """Where there is no value."""
    mask = np.ma.getmaskarray(column)
    return (
        mask | np.equal(np.ma.getdata(column), _NOTHING).astype(np.bool_) if column.dtype == object else mask
    )


def positions(mask: NDArray[np.bool_]) -> IntArray:
    """Where the mask is true."""
    return np.flatnonzero(mask).astype(np.int64)
