"""Which column of a table fills which of our fields, by its heading and by what stands in it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, get_args

from aar.domain.event import Curation, Milestone, Precision, Stage
from aar.domain.imports import Column
from aar.domain.record import Sensitivity
from aar.errors import InputError
from aar.ports import FIELDS
from integrations.sources._cells import is_clock, is_day, is_time
from integrations.sources._tables import filled
from integrations.sources._words import BEGINNINGS, NUMBERS, TELLING, TIMES, WORDS

Rows = Sequence[Sequence[str]]
_CLOSED: Final = {
    "stage": Stage,
    "precision": Precision,
    "sensitivity": Sensitivity,
    "milestone": Milestone,
    "curation": Curation,
}
# Names of ours that mean something else in other people's tables.
_OTHERS_OWN: Final = frozenset({"source", "title", "summary", "status", "note"})
_LONG_TEXT: Final = 15
_SHORT: Final = 24
_BRACKET: Final = re.compile(r" \(")
_KEY: Final = re.compile(r"[A-Za-z]{2,10}[-_#]?\d+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")


def proposed(headings: Sequence[str], rows: Rows, wanted: Mapping[str, str]) -> tuple[Column, ...]:
    """Columns with the fields that they fill: as wanted, else by exact name, by meaning, by content."""
    names = unique(headings)
    fields = _as_wanted(names, wanted)
    is_ours = {"occurred_at", "text"} <= set(names)
    for place, name in enumerate(names):
        if name in FIELDS and (is_ours or (name not in _OTHERS_OWN and _fits(name, filled(rows, place)))):
            _fill(fields, name, place)
    if not is_ours:
        _by_meaning(names, fields, rows)
        _by_content(fields, rows, len(names))
        _title_as_text(fields)
    return _columns(names, fields, rows)


def assigned(headings: Sequence[str], rows: Rows, wanted: Mapping[str, str]) -> tuple[Column, ...]:
    """Columns with the fields that they fill as wanted, and nothing else."""
    names = unique(headings)
    return _columns(names, _as_wanted(names, wanted), rows)


def telling(columns: Sequence[Column]) -> tuple[str, ...]:
    """The columns that can tell an event together where none of them is its text."""
    if any(column.field == "text" for column in columns):
        return ()
    named = [column.name for column in columns if _folded(column.name) in TELLING]
    return tuple(sorted(named, key=lambda name: TELLING.index(_folded(name))))


def unique(headings: Sequence[str]) -> list[str]:
    """The headings, made different where they repeat: Time, Time (2)."""
    found: list[str] = []
    taken: Counter[str] = Counter()  # each name, and what stands before a bracket in it
    for place, heading in enumerate(headings, start=1):
        name = " ".join(heading.split()) or f"Column {place}"
        again = taken[name]
        found.append(f"{name} ({again + 1})" if again else name)
        taken.update([found[-1], *(found[-1][: one.start()] for one in _BRACKET.finditer(found[-1]))])
    return found


def names_time(heading: str) -> bool:
    """Whether a heading is one of those under which times usually stand."""
    return _folded(heading) in TIMES


def _columns(names: Sequence[str], fields: Mapping[str, int], rows: Rows) -> tuple[Column, ...]:
    by_place = {place: name for name, place in fields.items()}
    return tuple(
        Column(name=name, field=by_place.get(place), examples=_examples(rows, place))
        for place, name in enumerate(names)
    )


def _folded(heading: str) -> str:
    return re.sub(r"[\s_\-:()]+", " ", heading).strip().lower()


def _fill(fields: dict[str, int], field: str, place: int) -> None:
    if field not in fields and place not in fields.values():
        fields[field] = place


def _as_wanted(names: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for field, column in wanted.items():
        if field == "occurred_on" and column not in names and is_day(column):
            continue
        if column not in names:
            raise InputError(f"There is no column {column}.", f"The columns are {', '.join(names)}.")
        fields[field] = names.index(column)
    return fields


def _by_meaning(names: Sequence[str], fields: dict[str, int], rows: Rows) -> None:
    folded = [_folded(name) for name in names]
    places = {word: place for place, word in reversed(list(enumerate(folded)))}
    for field, words in WORDS.items():
        for word in words:
            if word in places and _fits(field, filled(rows, places[word])):
                _fill(fields, field, places[word])
    for word in NUMBERS:
        if word in places and _is_number(filled(rows, places[word])):
            _fill(fields, "incident", places[word])
    if "id" in places:
        _fill(fields, "source_id", places["id"])
    if "incident" not in fields and "title" in fields and not folded[fields["title"]].startswith("incident"):
        fields.pop("title")
    if "status" in fields and _tells_of_today(folded, fields, rows):
        fields.pop("status")


def _tells_of_today(folded: Sequence[str], fields: Mapping[str, int], rows: Rows) -> bool:
    """Whether each incident has one row, with the time of its beginning and the state that it has now."""
    if not {"incident", "occurred_at"} <= fields.keys() or folded[fields["occurred_at"]] not in BEGINNINGS:
        return False
    numbers = filled(rows, fields["incident"])
    return len(set(numbers)) == len(numbers)


def _by_content(fields: dict[str, int], rows: Rows, width: int) -> None:
    free = [place for place in range(width) if place not in fields.values()]
    _time_by_content(fields, rows, free)
    prose = [place for place in free if place not in fields.values() and _mostly(rows, place, _is_prose)]
    longest = max(prose, key=lambda place: _mean_length(rows, place), default=None)
    if longest is not None and _mean_length(rows, longest) >= _LONG_TEXT:
        _fill(fields, "text", longest)


def _time_by_content(fields: dict[str, int], rows: Rows, free: Sequence[int]) -> None:
    moment = next((place for place in free if _mostly(rows, place, _is_moment)), None)
    day = next((place for place in free if _mostly(rows, place, is_day)), None)
    clock = next((place for place in free if _mostly(rows, place, is_clock)), None)
    if "occurred_at" in fields:
        if day is not None and _mostly(rows, fields["occurred_at"], is_clock):
            _fill(fields, "occurred_on", day)
        return
    if "occurred_on" in fields:
        moment, day = None, fields["occurred_on"]
        clock = clock if _mostly(rows, day, is_day) else None
    if moment is not None:
        fields["occurred_at"] = moment
    elif clock is not None:
        fields["occurred_at"] = clock
        if day is not None:
            _fill(fields, "occurred_on", day)
    elif day is not None:
        _fill(fields, "occurred_at", day)


def _title_as_text(fields: dict[str, int]) -> None:
    if "text" not in fields and "title" in fields:
        fields["text"] = fields.pop("title")


def _fits(field: str, cells: Sequence[str]) -> bool:
    if field in _CLOSED:
        return set(cells) <= set(get_args(_CLOSED[field]))
    if field in {"severity", "kind", "status"}:
        return sum(map(len, cells)) <= _SHORT * len(cells)
    return sum(map(_TESTS.get(field, _is_anything), cells)) * 2 >= len(cells)


def _is_number(cells: Sequence[str]) -> bool:
    return len(set(cells)) < len(cells) or all(_KEY.fullmatch(cell) for cell in cells)


def _is_anything(_cell: str) -> bool:
    return True


def _is_when(cell: str) -> bool:
    return is_time(cell) or is_clock(cell)


def _is_link(cell: str) -> bool:
    return cell.startswith(("http://", "https://"))


def _is_count(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))


def _is_moment(cell: str) -> bool:
    return is_time(cell) and not is_day(cell)


def _is_prose(cell: str) -> bool:
    return " " in cell and not _is_when(cell)


def _mostly(rows: Rows, place: int, fits: Callable[[str], bool]) -> bool:
    cells = filled(rows, place)
    return bool(cells) and sum(map(fits, cells)) * 2 > len(cells)


def _mean_length(rows: Rows, place: int) -> float:
    cells = filled(rows, place)
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _examples(rows: Rows, place: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell[:80] for cell in filled(rows, place)))[:3]


_TESTS: Final[Mapping[str, Callable[[str], bool]]] = {
    **dict.fromkeys(("occurred_at", "occurred_until", "known_at", "recorded_at", "occurred_on"), _is_when),
    "source_url": _is_link,
    "impact_minutes": _is_count,
}
