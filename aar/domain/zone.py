"""Names of time zones."""

from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_BESIDE_ZONES: Final = frozenset({"posix", "right", "posixrules", "localtime"})  # files that no engine knows


def is_zone(name: str) -> bool:
    """Whether this names a time zone, as Area/City; an area alone is none."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return name.partition("/")[0] not in _BESIDE_ZONES
