"""What an answer of Jira says of time: how long it asks to wait, and how late it is there."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

import requests

_LONGEST_SECONDS: Final = 24 * 3600.0  # who asks for more has made a mistake, and is asked again then


def retry_after_seconds(answer: requests.Response) -> float | None:
    """Return how long the answer asks to wait; it writes seconds or a date, or nonsense (none)."""
    text = answer.headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return min(float(text), _LONGEST_SECONDS)
    until, since = _moment(text), _moment(answer.headers.get("Date", ""))
    if until is None:
        return None
    return min(max(0.0, (until - (since or datetime.now(UTC))).total_seconds()), _LONGEST_SECONDS)


def lead_over(answer: requests.Response, now: datetime) -> timedelta:
    """Return how far our clock is ahead of the one that dated the answer; nothing where it has no date."""
    dated = _moment(answer.headers.get("Date", ""))
    return now - dated if dated else timedelta()


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
