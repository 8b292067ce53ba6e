"""Instants, dates and windows as they are written on the command line."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from aar.errors import InputError
from aar.metrics.metric import DIMENSIONS, Dimension

D = TypeVar("D", bound=date)
_YEARS: Final = range(1900, 3000)  # days at the ends of the calendar have no neighbour in another zone
Window = tuple[date | None, date | None]


def instant_of(text: str, zone: ZoneInfo) -> datetime:
    """An instant with its offset, or the last moment of a date in the zone; else InputError."""
    try:
        day = _known_year(date.fromisoformat(text))
    except ValueError:
        return _instant(text)
    next_day = datetime.combine(day + timedelta(days=1), time.min, zone)
    # Told off in UTC: on the wall clock the last hour of a day may come twice.
    return next_day.astimezone(UTC) - timedelta(microseconds=1)


def _instant(text: str) -> datetime:
    try:
        at = _known_year(datetime.fromisoformat(text))
    except ValueError as error:
        raise InputError(
            f"{text} is not a time.", "Write 2026-01-31, or 2026-01-31T14:00:00Z with its offset."
        ) from error
    if at.tzinfo is None:
        raise InputError(f"{text} has no time zone.", "Add the offset, for example Z or +01:00.")
    return at


def day_of(text: str | None, option: str) -> date | None:
    """A date, or None when none was given; raises InputError naming the option."""
    try:
        return _known_year(date.fromisoformat(text)) if text is not None else None
    except ValueError as error:
        raise InputError(f"{option} {text} is not a date.", "Write it as 2026-01-31.") from error


def start_of(day: date | None, zone: ZoneInfo) -> datetime | None:
    """The first moment of a day in the zone."""
    return datetime.combine(day, time.min, zone) if day else None


def window_of(from_day: date | None, to_day: date | None) -> Window:
    """A window [from, to); raises InputError when it ends before it begins."""
    if from_day and to_day and from_day >= to_day:
        raise InputError(
            f"The window from {from_day} to {to_day} is empty.",
            "--to is the day after the last one, so it is later than --from.",
        )
    return from_day, to_day


def dimension_of(text: str | None) -> Dimension | None:
    """What to split by; raises InputError for anything that no metric knows."""
    found = next((known for known in DIMENSIONS if known == text), None)
    if text is not None and found is None:
        raise InputError(f"Nothing can be split by {text}.", f"Choose one of {', '.join(DIMENSIONS)}.")
    return found


def _known_year(when: D) -> D:
    if when.year not in _YEARS:
        message = "no incident happened then"
        raise ValueError(message)
    return when
