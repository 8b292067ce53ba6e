"""Whether a file can make events at all: it needs a column or a key for the time, and one for the text."""

from collections.abc import Sequence

from aar.domain.imports import RowProblem
from aar.errors import InputError
from aar.ports import Reading, SourceFile
from aar.tables import JsonObjects, Table
from aar.usecases.importing.advice import NO_TEXT, NO_TIME

_SHOWN = 20
_LONGEST = 40


def demand_complete(file: SourceFile, reading: Reading) -> None:
    """Raises InputError that names what is missing and the columns there are."""
    if isinstance(reading, Table) and reading.missing:
        _demand_times(file, reading)
        raise InputError(
            f"{file.name} has no column for {' and '.join(reading.missing)}; its columns are "
            f"{', '.join(column.name for column in reading.columns[:_SHOWN])}.",
            f"Say which it is, for example --map {reading.missing[0]}=COLUMN.",
        )


def _demand_times(file: SourceFile, table: Table) -> None:
    column = next((one for one in table.columns if one.name == table.unread), None)
    if column and column.examples and "occurred_at" in table.missing:
        raise InputError(
            f"{file.name} has no time that can be read: its column {column.name} holds "
            f"{', '.join(f'“{one}”' for one in column.examples)}.",
            "Write its times as 2026-01-31T14:05:00Z, or say where they are: --map occurred_at=COLUMN.",
        )


def demand_keys(file: SourceFile, reading: Reading, problems: Sequence[RowProblem]) -> None:
    """Raises InputError where all of these problems of JSON events are one and the same missing key."""
    causes = {problem.message for problem in problems}
    are_flat = all(
        "." not in (problem.path or "") for problem in problems
    )  # else it is known where events stand
    if isinstance(reading, JsonObjects) and are_flat and len(causes) == 1 and causes <= {NO_TEXT, NO_TIME}:
        field = problems[0].column
        keys = list(file.opening)[:_SHOWN] if isinstance(file.opening, dict) else []
        raise InputError(
            f"{file.name} has no key for {field} in any of its objects; the first has {_listed(keys)}.",
            f"Say which it is, for example --map {field}=KEY, or further inside --map {field}=$.KEY.KEY; "
            "or export events with a time and a text, one object a line.",
        )


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(str(key)[:_LONGEST] for key in keys) or "none"
