"""Staging: the file is read and judged in a private database, which leaves files for the final insert."""

import contextlib
import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, cast

from aar.domain.imports import ImportOptions, Question, RowProblem
from aar.errors import InputError, OpenQuestion
from aar.ports import Reading, SourceFile
from aar.store import Staging
from aar.tables import JsonObjects, Table
from aar.usecases.importing.advice import CLOCK, FOLD, NUMBER, ORDER, ZONE, column_of, sentence
from aar.usecases.importing.complete import demand_keys
from aar.usecases.importing.given import Given
from aar.usecases.importing.lines import Lines
from aar.usecases.importing.tell import tell

_QUESTIONS: Final[dict[str, Question]] = {ZONE: "zone", ORDER: "date_order", CLOCK: "day"}


@dataclass
class Staged:
    """What a file holds, judged; a problem is that of a record, or of a line that makes none."""

    given: Given
    total: int = 0
    faulty: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    problems: list[RowProblem] = field(default_factory=list)
    of_records: list[RowProblem] = field(default_factory=list)
    of_lines: list[RowProblem] = field(default_factory=list)
    lines: Lines | None = None
    notes: tuple[str, ...] = ()

    @property
    def readable(self) -> int:
        """How many records can be stored."""
        return self.total - self.faulty


def stage(
    staging: Staging, given: Given, file: SourceFile, reading: Reading, options: ImportOptions
) -> Staged:
    """Read and judge a file; raises InputError when none of its records can be used for one same reason."""
    if isinstance(reading, JsonObjects):
        tell(staging, given, file, reading, options)
    with staging.reading(file.name):
        given.lay_out(staging)
        staging.perform("staging/judge", path=str(given.folder / "judged.parquet"))
    staging.set_variables(judged=str(given.folder / "judged.parquet"))
    staging.perform("staging/judged_columns")
    staging.perform("staging/judged")
    for name in ("incidents", "doubles"):
        staging.perform(f"staging/{name}_write", path=str(given.folder / f"{name}.parquet"))
    return _judged(staging, Staged(given), file, reading, options)


def _judged(
    staging: Staging, staged: Staged, file: SourceFile, reading: Reading, options: ImportOptions
) -> Staged:
    totals = staging.one("staging/totals") or {}
    bad_lines = staging.rows("staging/csv_errors") if isinstance(reading, Table) else []
    broken = _broken_lines(bad_lines)
    staged.first_at, staged.last_at = totals["first_at"], totals["last_at"]
    staged.total = int(totals["total"]) + len(broken)
    staged.faulty = int(totals["faulty"]) + len(broken)
    staged.notes = (*file.notes, *reading.notes, *_folds(staging))
    if staged.total == 0:
        raise InputError(f"{file.name} holds no records.", "Export it again; nothing was imported.")
    if staged.faulty:
        staged.lines = Lines.of(staging, file, reading, broken, staged.total)
        _refuse(staging, staged, file, reading, options, broken=broken)
    if staged.readable == 0:
        demand_keys(file, reading, staged.problems)
        _demand_usable(file, staged.problems)
    return staged


def _folds(staging: Staging) -> Iterator[str]:
    found = staging.one("staging/folds") or {"records": 0}
    if found["records"]:
        yield FOLD.format(count=f"{found['records']:,}", example=found["example"])


def _broken_lines(rows: list[dict[str, Any]]) -> dict[int, dict[str, Any]]:
    return {int(row["line"]): row for row in reversed(rows)}


def _refuse(
    staging: Staging,
    staged: Staged,
    file: SourceFile,
    reading: Reading,
    options: ImportOptions,
    *,
    broken: dict[int, dict[str, Any]],
) -> None:
    """Say what is wrong with each refused record, and keep it whole."""
    lines = cast("Lines", staged.lines)
    of_lines = [
        (_as_given(_broken_problem(broken[row], lines.of_broken(row)), file), _cells(broken[row], reading))
        for row in sorted(broken)
    ]
    of_records = [
        (_as_given(_problem(row, lines.of_record(row), reading, options), file), _record(row))
        for row in staging.rows("staging/faulty")
    ]
    staged.of_lines = [problem for problem, _ in of_lines]
    staged.of_records = [problem for problem, _ in of_records]
    found = sorted([*of_lines, *of_records], key=lambda pair: pair[0].line or 0)
    with (staged.given.folder / "rejects.jsonl").open("w", encoding="utf-8") as opened:
        for problem, record in found:
            document = {**problem.plain(), "record": record}
            opened.write(json.dumps(document, ensure_ascii=False) + "\n")
    staged.problems = [problem for problem, _ in found]


def _problem(row: dict[str, Any], line: int | None, reading: Reading, options: ImportOptions) -> RowProblem:
    column = column_of(row["fault"])
    if isinstance(reading, Table):
        names = {one.field: one.name for one in reversed(reading.columns)}
        column = names.get(column, names.get("occurred_on", column) if column == "occurred_at" else column)
    value = None if row["fault"] == "given" or row["value"] is None else str(row["value"])[:500]
    return RowProblem(
        line=line, path=row["path"], column=column, value=value, message=sentence(row, options.zone or "")
    )


def _as_given(problem: RowProblem, file: SourceFile) -> RowProblem:
    return problem if problem.line is None else problem.changed(line=file.given_line(problem.line))


def _record(row: dict[str, Any]) -> dict[str, Any]:
    """The record whole: by the headings of its table, or by our fields and raw."""
    record = json.loads(row["record"]) if row["record"] else {}
    return {name: value for name, value in record.items() if value is not None}


def _cells(row: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The cells of a line that has too many or too few, as far as it can be split."""
    if isinstance(reading, Table):
        with contextlib.suppress(csv.Error, StopIteration):
            cells = next(csv.reader(io.StringIO(row["csv_line"].strip("\r\n")), delimiter=reading.delimiter))
            names = [column.name for column in reading.columns]
            beyond = [f"Beyond the last column ({place})" for place in range(1, len(cells) - len(names) + 1)]
            return dict(zip([*names, *beyond], cells, strict=False))
    return {"line": row["csv_line"]}


def _broken_problem(row: dict[str, Any], line: int) -> RowProblem:
    words = {
        "TOO MANY COLUMNS": "The line has more cells than the header: put text with commas in quotes.",
        "MISSING COLUMNS": "The line has fewer cells than the header: add the missing ones.",
    }
    message = words.get(row["error_type"], "The line cannot be split into cells: look for a stray quote.")
    return RowProblem(line=line, value=str(row["csv_line"]).strip("\r\n")[:500], message=message)


def _demand_usable(file: SourceFile, problems: Sequence[RowProblem]) -> None:
    causes = {problem.message for problem in problems}
    if len(causes) != 1 or not causes <= {NUMBER, *_QUESTIONS}:
        return
    cause = causes.pop()
    what, _, hint = cause.partition(": ")
    message = f"{file.name} cannot be imported: {what[:1].lower()}{what[1:]}, in any of its records."
    hint = f"{hint[:1].upper()}{hint[1:]}"
    question = _QUESTIONS.get(cause)
    raise OpenQuestion(message, hint, question) if question else InputError(message, hint)
