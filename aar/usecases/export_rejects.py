"""The refused records of an import as CSV, to be corrected and imported again."""

import csv
import io
from typing import Final

from aar.domain.imports import Import
from aar.store import Reader

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS: Final = ("line", "path", "column", "value", "message", "record")


def export_rejects(store: Reader, import_id: str) -> str:
    """CSV text; cells that a spreadsheet would take for a formula are neutralised."""
    store.require(Import, import_id)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in store.rows("queries/rejects/of_import", import_id=import_id):
        writer.writerow([neutral(row[name]) for name in _COLUMNS])
    return written.getvalue()


def neutral(value: object) -> str:
    """The value as text that no spreadsheet calculates."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
