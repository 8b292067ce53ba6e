"""Staging: the file is read and judged in a private database, which leaves files for the final insert."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from aar.domain.imports import ImportOptions, RowProblem
from aar.errors import InputError
from aar.ports import FIELDS, Records, SourceFile, Table
from aar.store import Staging
from aar.usecases.importing.advice import FOLD, NUMBER, ORDER, ZONE, column_of, sentence
from aar.usecases.importing.lines import Lines

_OWN: Final = ("incident", "title", "incident_kind", "severity", "services", "summary", "impact_minutes")


@dataclass
class Staged:
    """What a file holds, judged."""

    folder: Path
    total: int = 0
    faulty: int = 0
    surplus: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    problems: list[RowProblem] = field(default_factory=list)
    first_rows: list[dict[str, Any]] = field(default_factory=list)
    own_is_needed: bool = False
    notes: tuple[str, ...] = ()

    @property
    def readable(self) -> int:
        """How many records can be stored."""
        return self.total - self.faulty


def stage(
    staging: Staging, folder: Path, file: SourceFile, reading: Table | Records, options: ImportOptions
) -> Staged:
    """Read and judge a file; raises InputError when none of its records can be used for one same reason."""
    _set_up(staging, folder, reading, options)
    staging.perform("staging/given_columns")
    with staging.reading(file.name):
        if isinstance(reading, Table):
            _give_table(staging, file, reading, has_own=options.incident is not None)
        else:
            _give_records(staging, folder, reading, has_own=options.incident is not None)
        staging.perform("staging/checked")
        staging.perform("staging/staged_write", path=str(folder / "staged.parquet"))
    staging.perform("staging/staged")
    staging.perform("staging/incidents_write", path=str(folder / "incidents.parquet"))
    staging.perform("staging/surplus_write", path=str(folder / "surplus.parquet"))
    return _judged(staging, folder, file, reading, options)


def _set_up(staging: Staging, folder: Path, reading: Table | Records, options: ImportOptions) -> None:
    fields = {column.field for column in reading.columns} if isinstance(reading, Table) else set()
    staging.set_variables(
        zone=options.zone or "",
        date_order=options.date_order or "",
        source="",
        demands_incident="incident" in fields and options.incident is None,
        lenient=reading.is_lenient if isinstance(reading, Table) else True,
        headings=[""],
        staged=str(folder / "staged.parquet"),
    )


def _give_table(staging: Staging, file: SourceFile, table: Table, *, has_own: bool) -> None:
    names, raw_headings = _column_names(table, has_own=has_own)
    staging.set_variables(
        path=str(file.path),
        columns=dict.fromkeys(names, "VARCHAR"),
        skip=table.skip,
        delimiter=table.delimiter,
        headings=[column.name for column in table.columns],
        raw_headings=raw_headings,
    )
    staging.perform("staging/given_from_table")


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


def _give_records(staging: Staging, folder: Path, records: Records, *, has_own: bool) -> None:
    path = folder / "records.jsonl"
    with path.open("w", encoding="utf-8", errors="replace") as opened:  # half a surrogate pair is no UTF-8
        for item in records.items:
            kept = {name: value for name, value in item.items() if not (has_own and name in _OWN)}
            opened.write(json.dumps(kept, ensure_ascii=False, default=str) + "\n")
    staging.set_variables(path=str(path), skip=0)
    staging.perform("staging/given_from_records")


def _judged(
    staging: Staging, folder: Path, file: SourceFile, reading: Table | Records, options: ImportOptions
) -> Staged:
    totals = staging.one("staging/totals") or {}
    bad_lines = staging.rows("staging/csv_errors") if isinstance(reading, Table) else []
    staged = Staged(folder, first_at=totals["first_at"], last_at=totals["last_at"])
    broken = _broken_lines(bad_lines)
    staged.total = int(totals["total"]) + len(broken)
    staged.faulty = int(totals["faulty"]) + len(broken)
    staged.surplus = int(staging.value("staging/surplus_count", path=str(folder / "surplus.parquet")))
    staged.own_is_needed = int(totals["without_incident"]) > 0
    staged.first_rows = staging.rows("staging/first_rows")
    staged.notes = (*file.notes, *reading.notes, *_folds(staging))
    if staged.total == 0:
        raise InputError(f"{file.name} holds no records.", "Export it again; nothing was imported.")
    if staged.faulty:
        staged.problems = _refuse(staging, folder, file, reading, options, broken=broken)
        _demand_usable(file, staged)
    return staged


def _folds(staging: Staging) -> Iterator[str]:
    found = staging.one("staging/folds") or {"records": 0}
    if found["records"]:
        yield FOLD.format(count=f"{found['records']:,}", example=found["example"])


def _broken_lines(rows: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {int(row["line"]): row for row in reversed(rows)}


def _refuse(
    staging: Staging,
    folder: Path,
    file: SourceFile,
    reading: Table | Records,
    options: ImportOptions,
    *,
    broken: dict[int, dict[str, Any]],
) -> list[RowProblem]:
    lines = Lines.of(staging, reading, sorted(broken))
    found = [_broken_problem(broken[row], lines.of_broken(row)) for row in sorted(broken)]
    faulty = staging.rows("staging/faulty")
    found += [(_problem(row, lines.of_record(row), reading, options), row["record"]) for row in faulty]
    found = [(_as_given(problem, file), record) for problem, record in found]
    found.sort(key=lambda pair: pair[0].line or 0)
    with (folder / "rejects.jsonl").open("w", encoding="utf-8") as opened:
        for problem, record in found:
            document = {**problem.plain(), "record": json.loads(record) if record else None}
            opened.write(json.dumps(document, ensure_ascii=False) + "\n")
    return [problem for problem, _ in found]


def _problem(
    row: dict[str, Any], line: int | None, reading: Table | Records, options: ImportOptions
) -> RowProblem:
    column = column_of(row["fault"])
    if isinstance(reading, Table):
        column = next((one.name for one in reading.columns if one.field == column), column)
    value = None if row["fault"] == "given" or row["value"] is None else str(row["value"])[:500]
    return RowProblem(
        line=line, path=row["path"], column=column, value=value, message=sentence(row, options.zone or "")
    )


def _as_given(problem: RowProblem, file: SourceFile) -> RowProblem:
    return problem if problem.line is None else problem.changed(line=file.given_line(problem.line))


def _broken_problem(row: dict[str, Any], line: int) -> tuple[RowProblem, str]:
    words = {
        "TOO MANY COLUMNS": "The line has more cells than the header: put text with commas in quotes.",
        "MISSING COLUMNS": "The line has fewer cells than the header: add the missing ones.",
    }
    message = words.get(row["error_type"], "The line cannot be split into cells: look for a stray quote.")
    record = json.dumps({"line": row["csv_line"]}, ensure_ascii=False)
    return RowProblem(line=line, value=str(row["csv_line"])[:500], message=message), record


def _demand_usable(file: SourceFile, staged: Staged) -> None:
    causes = {problem.message for problem in staged.problems}
    if staged.readable == 0 and len(causes) == 1 and causes <= {ZONE, ORDER, NUMBER}:
        what, _, hint = causes.pop().partition(": ")
        raise InputError(
            f"{file.name} cannot be imported: {what[:1].lower()}{what[1:]}, in any of its records.",
            f"{hint[:1].upper()}{hint[1:]}",
        )
