"""JSON Lines or a JSON array: incidents with nested updates, or events one by one."""

import json
from collections.abc import Iterator
from typing import Any, Final

from aar.domain.imports import ImportOptions
from aar.ports import FIELDS, Records, SourceFile
from integrations.sources._records import Item, marked, names_of, oldest_first, plain_text, refused, text_of

_NESTED: Final = ("updates", "events", "timeline", "incident_updates", "entries", "messages")
_TIMES: Final = (
    "occurred_at", "at", "timestamp", "time", "when", "display_at", "created_at", "date", "ts",
)  # fmt: skip
_TEXTS: Final = ("text", "message", "body", "description", "note", "content", "summary", "title", "status")
_KNOWN_ID: Final = ("id", "incident_id", "number", "key", "reference")
Line = tuple[int | None, str, Any]


class JsonLinesSource:
    """One incident a line with its updates inside, or one event a line."""

    name = "jsonl"
    title = "JSON Lines or a JSON array of incidents or events"
    description = (
        "An incident's nested updates become its events, in their order. The first report counts as "
        "detected, monitoring as mitigated, resolved as resolved. An object without nested updates is "
        "one event."
    )
    place = 80

    def recognise(self, file: SourceFile) -> str | None:
        """The first line, or the whole file, is a JSON object or an array of them."""
        head = file.head.lstrip()
        if head[:1] == "[":
            return "It is a JSON array."
        first = head.split("\n", 1)[0]
        try:
            is_object = isinstance(json.loads(first), dict)
        except (ValueError, RecursionError):
            is_object = False
        return "Each of its lines is a JSON object." if is_object else None

    def read(self, file: SourceFile, options: ImportOptions) -> Records:
        """One record for each nested update, or for each object."""
        lines = _array(file) if file.head.lstrip()[:1] == "[" else _lines(file)
        return Records(item for line in lines for item in _items(*line, options))


def _array(file: SourceFile) -> Iterator[Line]:
    for place, one in enumerate(file.json()):
        yield None, f"$[{place}]", one


def _lines(file: SourceFile) -> Iterator[Line]:
    with file.path.open(encoding="utf-8") as opened:
        for number, line in enumerate(opened, start=1):
            if line.strip():
                yield number, "$", _parsed(line)


def _parsed(line: str) -> Any:  # noqa: ANN401 - any JSON value, or the text that is none
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line


def _items(line: int | None, path: str, record: Any, options: ImportOptions) -> Iterator[Item]:  # noqa: ANN401 - JSON
    if not isinstance(record, dict):
        yield refused(path, record, "The line is not a JSON object: correct or remove it.", line)
        return
    name = next((name for name in _NESTED if isinstance(record.get(name), list)), None)
    if name is None:
        yield _event(record, {}, line, path, options)
        return
    if not record[name]:
        yield refused(path, record, f"The incident has no {name}: there is nothing for a timeline.", line)
        return
    about = _incident(record)
    found = [
        _event(one, about, line, f"{path}.{name}[{place}]", options) for place, one in enumerate(record[name])
    ]
    yield from marked(oldest_first(found))


def _incident(record: dict[str, Any]) -> Item:
    key = text_of(record, *_KNOWN_ID)
    minutes = record.get("impact_minutes", record.get("duration_minutes"))
    return {
        "incident": key,
        "title": plain_text(text_of(record, "title", "name", "short_description", "summary")),
        "incident_kind": record.get("kind"),
        "severity": text_of(record, "severity", "impact", "priority"),
        "services": names_of(record.get("services") or record.get("components")),
        "summary": plain_text(record.get("summary")),
        "impact_minutes": minutes if isinstance(minutes, int | float) and minutes >= 0 else None,
        "source_url": text_of(record, "url", "shortlink", "link"),
    }


def _event(
    record: Any,  # noqa: ANN401 - JSON
    about: Item,
    line: int | None,
    path: str,
    options: ImportOptions,
) -> Item:
    if not isinstance(record, dict):
        return refused(path, record, "The update is not an object: export it again.", line)
    own = {name: record[name] for name in FIELDS if _is_plain(record.get(name))}
    mapped = {field: record.get(key) for field, key in options.columns.items()}
    return {
        **about,
        "occurred_at": text_of(record, *_TIMES),
        "status": record.get("status"),
        "text": plain_text(text_of(record, *_TEXTS)),
        "actor": text_of(record, "actor", "author", "user", "by"),
        "source_url": text_of(record, "url", "link") or about.get("source_url"),
        "source_id": text_of(record, "source_id", "id", "uuid"),
        **own,
        **mapped,
        "line": line,
        "path": path,
        "raw": record,
        "record": record,
    }


def _is_plain(value: object) -> bool:
    return value is not None and not isinstance(value, dict | list)


SOURCE = JsonLinesSource()
