"""Moments as a query names them."""

from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOUR: Final = timedelta(hours=1)
_WESTERNMOST: Final = timezone(-12 * _HOUR)


def zone_named(name: str) -> tzinfo:
    """The account's zone; one that is not known here is read as the last to see a day.

    There every clock shows its earliest, so a query asks for too much rather than too little.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _WESTERNMOST


def jql_minute(moment: datetime, zone: tzinfo) -> str:
    """The moment in the account's zone, to the minute.

    Inside an hour that a change of the clocks repeats it is an earlier one: rather too much than too little.
    """
    while _is_ambiguous(moment.astimezone(zone)):
        moment -= _HOUR
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _is_ambiguous(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
