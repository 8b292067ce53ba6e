"""Moments as a query names them."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_HOUR: Final = timedelta(hours=1)


def jql_minute(moment: datetime, zone: ZoneInfo) -> str:
    """The moment in the account's zone, to the minute.

    Inside an hour that a change of the clocks repeats it is an earlier one: rather too much than too little.
    """
    while _is_ambiguous(moment.astimezone(zone)):
        moment -= _HOUR
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _is_ambiguous(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
