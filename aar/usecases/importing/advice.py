"""What is wrong with a refused record, and what to do about it, in one sentence each."""

from typing import Any, Final, get_args

from aar.domain.event import Curation, EventKind, Milestone, Precision, Stage
from aar.domain.record import Sensitivity

_COLUMNS: Final = {"unreadable": "occurred_at", "year": "occurred_at", "given": None, "deep": None}
_WORDS: Final = {
    "kind": EventKind,
    "milestone": Milestone,
    "stage": Stage,
    "precision": Precision,
    "sensitivity": Sensitivity,
    "curation": Curation,
}
NO_TEXT: Final = "The text is empty: say what happened."
NO_TIME: Final = "The time is missing: fill it in."
_SENTENCES: Final = {
    "deep": "The record goes more than a hundred levels down: leave out what is nested so deep.",
    "incident": "The record names no incident: fill in its number.",
    "text": NO_TEXT,
    "occurred_at": NO_TIME,
    "year": "The year is not between 1900 and 2199: correct the time.",
    "source_zone": "There is no such time zone: write it as Area/City, for example Europe/Berlin.",
    "source_url": "The link does not start with http:// or https://: correct or remove it.",
    "known_at": "The time at which it became known cannot be read: write it as 2026-01-31T14:05:00Z.",
    "occurred_until": "The end cannot be read as a time: write it as 2026-01-31T14:05:00Z.",
    "recorded_at": "The time of recording cannot be read: write it as 2026-01-31T14:05:00Z.",
}
ZONE: Final = "The time has no offset: declare its zone, for example --zone Europe/Berlin."
ORDER: Final = "Day and month cannot be told apart: say which comes first, for example --date-order dmy."
NUMBER: Final = "The time is a number of seconds from an unknown start: add a column with real times."
FOLD: Final = (
    "Times that occurred twice, for the clock was put back: {count}, such as {example}. "
    "The earlier was taken; write an offset to say otherwise."
)
CLOCK: Final = (
    "The time has no day: say on which day it was, for example --map occurred_on=2026-01-31, "
    "or in a column of its own."
)
_DOUBTFUL: Final = (
    "The zone at its end has several meanings or none: write its offset instead, for example -06:00."
)
_GAP: Final = "This time does not exist in the declared zone, for the clock was put forward: correct it."
_UNREADABLE: Final = "The time cannot be read: write it as 2026-01-31T14:05:00Z."


def column_of(fault: str) -> str | None:
    """Our field that is at fault."""
    return _COLUMNS.get(fault, fault)


def sentence(row: dict[str, Any], zone: str) -> str:
    """The sentence for one refused record of `staging/faulty`."""
    fault = row["fault"]
    if fault == "given":
        return str(row["value"])
    if fault == "unreadable":
        return _time_sentence(row, zone)
    if fault in _WORDS:
        return f"“{row['value']}” is no {fault}: write one of {', '.join(get_args(_WORDS[fault]))}."
    return _SENTENCES[fault]


def _time_sentence(row: dict[str, Any], zone: str) -> str:
    if row["is_number"]:
        return NUMBER
    if row["is_clock"]:
        return CLOCK
    if row["has_doubtful_zone"]:
        return _DOUBTFUL
    if row["has_doubtful_order"]:
        return ORDER
    if row["is_naive"] and row["is_wall_time"]:
        return _GAP if zone else ZONE
    return _UNREADABLE
