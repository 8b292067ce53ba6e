"""Which column of a table fills which of our fields, by its heading and by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from aar.domain.imports import Column
from aar.errors import InputError
from aar.ports import FIELDS

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "occurred_at": (
        "occurred", "timestamp", "time", "datetime", "date time", "when", "at", "event time",
        "event timestamp", "created at", "created", "start", "start time", "started at", "start at",
        "sys created on", "opened at", "time utc", "timestamp utc", "date/time", "begin", "update time",
    ),
    "text": (
        "text", "message", "description", "event", "details", "detail", "what", "what happened", "summary",
        "note", "notes", "comment", "body", "entry", "log", "content", "short description", "title",
        "status", "activity",
    ),
    "actor": ("actor", "who", "author", "user", "name", "person", "by", "created by", "owner", "resource"),
    "kind": ("kind", "type", "event type", "category"),
    "incident": (
        "incident", "incident id", "incident number", "incident no", "case id", "number", "ticket", "id",
    ),
    "severity": ("severity", "sev", "priority", "impact"),
    "services": ("services", "service", "component", "components", "product"),
    "occurred_until": ("end", "end time", "ended at", "end at", "until", "finished at"),
    "source_url": ("url", "link", "source url", "permalink"),
    "source_id": ("source id", "event id", "entry id", "uuid", "message id", "update id"),
    "actor_role": ("role", "actor role"),
    "occurred_on": ("date", "day"),
    "title": ("incident title", "incident name"),
}  # fmt: skip
_TIME: Final = re.compile(
    r"^\d{4}-\d{2}-\d{2}([T ]|$)|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|^\d{1,2}:\d{2}|^\d{9,19}$"
)
_LONG_TEXT: Final = 15


def proposed(
    headings: Sequence[str], rows: Sequence[Sequence[str]], wanted: Mapping[str, str]
) -> tuple[Column, ...]:
    """Columns with the fields that they fill: as wanted, else by exact name, by meaning, by content."""
    names = unique(headings)
    fields = _as_wanted(names, wanted)
    _by_exact_name(names, fields)
    is_ours = {"occurred_at", "text"} <= set(fields)
    if not is_ours:
        _by_meaning(names, fields, rows)
        _by_content(names, fields, rows)
    by_place = {place: name for name, place in fields.items()}
    return tuple(
        Column(name=name, field=by_place.get(place), examples=_examples(rows, place))
        for place, name in enumerate(names)
    )


def unique(headings: Sequence[str]) -> list[str]:
    """The headings, made different where they repeat: Time, Time (2)."""
    found: list[str] = []
    for place, heading in enumerate(headings, start=1):
        name = heading.strip() or f"Column {place}"
        again = found.count(name) + sum(one.startswith(f"{name} (") for one in found)
        found.append(f"{name} ({again + 1})" if again else name)
    return found


def is_time(text: str) -> bool:
    """Whether a cell looks like a time."""
    return bool(_TIME.match(text.strip()))


def names_time(heading: str) -> bool:
    """Whether a heading is one of those under which times usually stand."""
    return _folded(heading) in _WORDS["occurred_at"]


def _folded(heading: str) -> str:
    return re.sub(r"[\s_\-:()]+", " ", heading).strip().lower()


def _as_wanted(names: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for field, column in wanted.items():
        if field not in FIELDS:
            raise InputError(f"There is no field {field}.", f"Map one of {', '.join(FIELDS)}.")
        if column not in names:
            raise InputError(f"There is no column {column}.", f"The columns are {', '.join(names)}.")
        fields[field] = names.index(column)
    return fields


def _by_exact_name(names: Sequence[str], fields: dict[str, int]) -> None:
    for place, name in enumerate(names):
        if name in FIELDS and name not in fields and place not in fields.values():
            fields[name] = place


def _by_meaning(names: Sequence[str], fields: dict[str, int], rows: Sequence[Sequence[str]]) -> None:
    folded = [_folded(name) for name in names]
    for field, words in _WORDS.items():
        for word in words:
            place = folded.index(word) if word in folded else -1
            if field in fields or place < 0 or place in fields.values():
                continue
            if field == "occurred_at" and not _holds_times(rows, place):
                continue
            fields[field] = place


def _by_content(names: Sequence[str], fields: dict[str, int], rows: Sequence[Sequence[str]]) -> None:
    free = [place for place in range(len(names)) if place not in fields.values()]
    if "occurred_at" not in fields:
        times = [place for place in free if _holds_times(rows, place)]
        if times:
            fields["occurred_at"] = times[0]
            free.remove(times[0])
    if "text" not in fields and free:
        longest = max(free, key=lambda place: _mean_length(rows, place))
        if _mean_length(rows, longest) >= _LONG_TEXT:
            fields["text"] = longest


def _holds_times(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
    return not cells or sum(is_time(cell) for cell in cells) * 2 > len(cells)


def _mean_length(rows: Sequence[Sequence[str]], place: int) -> float:
    cells = [row[place] for row in rows if place < len(row)]
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _examples(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    cells = (row[place].strip() for row in rows if place < len(row))
    return tuple(dict.fromkeys(cell[:80] for cell in cells if cell))[:3]
