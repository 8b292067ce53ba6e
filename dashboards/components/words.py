"""Times, durations and names in words; text made safe for Markdown."""

import html
import re
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+\-!|~<>$])")
_SHORTCODE: Final = re.compile(r":(?=(?:material/)?[A-Za-z+-][\w+-]*(?::|\[|\\\[))")
_WORD_JOINER: Final = "\u2060"
_UNITS: Final = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))


def safe(text: str) -> str:
    """The text as it is, on one line: no Markdown, formula, colour or icon in it takes effect."""
    joined = " ".join(text.split())
    return _SHORTCODE.sub(f":{_WORD_JOINER}", _SPECIAL.sub(r"\\\1", joined))


def duration(span: timedelta | None) -> str:
    """The two largest units of a span: `2 h 5 min`; a dash when there is none."""
    if span is None:
        return "–"
    seconds = int(abs(span.total_seconds()))
    parts = []
    for unit, size in _UNITS:
        count, seconds = divmod(seconds, size)
        parts.append((count, unit))
    first = next((place for place, (count, _) in enumerate(parts) if count), len(parts) - 1)
    said = " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count) or "0 s"
    return f"−{said}" if span < timedelta(0) else said


def day(when: date | None) -> str:
    """A date as people say it: `12 Mar 2026`."""
    return f"{when.day} {when:%b %Y}" if when else "–"


def moment(at: datetime | None, zone: ZoneInfo) -> str:
    """An instant in the viewer's zone: `12 Mar 2026, 14:02`."""
    if at is None:
        return "–"
    local = at.astimezone(zone)
    return f"{day(local.date())}, {local:%H:%M}"


def clock(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """The time of today, or the day with it: `14:02`, `3 Mar, 14:02`."""
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return f"{local:%H:%M}"
    return f"{local.day} {local:%b}, {local:%H:%M}"


def hover(said: str, at: datetime) -> str:
    """HTML of a time with its UTC reading on hover."""
    return f'<span title="{at:%Y-%m-%d %H:%M:%S} UTC">{html.escape(said)}</span>'


def due(on: date | None, today: date) -> str:
    """How far away a due date is: `Overdue 3 d`, `Due today`, `Due 12 Mar`."""
    if on is None:
        return "No due date"
    days = (on - today).days
    if days < 0:
        return f"Overdue {-days} d"
    if days == 0:
        return "Due today"
    return f"Due {on.day} {on:%b}" if on.year == today.year else f"Due {day(on)}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 event`, `2 events`."""
    return f"{grouped(number)} {one if number == 1 else many or one + 's'}"


def grouped(number: int) -> str:
    """A whole number that can be read: `1 890 587`."""
    return f"{number:,}".replace(",", "\u202f")


def short(title: str) -> str:
    """What stands before the bracket: `Slack (export, one channel's day)` → `Slack`."""
    return title.partition(" (")[0]


def label(code: str | None) -> str:
    """A code as a word: `not_effective` → `Not effective`; a dash when absent."""
    return code.replace("_", " ").capitalize() if code else "–"
