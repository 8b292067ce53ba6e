"""Names of time zones."""

from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_BESIDE_ZONES: Final = frozenset({"posix", "right", "posixrules", "localtime"})  # files that no engine knows


def is_zone(name: str) -> bool:
    """Whether this names a time zone, as Area/City; an area alone is none."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return name.partition("/")[0] not in _BESIDE_ZONES


@cache
def zones() -> list[str]:
    """The names of all of them."""
    return sorted(filter(is_zone, available_timezones()))
