"""The time with which a line begins: “Sep 27 2017 13:06”, “~13:30-13:45”, “22:30 UTC (Oct 29)”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from integrations.sources._markdown_zones import OFFSET, WORDS, Zone, zone_of

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s*(?P<year{0}>(?:19|20)\d\d)(?!\d|:\d))?"
_DATES: Final = tuple(
    re.compile(
        rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*)?{shape}",
        re.IGNORECASE,
    )
    for shape in (
        r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?P<name>{_MONTH})\b\.?\s*(?P<day>{_DAY})(?!\d|:\d)(?:\s?[-–]\s?{_DAY}(?!\d|:\d))?"
        + _YEAR.format(""),
        rf"(?P<day>{_DAY})\.?(?:\s?[-–]\s?{_DAY}\.?)?\s*(?:of\s)?(?P<name>{_MONTH})\b\.?" + _YEAR.format(""),
    )
)
_SLASHED: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\d:])")
_CLOCK: Final = re.compile(
    r"T?(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?!\d)(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|(?P<letter>[ap])\b)?"
    r"|(?P<hour12>\d{1,2})(?:\.(?P<minute12>[0-5]\d))?\s?(?P<half12>[ap])\.?m\b\.?"
    r"|(?P<military>[0-2]\d[0-5]\d)(?=\s?(?:hrs?\b|Z\b|UTC\b|GMT\b))(?:\s?hrs?\b)?",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(
    rf"\s?[(\[]?(?P<zone>{OFFSET}(?=\W|$)|(?:{WORDS})\b|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)[)\]]?"
)
_LEAD: Final = re.compile(
    r"(?:[\s\[({~≈<>*_`|\-–—•]"
    r"|\b(?:at|on|around|about|approx(?:imately)?|circa|ca|c|roughly|by|between)\b\.?)*",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(r"[\s,:@|–—-]*(?:(?:at|on|ca|around|between)\b\.?\s*|[~≈]\s*)?", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\s*(?:-|–|—|(?:to|until|and)\b)\s*(?=\d)", re.IGNORECASE)
_TRAIL: Final = re.compile(r"\+?(?:[\s:;,.|>)\]}~\-–—→*]|_(?=\s|$))+|\+(?=\s|$)")
_BARE: Final = re.compile(r"([01]\d|2[0-3])\.?([0-5]\d)(?=\s*$)")
_HALF: Final = re.compile(r"\d\s?([ap])\.?m\b", re.IGNORECASE)
_BEHIND: Final = re.compile(r"(?<=[A-Za-z)*])(?:\s*[:–—-]\s*|\s+(?:(?:at|on)\s+)?)(?=[\d~A-Z])")
_NOON: Final = 12
_LONGEST_LABEL: Final = 80
_ALMOST: Final = re.compile(r"\W*[\dX?]{1,2}:[\dX?]{2}(?![\d:])")


@dataclass(frozen=True)
class Moment:
    """What stands there of a time, before the document around it says the rest."""

    written: str
    rest: str
    day: date | None = None
    has_year: bool = True
    slashed: str | None = None
    clock: time | None = None
    until: time | None = None
    zone: Zone | None = None
    has_seconds: bool = False

    @property
    def is_day_only(self) -> bool:
        """Whether it names a day and no time of it."""
        return self.clock is None


class _Reader:
    """Reads a line from its left."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.place)
        if found:
            self.place = found.end()
        return found


def is_almost_a_time(text: str) -> bool:
    """Whether a line begins with what was meant as a time: “2X:XX”, “25:10”."""
    return bool(_ALMOST.match(text))


def moment_of(text: str) -> Moment | None:
    """The time at the beginning of a line and what follows it, or None when it begins with none."""
    reader = _Reader(text)
    reader.take(_LEAD)
    start = reader.place
    day, slashed = _day(reader)
    after_day = reader.place
    if day or slashed:
        reader.take(_JOIN)
    clock = _clock(reader) or (_clock_at_end(reader) if day or slashed else None)
    if clock is None and day is None and slashed is None:
        return None
    if clock is None:
        reader.place = after_day
        return _of_day(reader, start, day, slashed)
    is_iso = bool(re.search(r"\dT\d|:\d\d:\d\d", text[start : reader.place]))
    until = None if is_iso else _until(reader)
    zone = _zone(reader)
    until = until or _until(reader)
    zone = zone or _zone(reader)
    if day is None and slashed is None:
        day = _day_behind(reader)
    written = text[start : reader.place]
    clock, until = _in_one_half(clock, until, written)
    has_seconds = bool(re.search(r":\d\d:\d\d", written))
    reader.take(_TRAIL)
    date_, has_year = day or (None, True)
    return Moment(written, _rest(reader), date_, has_year, slashed, clock, until, zone, has_seconds)


def moment_behind(text: str) -> Moment | None:
    """The day and time with which a short line ends: “Incident declared: 2026-01-31 14:05”."""
    if len(text) > _LONGEST_LABEL:
        return None
    for found in _BEHIND.finditer(text):
        moment = moment_of(text[found.end() :])
        if moment and moment.clock and (moment.day or moment.slashed) and not moment.rest:
            return replace(moment, rest=text[: found.start()].strip(" -–—"))
    return None


def days_in(text: str) -> Iterator[tuple[date, bool]]:
    """The days named anywhere in a text, and whether their year was named."""
    reader = _Reader(text)
    for found in re.finditer(r"\b(?=\w)", text):
        if found.start() < reader.place:
            continue
        reader.place = found.start()
        day, _ = _day(reader)
        if day:
            yield day


def day_in(text: str) -> tuple[date, bool] | None:
    """The first day named in a text, and whether its year was named."""
    return next(days_in(text), None)


def _of_day(reader: _Reader, start: int, day: tuple[date, bool] | None, slashed: str | None) -> Moment:
    written = reader.text[start : reader.place]
    zone = _zone(reader)
    reader.take(_TRAIL)
    date_, has_year = day or (None, True)
    return Moment(written, _rest(reader), date_, has_year, slashed, zone=zone)


def _rest(reader: _Reader) -> str:
    rest = reader.text[reader.place :].strip()
    opened = rest.count("(") < rest.count(")") or rest.count("[") < rest.count("]")
    lead = reader.text[: reader.place].rstrip()[-1:]
    return f"({rest}" if opened and lead == "(" else rest


def _day(reader: _Reader) -> tuple[tuple[date, bool] | None, str | None]:
    for pattern in _DATES:
        mark = reader.place
        found = reader.take(pattern)
        if found is None:
            continue
        day = _date(found)
        if day:
            return day, None
        reader.place = mark
    slashed = reader.take(_SLASHED)
    return None, slashed[0] if slashed else None


def _day_behind(reader: _Reader) -> tuple[date, bool] | None:
    mark = reader.place
    reader.take(re.compile(r"\s*,?\s*(?:on\s+)?\(?"))
    day, _ = _day(reader)
    if day is None:
        reader.place = mark
    elif reader.text[mark : reader.place].count("(") and reader.text[reader.place :].startswith(")"):
        reader.place += 1
    return day


def _date(found: re.Match[str]) -> tuple[date, bool] | None:
    parts = found.groupdict()
    name = parts.get("name")
    month = MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
    number = int(re.sub(r"\D", "", parts["day"]))
    try:
        return date(int(parts["year"] or 2000), month, number), bool(parts["year"])
    except ValueError:
        return None


def _clock(reader: _Reader) -> time | None:
    mark = reader.place
    found = reader.take(_CLOCK)
    if found is None:
        return None
    military = found["military"]
    hour = int(military[:2] if military else found["hour"] or found["hour12"])
    minute = int(military[2:] if military else found["minute"] or found["minute12"] or 0)
    half = (found["half"] or found["letter"] or found["half12"] or "").lower()
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, minute, int(found["second"] or 0))
    except ValueError:
        reader.place = mark
        return None


def _clock_at_end(reader: _Reader) -> time | None:
    """A clock time that only its place behind a day shows: “2026-01-31 11.50”, “2026-01-31 1600”."""
    found = reader.take(_BARE)
    return time(int(found[1]), int(found[2])) if found else None


def _in_one_half(clock: time, until: time | None, written: str) -> tuple[time, time | None]:
    """Both ends of a range of which only one says “pm”: “2:00-2:30 PM”, “2 PM - 2:30”."""
    if until is None or [half.lower() for half in _HALF.findall(written)] != ["p"]:
        return clock, until
    start, end = (one.replace(hour=one.hour % _NOON + _NOON) for one in (clock, until))
    return (start, end) if start <= end else (clock, until)


def _until(reader: _Reader) -> time | None:
    mark = reader.place
    end = _clock(reader) if reader.take(_UNTIL) else None
    if end is None:
        reader.place = mark
    return end


def _zone(reader: _Reader) -> Zone | None:
    found = reader.take(_ZONE)
    return zone_of(found["zone"]) if found else None
