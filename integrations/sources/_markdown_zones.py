"""Zones as people write them: PST, CEST (UTC+2), “all times in Pacific”, Europe/Berlin."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# A word such as PST is often written all year round, so it stands for the wall clock of its region.
_REGIONS: Final[dict[str, str]] = {
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
    "MST": "America/Denver", "MDT": "America/Denver", "MT": "America/Denver",
    "CDT": "America/Chicago", "CT": "America/Chicago",
    "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "BST": "Europe/London",
    "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon", "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki",
    "MSK": "Europe/Moscow", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland", "BRT": "America/Sao_Paulo",
}  # fmt: skip
_NAMES: Final = (
    ("central european", "Europe/Berlin"),
    ("eastern european", "Europe/Helsinki"),
    ("pacific", "America/Los_Angeles"),
    ("mountain", "America/Denver"),
    ("eastern", "America/New_York"),
    ("london", "Europe/London"),
    ("coordinated universal", "UTC"),
)
_UNIVERSAL: Final = frozenset({"UTC", "GMT", "Z", "ZULU"})
_DOUBTFUL: Final = frozenset({"CST", "IST", "AST"})
WORDS: Final = "|".join(sorted((*_REGIONS, *_UNIVERSAL, *_DOUBTFUL), key=len, reverse=True))
OFFSET: Final = (
    r"(?:(?:UTC|GMT)\s?[+\-−±]\s?(?:1[0-4]|0?\d)(?::?[0-5]\d)?|[+\-−](?:0\d|1[0-4]):?[0-5]\d)(?!\d|:\d)"
)
_OFFSET: Final = re.compile(r"([+\-−±])\s?(\d{1,2})(?::?(\d{2}))?$")
_PARTS: Final = re.compile(
    rf"(?P<offset>{OFFSET})"
    rf"|\b(?P<region>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)\b|\b(?P<word>{WORDS})\b"
)
_SAID_ANYWHERE: Final = (
    re.compile(r"\btime ?zone\b[^:]{0,20}[:=]\s*(.{1,60})", re.IGNORECASE),
    re.compile(
        r"\ball times?(?:stamps)?(?: (?:are|is|below|listed|given|shown|noted|here|reported))*"
        r"(?: (?:in|as|using))?(?: the)?[: (]+(.{1,60})",
        re.IGNORECASE,
    ),
)
_SAID_NEARBY: Final = (
    *_SAID_ANYWHERE,
    re.compile(r"\btimes?(?: (?:are|is))?(?: in)?[: (]+(.{1,40})", re.IGNORECASE),
    re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]"),
)


@dataclass(frozen=True)
class Zone:
    """A zone as written, and what it stands for; nothing when the word has several meanings."""

    written: str
    meaning: tzinfo | None

    def instant(self, wall: datetime) -> datetime | None:
        """The wall time with its offset, the earlier where it occurs twice; None where it does not occur."""
        if self.meaning is None:
            return None
        found = wall.replace(tzinfo=self.meaning)
        back = found.astimezone(UTC).astimezone(self.meaning).replace(tzinfo=None)
        return found if back == wall else None


def zone_of(word: str) -> Zone:
    """What one word, offset or region stands for."""
    key = word.strip().upper()
    if key in _UNIVERSAL:
        return Zone(word, UTC)
    if key in _DOUBTFUL:
        return Zone(word, None)
    if key in _REGIONS:
        return Zone(word, ZoneInfo(_REGIONS[key]))
    if found := _OFFSET.search(word.strip()):
        sign = -1 if found[1] in "-−" else 1
        return Zone(word, timezone(sign * timedelta(hours=int(found[2]), minutes=int(found[3] or 0))))
    try:
        return Zone(word, ZoneInfo(word.strip()))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return Zone(word, None)


def declared(texts: Iterable[str], *, is_near: bool) -> Zone | None:
    """The zone that a text declares for all times; near the timeline “Time (UTC)” or “(PST)” is enough."""
    patterns = _SAID_NEARBY if is_near else _SAID_ANYWHERE
    said = (found[1] for text in texts for pattern in patterns for found in pattern.finditer(text))
    return next(filter(None, map(_named, said)), None)


def _named(text: str) -> Zone | None:
    """The first zone in a text; an offset says more than the word before it."""
    found = list(_PARTS.finditer(text))
    found.sort(key=lambda one: one.lastgroup != "offset")
    for one in found:
        zone = zone_of(one[0])
        if zone.meaning is not None or one.lastgroup == "word":
            return zone
    lower = text.lower()
    return next((Zone(text.strip(), ZoneInfo(key)) for name, key in _NAMES if name in lower), None)
