"""Netflix Dispatch: its tables as one JSON object, or the list of events that its interface gives."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.ports import Records, SourceFile
from integrations.sources._json import Found, child, children, documents, link, parted
from integrations.sources._records import Item, oldest_first, plain_text, text_of

_OURS: Final = {"uuid", "started_at", "source", "description"}
_KINDS: Final[Mapping[str | None, str]] = {
    "Imported message": "communication",
    "Custom event": "observation",
    "Assessment updated": "status",
}
_STATUS: Final = ("status has been changed", "marked the incident as")


class DispatchSource:
    """Incidents with their timeline as Dispatch keeps them."""

    name = "dispatch"
    title = "Netflix Dispatch (tables, incident events)"
    description = (
        "Each timeline event is an event; times without an offset are UTC, as Dispatch keeps them. Reported "
        "counts as detected, stable as mitigated. Severity is the incident's, or its priority where it is "
        "undetermined."
    )
    place = 20

    def recognise(self, file: SourceFile) -> str | None:
        """Events with Dispatch's columns, alone or in a table beside the incidents."""
        events = (file.opening, *children(file.opening, "event")[:1])
        if not any(isinstance(one, dict) and one.keys() >= _OURS for one in events):
            return None
        return "Its events have a “uuid”, “started_at” and “source”, as Dispatch writes them."

    def read(self, file: SourceFile, options: ImportOptions) -> Records:  # noqa: ARG002 - the port's shape
        """One record for each event, and for each time at which an incident was reported or became stable."""
        return Records(item for found in documents(file) for item in _items(found))


def _items(found: Found) -> Iterator[Item]:
    tables = found.value
    if "event" not in child(tables):
        yield _event(found, {}, {})
        return
    about = _incidents(tables)
    people = {str(one.get("id")): text_of(one, "name") for one in _rows(tables, "individual_contact")}
    incidents, odd = parted(found.each("incident"))
    for one in incidents:
        yield from _states(one, about)
    events, more = parted(found.each("event"))
    yield from oldest_first([_event(one, about, people) for one in events])
    yield from (one.refused("The row is not an object: export it again.") for one in (*odd, *more))


def _rows(tables: Any, name: str) -> list[Item]:  # noqa: ANN401 - a JSON value
    return [one for one in children(tables, name) if isinstance(one, dict)]


def _incidents(tables: Any) -> dict[str, Item]:  # noqa: ANN401 - a JSON value
    """What each incident is, by its row's id."""
    named = {
        table: {str(row.get("id")): text_of(row, "name") for row in _rows(tables, table)}
        for table in ("incident_severity", "incident_priority")
    }
    links = {str(row.get("incident_id")): row.get("weblink") for row in _rows(tables, "ticket")}
    found = {}
    for row in _rows(tables, "incident"):
        severity = named["incident_severity"].get(str(row.get("incident_severity_id")))
        priority = named["incident_priority"].get(str(row.get("incident_priority_id")))
        found[str(row.get("id"))] = {
            "incident": text_of(row, "name", "id"),
            "title": plain_text(text_of(row, "title")),
            "summary": plain_text(text_of(row, "summary", "description")),
            "severity": priority if severity in {None, "Undetermined"} else severity,
            "source_url": link(links.get(str(row.get("id")))),
        }
    return found


def _states(found: Found, about: Mapping[str, Item]) -> Iterator[Item]:
    row = found.value
    known = about.get(str(row.get("id")), {})
    for column, kind, milestone in (
        ("reported_at", "detection", "detected"),
        ("stable_at", "status", "mitigated"),
        ("closed_at", "status", None),
    ):
        if row.get(column):
            yield found.item(
                **known,
                occurred_at=_utc(row[column]),
                kind=kind,
                milestone=milestone,
                text=f"The incident was {column.removesuffix('_at').replace('stable', 'marked as stable')}.",
                source_id=f"{known.get('incident')} {column}",
            )


def _event(found: Found, about: Mapping[str, Item], people: Mapping[str, str | None]) -> Item:
    row = found.value
    if not isinstance(row, dict):
        return found.refused("The event is not an object: export it again.")
    key = text_of(row, "incident_id", "case_id")
    words = plain_text(text_of(row, "description"))
    ended = _utc(row.get("ended_at"))
    started = _utc(row.get("started_at"))
    is_status = any(one in (words or "") for one in _STATUS)
    return found.item(
        **(about.get(str(key)) or {"incident": key}),
        occurred_at=started,
        occurred_until=ended if ended != started else None,
        recorded_at=_utc(row.get("created_at")),
        actor=text_of(row, "owner") or people.get(str(row.get("individual_id"))),
        kind="status" if is_status else _KINDS.get(text_of(row, "type"), "other"),
        text=words,
        source_id=text_of(row, "uuid", "id"),
    )


def _utc(at: object) -> object:
    """A time with its offset; Dispatch writes none and means UTC."""
    try:
        is_naive = isinstance(at, str) and datetime.fromisoformat(at).tzinfo is None
    except ValueError:
        is_naive = False
    return f"{at}Z" if is_naive else at


SOURCE = DispatchSource()
