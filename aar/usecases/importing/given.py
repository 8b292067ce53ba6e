"""What a file gives, laid out as one view, whatever its shape."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aar.domain.zone import zones
from aar.ports import FIELDS, Reading, Records, SourceFile
from aar.store import Reader
from aar.tables import JsonObjects, Table
from aar.usecases.importing.look import Look

_PLACES: Final = ("path", "line", "raw")
_MADE_UP: Final[Mapping[str, tuple[str, ...]]] = {"states": ("title",), "audit": ("title",)}
_OWN: Final = ("incident", "title", "incident_kind", "severity", "services", "summary", "impact_minutes")


@dataclass(frozen=True)
class Given:
    """The statements that read a file, and the variables that they read by."""

    folder: Path
    statements: tuple[str, ...]
    variables: Mapping[str, object]

    def lay_out(self, store: Reader) -> None:
        """Make the view `given`."""
        store.set_variables(**self.variables)
        store.perform("staging/given_columns")
        for statement in self.statements:
            store.perform(statement)


def given_of(folder: Path, look: Look, reading: Reading, *, day: str | None = None) -> Given:
    """How the file is read; records that a source reads one by one are written into the folder first.

    `day` is when clock times without one begin, written as 2026-01-31.
    """
    options = look.options
    has_own = options.incident is not None
    found_order = None if isinstance(reading, JsonObjects) else reading.date_order
    common = {
        "zone": options.zone or "",
        "date_order": options.date_order or found_order or "",
        "source": look.origin,
        "known_as": look.known_as,
    }
    if isinstance(reading, Table):
        statements = ("staging/given_from_table", f"staging/given_{reading.shape}")
        of_table = _of_table(look.file, reading, has_own=has_own)
        said = {"zone": reading.zone or common["zone"], "day": day or ""}
        return Given(folder, statements, {**common, **of_table, **said})
    if isinstance(reading, JsonObjects):
        statement = "staging/given_from_json_of_one" if has_own else "staging/given_from_json"
        return Given(
            folder, (statement,), {**common, **_of_records(folder / "told.parquet"), "zones": zones()}
        )
    path = _written(folder, reading, has_own=has_own)
    return Given(
        folder,
        ("staging/given_from_records",),
        {**common, **_of_records(path), "fields": [*FIELDS, *_PLACES]},
    )


def _of_table(file: SourceFile, table: Table, *, has_own: bool) -> dict[str, object]:
    names, raw_headings = _column_names(table, has_own=has_own)
    headings = [column.name for column in table.columns]
    return {
        "path": str(file.path),
        "columns": dict.fromkeys(names, "VARCHAR"),
        "fields": [*names, *_MADE_UP.get(table.shape, ()), *(["raw"] if len(raw_headings) > 1 else [])],
        "skip": table.skip,
        "delimiter": table.delimiter,
        "headings": headings,
        "raw_headings": raw_headings,
        "composed": [headings.index(name) + 1 for name in table.composed],
        "empty": list(table.empty),
        "demands_incident": not has_own and any(column.field == "incident" for column in table.columns),
        "lenient": table.is_lenient,
        "kind": table.kind,
        "zones": zones() if "source_zone" in names else [],
    }


def _of_records(path: Path) -> dict[str, object]:
    return {
        "path": str(path),
        "headings": [""],
        "demands_incident": False,
        "lenient": True,
        "kind": "other",
        "zones": [],
    }


def _column_names(table: Table, *, has_own: bool) -> tuple[list[str], list[str]]:
    names: list[str] = []
    raw_headings = [""]
    for column in table.columns:
        is_ours = column.field in FIELDS and not (has_own and column.field in _OWN)
        if column.field and is_ours and column.field not in names:
            names.append(column.field)
        else:
            names.append(f"raw_{len(raw_headings)}")
            raw_headings.append(column.name)
    return names, raw_headings


def _written(folder: Path, records: Records, *, has_own: bool) -> Path:
    path = folder / "records.jsonl"
    with path.open("w", encoding="utf-8", errors="replace") as opened:  # half a surrogate pair is no UTF-8
        for item in records.items:
            kept = {name: value for name, value in item.items() if not (has_own and name in _OWN)}
            opened.write(json.dumps(kept, ensure_ascii=False, default=str) + "\n")
    return path
