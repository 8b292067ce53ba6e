"""Risk appetite: a limit that a leader sets for a measure and a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, get_args

from pydantic import Field

from aar.domain.action import Priority
from aar.domain.incident import Severity
from aar.domain.record import Record, Text
from aar.errors import InputError

Comparison = Literal["at_most", "at_least"]
Period = Literal["month", "quarter", "year"]
_MONTHS: Final[Mapping[Period, int]] = {"month": 1, "quarter": 3, "year": 12}
DAYS: Final[Mapping[Period, int]] = {"month": 30, "quarter": 91, "year": 365}


@dataclass(frozen=True)
class Measure:
    """What can be limited: which way, narrowed by which fields, up to which number; counts are whole."""

    comparison: Comparison
    narrowed_by: tuple[str, ...]
    most: float | None = None
    is_count: bool = False


MEASURES: Final[Mapping[str, Measure]] = {
    "incidents": Measure("at_most", ("severity", "service"), is_count=True),
    "incidents_per_service": Measure("at_most", ("severity",), is_count=True),
    "open_days": Measure("at_most", ("priority",)),
    "share_on_time": Measure("at_least", ("priority",), most=1),
}


class Appetite(Record):
    """One limit, for example at most 2 sev1 incidents a quarter for each service."""

    appetite_id: str = Field(min_length=1)
    measure: str
    comparison: Comparison = "at_most"
    limit: float
    period: Period = "quarter"
    severity: str | None = None
    service: Text | None = None
    priority: str | None = None
    note: Text | None = None

    @property
    def scope(self) -> tuple[str | None, ...]:
        """What it limits: there is one limit for each."""
        return (self.measure, self.period, self.severity, self.service, self.priority)


def demand_usable(limit: Appetite) -> None:
    """Raise InputError for a limit that nothing could be held against."""
    measure = MEASURES.get(limit.measure)
    if measure is None:
        raise InputError(f"Nothing measures {limit.measure}.", f"Choose one of {', '.join(MEASURES)}.")
    for name in {"severity", "service", "priority"} - set(measure.narrowed_by):
        if getattr(limit, name) is not None:
            raise InputError(
                f"A limit on {limit.measure} is not narrowed by {name}.", f"Leave {name} out of it."
            )
    _demand_known("severity", limit.severity, get_args(Severity))
    _demand_known("priority", limit.priority, get_args(Priority))
    _demand_number(limit.limit, measure)


def period_around(day: date, period: Period) -> tuple[date, date]:
    """The first day of the calendar period that holds the day, and of the one after it."""
    months = _MONTHS[period]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    later = first + timedelta(days=31 * months)
    return first, date(later.year, later.month, 1)


def _demand_known(name: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise InputError(f"There is no {name} {value}.", f"Choose one of {', '.join(known)}.")


def _demand_number(number: float, measure: Measure) -> None:
    if number < 0 or (measure.most is not None and number > measure.most):
        most = "" if measure.most is None else f" to {measure.most:g}"
        raise InputError(f"{number:g} is no limit here.", f"Set a number from 0{most}.")
    if measure.is_count and not number.is_integer():
        raise InputError(f"{number:g} incidents cannot happen.", "Set a whole number.")
