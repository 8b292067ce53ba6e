"""How things stand against a limit: what was used so far, what is to come, and whether the limit holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from aar.domain.appetite import Appetite
from aar.metrics.appetite import LEVEL, Outlook, forecast_count, outlook
from aar.metrics.estimates import count_figure
from aar.metrics.figures import Figure, no_figure

Held: TypeAlias = Outlook | Literal["unknown"]

LEAST_DAYS: Final = 28  # records begin with an incident, which tells little of a rate until some time passed
OBSERVED_DAYS: Final = 365
WORST_FIRST: Final[tuple[Held, ...]] = ("breached", "breach_likely", "breach_possible", "unknown", "within")


@dataclass(frozen=True, slots=True)
class Standing:
    """A limit and what is held against it between two days; counts have a forecast until the second.

    `where` names the service that is meant where the limit is for each.
    """

    limit: Appetite
    used: Figure
    n: int
    forecast: Figure | None
    held: Held
    from_on: date
    to_on: date
    where: str = ""

    @property
    def is_breached(self) -> bool:
        """Whether the limit is passed beyond doubt."""
        return self.held == "breached"


@dataclass(frozen=True, slots=True)
class Counted:
    """Incidents in the period so far and in the days observed, and how many days are to come."""

    used: int
    observed: int
    observed_days: float
    days_ahead: float


def count_standing(limit: Appetite, counted: Counted, days: tuple[date, date], where: str = "") -> Standing:
    """How a limit on a number of incidents stands, with the forecast for the rest of its period."""
    forecast = _forecast(counted)
    held = outlook(counted.used, limit.limit, forecast)
    return Standing(limit, count_figure(counted.used), counted.used, forecast, held, *days, where)


def level_standing(limit: Appetite, measured: Figure, n: int, days: tuple[date, date]) -> Standing:
    """How a limit on a median or a share stands, as far as its interval can tell."""
    return Standing(limit, measured, n, None, _held(limit, measured), *days)


def worst_first(standings: list[Standing]) -> list[Standing]:
    """Breaches before what may become one, the most used first."""
    return sorted(standings, key=lambda one: (WORST_FIRST.index(one.held), -(one.used.value or 0), one.where))


def by_limit(standings: Sequence[Standing]) -> list[list[Standing]]:
    """The standings of each limit together, in the order in which limits and standings come."""
    found: dict[str, list[Standing]] = {}
    for one in standings:
        found.setdefault(one.limit.appetite_id, []).append(one)
    return list(found.values())


def _forecast(counted: Counted) -> Figure:
    if counted.observed_days < LEAST_DAYS:
        days = f"{max(0.0, counted.observed_days):.0f} days"
        return no_figure(f"Records of {days} are too few to forecast from.", LEVEL)
    return forecast_count(counted.observed, counted.observed_days, counted.days_ahead)


def _held(limit: Appetite, measured: Figure) -> Held:
    near, far = measured.low, measured.high
    if limit.comparison == "at_least":
        near, far = far, near
    if near is not None and _is_beyond(limit, near):
        return "breached"
    if measured.value is None:
        return "unknown"
    if _is_beyond(limit, measured.value):
        return "breach_likely"
    return "breach_possible" if far is None or _is_beyond(limit, far) else "within"


def _is_beyond(limit: Appetite, number: float) -> bool:
    return number > limit.limit if limit.comparison == "at_most" else number < limit.limit
