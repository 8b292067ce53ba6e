"""ServiceNow: incidents as they stand, logs with one row a change of an incident, and the audit table."""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final

from aar.domain.imports import ImportOptions
from aar.errors import InputError
from aar.ports import Records, SourceFile
from aar.tables import Table
from integrations.sources._cells import date_order, order_notes
from integrations.sources._headings import assigned
from integrations.sources._records import Item, refused
from integrations.sources._tables import Head, head_of

Row = Mapping[str, str]
_LABELS: Final = {
    "opened": "opened_at", "resolved": "resolved_at", "closed": "closed_at", "reopened": "reopened_time",
    "created": "sys_created_on", "updated": "sys_updated_on", "sys_updated_at": "sys_updated_on",
    "updated_by": "sys_updated_by", "incident_state": "state", "resolution_code": "close_code",
    "closed_code": "close_code", "resolution_notes": "close_notes", "configuration_item": "cmdb_ci",
    "service": "business_service", "document_key": "documentkey", "field_name": "fieldname",
    "old_value": "oldvalue", "new_value": "newvalue",
}  # fmt: skip
_LOG: Final = {
    "number": "incident", "state": "status", "sys_updated_on": "occurred_at", "sys_updated_by": "actor",
    "priority": "severity", "cmdb_ci": "services", "short_description": "title",
}  # fmt: skip
_AUDIT: Final = {
    "documentkey": "incident", "sys_created_on": "occurred_at", "user": "actor", "sys_id": "source_id",
}  # fmt: skip
_TOLD_IN_LOG: Final = ("state", "assignment_group", "assigned_to", "close_code")
_CHANGE: Final = ("fieldname", "oldvalue", "newvalue")
_SYS_ID: Final = re.compile(r"[0-9a-f]{32}")
_STEPS: Final = ("opened_at", "resolved_at", "closed_at")
_IN_ORDER: Final = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}")


class ServiceNowSource:
    """Exports of the tables incident and sys_audit, and the logs that are made of them."""

    name = "servicenow"
    title = "ServiceNow incidents, their log or their audit (CSV)"
    description = (
        "An exported incident becomes the events opened, resolved and closed. In a log each row is an event, "
        "and a state counts where it begins. In an audit each changed field is an event. Times have no zone "
        "in these files: declare the exporter's."
    )
    place = 40

    def recognise(self, file: SourceFile) -> str | None:
        """The columns that these tables have."""
        if file.head.lstrip()[:1] in {"", "{", "[", "<"}:
            return None
        said = {
            "audit": "Its columns are those of ServiceNow's audit: a field with its old and its new value.",
            "log": "It tells of each ServiceNow incident in several rows, each with its state at a time.",
            "incidents": "Its columns are those of ServiceNow's incidents, one row each.",
        }
        return said.get(_kind(head_of(file.head)))

    def read(self, file: SourceFile, options: ImportOptions) -> Table | Records:
        """A table of changes, or the events of each incident; raises InputError for any other table."""
        head = head_of(file.head)
        kind = _kind(head)
        if kind == "incidents":
            return _incidents(file, head, options)
        if not kind:
            raise InputError(
                f"{file.name} has not the columns of ServiceNow's incidents, of their log or of its audit.",
                "Let the source be found (auto), or export number, opened_at and short_description.",
            )
        return _log(head, options) if kind == "log" else _audit(head, options)


def _keys(head: Head) -> list[str]:
    folded = [re.sub(r"\W+", "_", heading.strip().lower()).strip("_") for heading in head.headings]
    return [_LABELS.get(name, name) for name in folded]


def _kind(head: Head) -> str:
    keys = _keys(head)
    if {"documentkey", *_CHANGE} <= set(keys):
        return "audit"
    if not {"number", "state"} <= set(keys) and not {"number", "short_description"} <= set(keys):
        return ""
    numbers = head.below(keys.index("number"))
    tells_again = len(set(numbers)) < len(numbers) or "short_description" not in keys
    if {"state", "sys_updated_on"} <= set(keys) and tells_again:
        return "log"
    return "incidents" if {"opened_at", "short_description"} <= set(keys) else ""


def _incidents(file: SourceFile, head: Head, options: ImportOptions) -> Records:
    keys = _keys(head)
    order = date_order([cell for step in _STEPS if step in keys for cell in head.below(keys.index(step))])
    notes = (*_contradictions(file, head), *order_notes(order, options))
    return Records(_events(file, head), notes, date_order=order[0] if order else None)


def _log(head: Head, options: ImportOptions) -> Table:
    keys = _keys(head)
    columns = assigned(head.headings, head.rows, _mapped(head, _LOG, options))
    order = date_order(head.below(keys.index("sys_updated_on")))
    return Table(
        delimiter=head.delimiter,
        skip=head.skip,
        breaks=head.breaks,
        columns=columns,
        is_lenient=True,
        composed=tuple(columns[keys.index(key)].name for key in _TOLD_IN_LOG if key in keys),
        shape="states",
        date_order=order[0] if order else None,
        empty=("", "?"),
        notes=order_notes(order, options),
    )


def _audit(head: Head, options: ImportOptions) -> Table:
    keys = _keys(head)
    columns = assigned(head.headings, head.rows, _mapped(head, _AUDIT, options))
    order = date_order(head.below(keys.index("sys_created_on"))) if "sys_created_on" in keys else None
    return Table(
        delimiter=head.delimiter,
        skip=head.skip,
        breaks=head.breaks,
        columns=columns,
        is_lenient=True,
        composed=tuple(columns[keys.index(key)].name for key in _CHANGE),
        shape="audit",
        date_order=order[0] if order else None,
        notes=order_notes(order, options),
    )


def _mapped(head: Head, known: Mapping[str, str], options: ImportOptions) -> dict[str, str]:
    keys = _keys(head)
    found = {known[key]: head.headings[place] for place, key in enumerate(keys) if key in known}
    return {**found, **options.columns}


def _rows(file: SourceFile, head: Head) -> Iterator[tuple[int, Row]]:
    """Each row with the line on which it begins, by our keys; cells beyond the header under an empty key."""
    keys = _keys(head)
    with file.path.open(encoding="utf-8", newline="") as opened:
        reader = csv.reader(opened, delimiter=head.delimiter)
        end = 0
        for number, cells in enumerate(reader, start=1):
            start, end = end + 1, reader.line_num
            if number > head.skip and cells:
                beyond = {"": head.delimiter.join(cells[len(keys) :])} if len(cells) > len(keys) else {}
                filled = {key: cell.strip() for key, cell in zip(keys, cells, strict=False) if cell.strip()}
                yield start, {**filled, **beyond}


def _events(file: SourceFile, head: Head) -> Iterator[Item]:
    for line, row in _rows(file, head):
        steps = [step for step in _STEPS if row.get(step)]
        if "" in row:
            yield refused(
                "$", row, "The line has more cells than the header: put text with commas in quotes.", line
            )
        elif not row.get("number"):
            yield refused("$", row, "The record names no incident: fill in its number.", line)
        elif not steps:
            yield refused("$", row, "The incident has no time: export opened, resolved and closed too.", line)
        else:
            yield from (_event(row, step, line) for step in steps)


def _event(row: Row, step: str, line: int) -> Item:
    name = step.removesuffix("_at")
    about: dict[str, Item] = {
        "opened": {"kind": "detection", "milestone": "detected", "recorded_at": row.get("sys_created_on")},
        "resolved": {"kind": "recovery", "milestone": "resolved"},
        "closed": {"kind": "status"},
    }
    return {
        "incident": row["number"],
        "title": row.get("short_description"),
        "severity": row.get("priority"),
        "services": _name(row, "business_service", "cmdb_ci"),
        "summary": row.get("description"),
        "occurred_at": row[step],
        "text": _text(row, name),
        "actor": _name(row, f"{name}_by"),
        "source_id": name,
        "line": line,
        "raw": row,
        "record": row,
        **about[name],
    }


def _text(row: Row, name: str) -> str:
    told = {
        "opened": ("short_description",),
        "resolved": ("close_code", "close_notes"),
        "closed": ("close_code",),
    }
    said = [row[key] for key in told[name] if row.get(key)]
    return ": ".join([name.capitalize(), *said])


def _name(row: Row, *keys: str) -> str | None:
    """The first of these cells that is a name and no sys_id."""
    return next((row[key] for key in keys if row.get(key) and not _SYS_ID.fullmatch(row[key])), None)


def _contradictions(file: SourceFile, head: Head) -> Iterator[str]:
    rows = [row for _, row in _rows(file, head)]
    for earlier, later in (
        ("opened_at", "resolved_at"),
        ("opened_at", "closed_at"),
        ("resolved_at", "closed_at"),
    ):
        count = sum(_is_before(row.get(later), row.get(earlier)) for row in rows)
        if count:
            words = f"{later.removesuffix('_at')} before they were {earlier.removesuffix('_at')}"
            yield f"Incidents that were {words}: {count:,}. Their times stand as they are."


def _is_before(later: str | None, earlier: str | None) -> bool:
    both = bool(later and earlier and _IN_ORDER.match(later) and _IN_ORDER.match(earlier))
    return both and str(later) < str(earlier)


SOURCE = ServiceNowSource()
