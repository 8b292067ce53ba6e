"""Times as Jira writes and reads them."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

STAMP = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$")
_MINUTE = re.compile(r"^(\d{4})[-/](\d\d)[-/](\d\d)(?: (\d\d):(\d\d))?$")


def stamp(at: datetime, zone: ZoneInfo) -> str:
    """Return a time in the account's zone, in milliseconds and without a colon in the offset."""
    local = at.astimezone(zone)
    return f"{local:%Y-%m-%dT%H:%M:%S}.{local.microsecond // 1000:03d}{local:%z}"


def from_minute(text: str, zone: ZoneInfo) -> datetime | None:
    """Return the instant of a JQL date such as `2026-01-02 03:04`; none for seconds or anything else."""
    found = _MINUTE.match(text)
    if found is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None


def from_milliseconds(number: int) -> datetime:
    """Return the instant of milliseconds since 1970."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
