"""The refused records of an import as CSV: to be corrected and imported again."""

import json
from typing import Any, Final

from aar.domain.imports import Import
from aar.store import Reader
from aar.usecases.csv_text import csv_text

ABOUT: Final = ("line", "path", "column", "value", "message", "import_id")


def export_rejects(store: Reader, import_id: str) -> str:
    """CSV text: what was wrong with each record, then the record in its own columns."""
    store.require(Import, import_id)
    rows = store.rows("queries/rejects/of_import", import_id=import_id)
    records = [_cells(json.loads(row["record"]) if row["record"] else None) for row in rows]
    columns = list(dict.fromkeys(name for record in records for name in record))
    told = [
        [*(row[name] for name in ABOUT[:-1]), import_id, *(record.get(name) for name in columns)]
        for row, record in zip(rows, records, strict=True)
    ]
    return csv_text([*ABOUT, *columns], told)


def _cells(record: Any) -> dict[str, str]:  # noqa: ANN401 - a record of any kind of file
    cells = record if isinstance(record, dict) else {"record": record}
    return {name: _cell(value) for name, value in cells.items() if value is not None}


def _cell(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
