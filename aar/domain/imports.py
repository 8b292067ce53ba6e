"""One import of one file: what was read, what came of it, and what was refused and why."""

from typing import Any

from pydantic import Field

from aar.domain.record import Instant, Many, Record, Text, Value


class RowProblem(Value):
    """A record that was refused: where, what stood there and what to do."""

    line: int | None = None
    path: str | None = None
    column: Text | None = None
    value: Text | None = None
    message: Text


class Import(Record):
    """The receipt of an import; `read = new + updated + unchanged + rejected`, always."""

    import_id: str = Field(min_length=1)
    source: str
    file_name: Text | None = None
    file_sha256: str | None = None
    zone: str | None = None
    imported_by: str | None = None
    imported_at: Instant
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    undone_at: Instant | None = None


class Reject(Record):
    """A refused record, kept whole."""

    import_id: str
    line: int | None = None
    path: str | None = None
    column: Text | None = None
    value: Text | None = None
    message: Text
    record: Any = None


class ImportedIncident(Value):
    """An incident that an import touched."""

    incident_id: str
    source_id: str | None = None
    title: str
    is_new: bool


class ImportResult(Value):
    """What `aar import --json` prints for one file; problems are the first hundred."""

    import_id: str | None
    source: str
    incidents: Many[ImportedIncident] = ()
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    problems: Many[RowProblem] = Field(default=())
    problems_total: int = 0
