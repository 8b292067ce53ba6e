"""Limits and how they stand in sentences, the same on page and in the board pack."""

from collections.abc import Mapping, Sequence
from typing import Final

from aar.domain.appetite import DAYS, Appetite
from aar.metrics.metric import Unit
from aar.metrics.standing import WORST_FIRST, Held, Standing
from aar.metrics.wording import interval_words, number_words

NAMES: Final[Mapping[str, str]] = {
    "incidents": "Incidents",
    "incidents_per_service": "Incidents of each service",
    "open_days": "Median days that actions stay outstanding",
    "share_on_time": "Share of actions on time",
}
HELD: Final[Mapping[Held, str]] = {
    "breached": "Breached",
    "breach_likely": "Breach likely",
    "breach_possible": "Breach possible",
    "unknown": "Not known yet",
    "within": "Within",
}
_MOST_NAMED: Final = 5
_UNITS: Final[Mapping[str, Unit]] = {"open_days": "days", "share_on_time": "share"}
_OF_COUNT: Final[Mapping[Held, str]] = {
    "breached": "More happened than is accepted.",
    "breach_likely": "Even the low end of the forecast passes the limit.",
    "breach_possible": "The high end of the forecast passes the limit.",
    "within": "The limit holds, the forecast included.",
}
_OF_LEVEL: Final[Mapping[Held, str]] = {
    "breached": "The whole interval lies beyond the limit.",
    "breach_likely": "It is beyond the limit as measured, but so few cases may be chance.",
    "breach_possible": "It is within the limit as measured, but the interval does not exclude a breach.",
    "within": "The whole interval lies within the limit.",
}


def limit_words(limit: Appetite) -> str:
    """`At most 2 SEV1 incidents a quarter for each service`."""
    number = number_words(limit.limit, _unit(limit))
    if limit.measure == "open_days":
        which = _joined(limit.priority, "actions")
        return f"Median time outstanding of {which} at most {number}, over a {limit.period}"
    if limit.measure == "share_on_time":
        return f"At least {number} of {_joined(limit.priority, 'actions')} on time, over a {limit.period}"
    noun = "incident" if limit.limit == 1 else "incidents"
    which = _joined(limit.severity.upper() if limit.severity else None, noun)
    of = f" of {limit.service}" if limit.service else ""
    each = " for each service" if limit.measure == "incidents_per_service" else ""
    return f"At most {number} {which}{of} a {limit.period}{each}"


def used_words(standing: Standing) -> str:
    """`3 so far this quarter`, `62 % (51–72 %), n = 34, in the last 91 days`."""
    limit, figure = standing.limit, standing.used
    value = number_words(figure.value, _unit(limit))
    if standing.forecast is not None:
        return f"{value} so far this {limit.period}"
    interval = interval_words(figure, _unit(limit))
    said = f"{value} ({interval})" if interval else value
    counted = f"n = {standing.n}" if figure.value is None and not interval else f"{said}, n = {standing.n}"
    return f"{counted}, in the last {DAYS[limit.period]} days"


def forecast_words(standing: Standing) -> str:
    """`1 – 4 more by 31 Dec 2026 (80 %)`, or why nothing is forecast; empty for what is no count."""
    forecast = standing.forecast
    if forecast is None:
        return ""
    if forecast.value is None:
        return forecast.reason or ""
    end = f"{standing.to_on.day} {standing.to_on:%b %Y}"
    return f"{interval_words(forecast, 'count')} more before {end} ({forecast.level:.0%} interval)"


def why_words(standing: Standing) -> str:
    """What the word for its standing rests on, as a sentence."""
    if standing.forecast is None:
        return _OF_LEVEL.get(standing.held) or standing.used.reason or ""
    if standing.held == "within" and standing.forecast.value is None:
        return "The limit holds so far; there is no forecast yet."
    return _OF_COUNT.get(standing.held, "")


def account(standings: Sequence[Standing]) -> str:
    """Use, forecast and reason of one limit; where it is for each service, of the worst, then the others."""
    first, *others = standings
    told = [
        f"{first.where}: {used_words(first)}" if first.where else used_words(first),
        forecast_words(first),
    ]
    parts = [*told, why_words(first)] if first.held != "unknown" else [*told, first.used.reason]
    for held in WORST_FIRST:
        services = [one.where for one in others if one.held == held]
        if services:
            parts.append(f"{HELD[held]} for {_listed(services)}.")
    return " · ".join(part for part in parts if part)


def summary(standings: Sequence[Standing]) -> str:
    """The limits in one sentence, breaches first."""
    limits = {one.limit.appetite_id for one in standings}
    if not limits:
        return "No limit is set yet."
    broken = {one.limit.appetite_id for one in standings if one.is_breached}
    looming = {one.limit.appetite_id for one in standings if one.held == "breach_likely"} - broken
    parts = [f"{len(broken)} of {_counted(len(limits), 'limit')} breached" if broken else ""]
    parts += [f"{len(looming)} likely to be" if looming else ""]
    said = ", ".join(part for part in parts if part)
    return f"{said}." if said else f"None of {_counted(len(limits), 'limit')} is breached."


def _listed(names: Sequence[str]) -> str:
    left = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {left} more" if left > 0 else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _unit(limit: Appetite) -> Unit:
    return _UNITS.get(limit.measure, "count")
