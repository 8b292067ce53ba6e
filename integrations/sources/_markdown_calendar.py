"""Entries get their day and their zone: what one line leaves out, the lines above it and the document say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from aar.domain.imports import DateOrder
from aar.errors import InputError
from integrations.sources._markdown_moments import Moment
from integrations.sources._markdown_timeline import Entry, Timeline
from integrations.sources._markdown_zones import Zone

_BACK: Final = timedelta(hours=6)  # a step back by more than this is the next day, not an entry out of order
_CENTURY: Final = 100
_LEAP: Final = 4  # 29 February is not in every year


@dataclass(frozen=True)
class Placed:
    """When an entry happened, as an import reads it; `problem` says why that is not known."""

    entry: Entry
    occurred_at: str | None = None
    occurred_until: str | None = None
    precision: str = "minute"
    zone: str | None = None
    problem: str | None = None


class Calendar:
    """Carries the day from entry to entry."""

    def __init__(
        self, name: str, day: date | None, zone: Zone | None, order: DateOrder | None = None
    ) -> None:
        self._name = name
        self._day = day
        self._zone = zone
        self._order = order

    def place(self, timeline: Timeline) -> Iterator[Placed]:
        """Every entry of a timeline with its time, in the order of the document."""
        entries = _oldest_first(timeline.entries)
        zone = timeline.zone or self._zone or _only_zone(entries)
        day, slashed = timeline.day or self._first_day(entries), None
        last: tuple[datetime, Zone | None] | None = None
        for entry in entries:
            moment = self._read(entry.moment)
            if moment is None:
                yield Placed(entry, problem=_NO_TIME)
                continue
            here = moment.zone or zone
            if moment.slashed or moment.day:
                slashed, last = moment.slashed, None
                day = None if moment.slashed else self._dated(moment, day)
            elif last and moment.clock:
                day = _carried(_in_zone(*last, here), moment.clock)
            if entry.is_alone:
                yield _placed(entry, moment, day, slashed, here)
            if day and moment.clock:
                last = datetime.combine(day, moment.clock), here

    def _read(self, moment: Moment | None) -> Moment | None:
        """The same moment; a day such as 04/02/2026 is read where it is known what comes first in it."""
        day = slashed_day(moment.slashed, self._order) if moment and moment.slashed else None
        return replace(moment, day=day, slashed=None) if moment and day else moment

    def _first_day(self, entries: Sequence[Entry]) -> date | None:
        first = next((entry.moment for entry in entries if entry.moment), None)
        needs_day = first is not None and first.day is None and first.slashed is None
        if needs_day and self._day is None:
            raise InputError(
                f"{self._name} has clock times, but no day: neither its title nor its timeline names one.",
                "Write the day above the first entry, or into the title or the file's name: 2026-01-31.",
            )
        return self._day

    def _dated(self, moment: Moment, before: date | None) -> date | None:
        """The day that an entry names; without a year it is the one nearest to the day before it."""
        if moment.day is None or moment.has_year:
            return moment.day
        near = before or self._day
        if near is None:
            raise InputError(
                f"{self._name} names days without a year ({moment.written}), and no year anywhere.",
                "Write the year into the title or the first entry.",
            )
        years = range(near.year - 2 * _LEAP, near.year + 2 * _LEAP + 1)
        days = [found for year in years if (found := _in_year(moment.day, year))]
        return min(days, key=lambda one: abs(one - near))


def slashed_day(text: str, order: DateOrder | None) -> date | None:
    """The day that 04/02/26 stands for in this order, or None."""
    if order not in {"dmy", "mdy"}:
        return None
    first, second, year = (int(part) for part in re.split(r"[./-]", text))
    day, month = (first, second) if order == "dmy" else (second, first)
    try:
        return date(year if year >= _CENTURY else year + 20 * _CENTURY, month, day)
    except ValueError:
        return None


_NO_TIME: Final = "The entry begins with no time that can be read: write it in front, for example 14:05."
_GAP: Final = "This time does not exist in {zone}, for the clock was put forward: correct it."
_DOUBTFUL: Final = "The zone {zone} has several meanings: write its offset instead, for example UTC-6."


def _placed(entry: Entry, moment: Moment, day: date | None, slashed: str | None, zone: Zone | None) -> Placed:
    precision = "day" if moment.clock is None else "second" if moment.has_seconds else "minute"
    written = zone.written if zone else None
    if day is None:
        clock = f" {moment.clock.isoformat()}" if moment.clock else " 00:00:00"
        return Placed(entry, f"{slashed}{clock}", None, precision, written)
    if zone and zone.meaning is None:
        return Placed(entry, problem=_DOUBTFUL.format(zone=zone.written))
    start = _instant(day, moment.clock or time.min, zone)
    if start is None:
        return Placed(entry, problem=_GAP.format(zone=written))
    until = None
    if moment.until and moment.clock:
        end = day + timedelta(days=1) if moment.until < moment.clock else day
        until = _instant(end, moment.until, zone)
    return Placed(entry, start, until, precision, written)


def _instant(day: date, clock: time, zone: Zone | None) -> str | None:
    wall = datetime.combine(day, clock)
    if zone is None:
        return wall.isoformat(sep=" ")
    found = zone.instant(wall)
    return found.isoformat(sep=" ") if found else None


def _in_zone(wall: datetime, zone: Zone | None, other: Zone | None) -> datetime:
    """What the clock of the other zone showed then."""
    instant = zone.instant(wall) if zone else None
    if instant is None or other is None or other.meaning is None:
        return wall
    return instant.astimezone(other.meaning).replace(tzinfo=None)


def _carried(before: datetime, clock: time) -> date:
    """The day of a clock time after that moment: the next one where it would be far back."""
    same_day = datetime.combine(before.date(), clock)
    return before.date() + timedelta(days=1) if before - same_day > _BACK else before.date()


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _oldest_first(entries: list[Entry]) -> list[Entry]:
    """A timeline that is told from its end is turned round."""
    clocks = [entry.moment.clock for entry in entries if entry.moment and entry.moment.clock]
    is_plain = all(entry.moment and entry.moment.day is None for entry in entries[1:])
    falls = sum(later < earlier for earlier, later in pairwise(clocks))
    if is_plain and len(clocks) > 2 and falls * 2 > len(clocks):  # noqa: PLR2004 - two say nothing of an order
        return entries[::-1]
    return entries


def _only_zone(entries: Sequence[Entry]) -> Zone | None:
    zones = {entry.moment.zone for entry in entries if entry.moment and entry.moment.zone}
    return zones.pop() if len({zone.meaning for zone in zones}) == 1 else None
