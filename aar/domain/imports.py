"""One import of one file: what was read, what came of it, and what was refused and why."""

from typing import Literal

from pydantic import Field

from aar.domain.event import EventKind, Milestone
from aar.domain.record import Foreign, Instant, Many, Record, Text, Value


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
    record: Foreign = None


class ImportedIncident(Value):
    """An incident that an import touched."""

    incident_id: str
    source_id: str | None = None
    title: str
    is_new: bool


class ImportResult(Value):
    """What `aar import --json` prints for one file; problems are the first hundred, notes only where any."""

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
    notes: tuple[str, ...] | None = None


DateOrder = Literal["dmy", "mdy", "ymd"]


class ImportOptions(Value):
    """What a person says about a file; `columns` maps our field to the file's column."""

    source: str = "auto"
    incident: str | None = None
    zone: str | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    date_order: DateOrder | None = None


class Column(Value):
    """One column of a table as found; `field` is what it fills, None goes to `raw`."""

    name: str
    field: str | None = None
    examples: Many[str] = ()


class PreviewRow(Value):
    """One of the first records, as it would be stored; if refused, the field at fault and its value."""

    line: int | None = None
    path: str | None = None
    incident: str | None = None
    occurred_at: Instant | None = None
    kind: EventKind | None = None
    milestone: Milestone | None = None
    actor: str | None = None
    text: str | None = None
    fault: str | None = None
    value: str | None = None
    problem: str | None = None


Question = Literal["zone", "date_order", "day"]


class Preview(Value):
    """What a file seems to be, and what importing it would do; `asks` what must be said first."""

    file_name: str
    source: str
    title: str
    why: str
    notes: Many[str] = ()
    asks: Question | None = None
    missing: Many[str] = ()
    columns: Many[Column] = ()
    fields: Many[str] = ()
    rows: Many[PreviewRow] = ()
    first_at: Instant | None = None
    last_at: Instant | None = None
    result: ImportResult | None = None


class UndoResult(Value):
    """What an undo took away, put back and left because people had edited it."""

    import_id: str
    removed: int = 0
    restored: int = 0
    kept: int = 0
