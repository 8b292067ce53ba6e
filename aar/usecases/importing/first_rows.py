"""The first records of a file, with what is wrong with each and the line on which it stands."""

from collections.abc import Iterator
from typing import Any, Final

from aar.domain.imports import PreviewRow
from aar.ports import SourceFile
from aar.store import Staging
from aar.usecases.importing.advice import column_of
from aar.usecases.importing.stage import Staged

_SHOWN: Final = 20


def first_rows(staging: Staging, staged: Staged, file: SourceFile) -> tuple[PreviewRow, ...]:
    """The records and, where they stand among them, the lines that make none."""
    rows = staging.rows("staging/first_rows")
    found = list(_records(rows, staged, file))
    last = max((row.line or 0 for row in found), default=0)
    broken = [
        PreviewRow(line=one.line, fault="text", value=one.value, problem=one.message)
        for one in staged.of_lines
        if (one.line or 0) < last or len(rows) < _SHOWN
    ]
    return tuple(sorted([*found, *broken[:_SHOWN]], key=lambda row: row.line or 0))


def _records(rows: list[dict[str, Any]], staged: Staged, file: SourceFile) -> Iterator[PreviewRow]:
    problems = iter(staged.of_records)
    for row in rows:
        fields = {name: row[name] for name in PreviewRow.model_fields if name in row}
        line = staged.lines.of_record(row) if staged.lines else row["line"]
        fields["line"] = None if line is None else file.given_line(line)
        if row["fault"]:
            problem = next(problems)
            fields |= {"line": problem.line, "fault": column_of(row["fault"]), "problem": problem.message}
        yield PreviewRow(**fields)
