"""CSV as the product writes it: no cell is anything that a spreadsheet would calculate."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A header and its rows as CSV text; what is None is empty."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([neutral(column) for column in columns])
    writer.writerows([neutral(value) for value in row] for row in rows)
    return written.getvalue()


def neutral(value: object) -> str:
    """The value as text that no spreadsheet calculates: an apostrophe stands before what it would."""
    text = "" if value is None else str(value)
    return f"'{text}" if _is_formula(text.lstrip("'")) else text


def as_meant(cell: str) -> str:
    """The text that `neutral` made this cell of."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell.lstrip("'")) else cell


def _is_formula(text: str) -> bool:
    return text.startswith(_FORMULA)
