"""Instants and durations as a report writes them, in one declared zone."""

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from aar.domain.event import Precision

_UNITS: Final = ((timedelta(days=1), "d"), (timedelta(hours=1), "h"), (timedelta(minutes=1), "min"))
_SECOND: Final = timedelta(seconds=1)


def moment(at: datetime, zone: ZoneInfo, precision: Precision = "minute") -> str:
    """The local time, only as exact as it is known: 2026-01-02 14:05."""
    local = at.astimezone(zone)
    if precision == "day":
        return f"{local:%Y-%m-%d}"
    if precision == "hour":
        return f"{local:%Y-%m-%d %H} h"
    has_seconds = precision == "second" and local.second
    return f"{local:%Y-%m-%d %H:%M:%S}" if has_seconds else f"{local:%Y-%m-%d %H:%M}"


def day(at: datetime | date | None, zone: ZoneInfo) -> str:
    """The local day: 2026-01-02; empty without one."""
    if at is None:
        return ""
    return f"{at.astimezone(zone) if isinstance(at, datetime) else at:%Y-%m-%d}"


def offset(at: datetime, zone: ZoneInfo) -> str:
    """How far the zone is from UTC at that instant: UTC+02:00."""
    told = f"{at.astimezone(zone):%z}"
    return "UTC" if told == "+0000" else f"UTC{told[:3]}:{told[3:5]}"


def duration(span: timedelta) -> str:
    """The two largest units of a span: 2 h 5 min."""
    rest, parts = abs(span), []
    for size, unit in _UNITS:
        count, rest = divmod(rest, size)
        parts.append((count, unit))
    first = next((place for place, (count, _) in enumerate(parts) if count), len(parts))
    said = " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count)
    return f"{'−' if span < timedelta(0) else ''}{said or f'{rest // _SECOND} s'}"
