"""Which incidents the before/after check counts: those of [start, end) before, and of [start, end] after."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LEAST_DAYS_BEFORE: Final = 365
DAYS_PER_MONTH: Final = 30
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time; `ends_at` belongs to it only where it is closed."""

    starts_at: datetime
    ends_at: datetime
    is_closed: bool = False

    def holds(self, at: datetime) -> bool:
        """Whether the instant belongs to it."""
        return self.starts_at <= at < self.ends_at or (self.is_closed and at == self.ends_at)

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.ends_at - self.starts_at) / _DAY


@dataclass(frozen=True, slots=True)
class Period:
    """What was counted in a window; `monthly` are the counts of its whole months of 30 days."""

    incidents: int
    days: float
    monthly: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """30 days of a window, or the fewer that are left at its end, with what was counted in them."""

    window: Window
    incidents: int


def window_before(first_raised_at: datetime, window_days: int, records_begin_at: datetime) -> Window:
    """The days that end where the earliest incident that raised the action starts, which is not counted."""
    wanted_at = first_raised_at - timedelta(days=max(LEAST_DAYS_BEFORE, window_days))
    return Window(min(max(wanted_at, records_begin_at), first_raised_at), first_raised_at)


def window_after(done_at: datetime, window_days: int, as_of: datetime) -> Window:
    """The days since the work was done, as far as they have passed; their last instant is one of them."""
    ends_at = min(done_at + timedelta(days=window_days), as_of)
    return Window(done_at, max(done_at, ends_at), is_closed=True)


def count_in(window: Window, started_at: Iterable[datetime]) -> Period:
    """How many incidents started in the window, in all and by month."""
    offsets = [(at - window.starts_at) / _DAY for at in started_at if window.holds(at)]
    monthly = [0] * int(window.days // DAYS_PER_MONTH)
    for offset in offsets:
        # The end of a closed window belongs to its last month.
        month = int(min(offset, math.nextafter(window.days, 0)) // DAYS_PER_MONTH)
        if month < len(monthly):
            monthly[month] += 1
    return Period(len(offsets), window.days, tuple(monthly))


def months_in(window: Window, started_at: Iterable[datetime]) -> list[Month]:
    """The counts of the window by 30 days, the shorter rest included."""
    starts = list(started_at)
    months = []
    begins_at = window.starts_at
    while begins_at < window.ends_at:
        ends_at = min(begins_at + DAYS_PER_MONTH * _DAY, window.ends_at)
        month = Window(begins_at, ends_at, is_closed=window.is_closed and ends_at == window.ends_at)
        months.append(Month(month, count_in(month, starts).incidents))
        begins_at = ends_at
    return months
