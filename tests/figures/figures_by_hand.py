"""The figures of metrics.md from rows, by the textbook: exact fractions in plain loops."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import comb, exp, log, sqrt
from typing import Any, Final, NamedTuple

Row = Mapping[str, Any]
Z: Final = 1.959963984540054
TAIL: Final = Fraction(1, 40)


class Number(NamedTuple):
    """A figure: its value and the bounds that exist."""

    value: float | None
    low: float | None = None
    high: float | None = None


Figures = dict[str, Number]
NONE: Final = Number(None)


def share(answers: Sequence[int]) -> Number:
    """Wilson's interval, without continuity correction."""
    n, k = len(answers), sum(answers)
    if not n:
        return NONE
    p = k / n
    centre, half = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    low, high = ((centre + sign * half) / (1 + Z * Z / n) for sign in (-1, 1))
    return Number(p, low if k else 0.0, high if k < n else 1.0)


def share_of(column: str) -> Callable[[Sequence[Row]], Number]:
    """The share of yes where there is an answer."""
    return lambda rows: share([row[column] for row in rows if row.get(column) is not None])


def strengths(name: str) -> Callable[[Sequence[Row]], Number]:
    """The share of one strength."""
    return lambda rows: share([int(row["strength"] == name) for row in rows if row["strength"]])


def count_of(column: str) -> Callable[[Sequence[Row]], Number]:
    """How many rows have more than zero."""
    return lambda rows: Number(sum(row[column] > 0 for row in rows))


def sum_of(column: str) -> Callable[[Sequence[Row]], Number]:
    """The sum of what is known."""
    return lambda rows: Number(sum(row[column] or 0 for row in rows))


def quantile(rows: Sequence[Row], q: Fraction) -> Number:
    """The least x with F(x) ≥ q: by order statistics, by survival as soon as anything is censored."""
    if not rows:
        return NONE
    if not all(row.get("cause", 1) for row in rows):
        return survival_quantile(rows, q)
    values = sorted(row["value"] for row in rows)
    n = len(values)
    least = next(place for place in range(1, n + 1) if Fraction(place, n) >= q)
    below = [sum(_binomial(n, q, k) for k in range(top + 1)) for top in range(n + 1)]
    # The rank l of the lower bound has P(B < l) ≤ 2.5 %, the rank u of the upper P(B < u) ≥ 97.5 %.
    lower = [rank for rank in range(1, n + 1) if below[rank - 1] <= TAIL]
    upper = [rank for rank in range(1, n + 1) if below[rank - 1] >= 1 - TAIL]
    low = values[lower[-1] - 1] if lower else None
    return Number(values[least - 1], low, values[upper[0] - 1] if upper else None)


def _binomial(n: int, q: Fraction, k: int) -> Fraction:
    return comb(n, k) * q**k * (1 - q) ** (n - k)


class Step(NamedTuple):
    """What happened at one time of a curve: at risk, ended at it, and the share still waiting from it on."""

    time: float
    at_risk: int
    ended: int
    waiting: Fraction
    bounds: tuple[float, float] | None


def kaplan_meier(rows: Sequence[Row]) -> list[Step]:
    """The share still waiting, Greenwood's variance and the log-log interval at each time."""
    steps: list[Step] = []
    waiting, greenwood = Fraction(1), Fraction(0)
    for time in sorted({row["value"] for row in rows}):
        at_risk = sum(row["value"] >= time for row in rows)
        ended = sum(row["value"] == time and row["cause"] > 0 for row in rows)
        waiting *= 1 - Fraction(ended, at_risk)
        if at_risk > ended:
            greenwood += Fraction(ended, at_risk * (at_risk - ended))
        steps.append(Step(time, at_risk, ended, waiting, _log_log(waiting, waiting**2 * greenwood)))
    return steps


def _log_log(share_: Fraction, variance: Fraction) -> tuple[float, float] | None:
    p = float(share_)
    if not 0 < p < 1:
        return None
    reach = Z * sqrt(variance) / (p * abs(log(p)))
    return p ** exp(reach), p ** exp(-reach)


def survival_quantile(rows: Sequence[Row], q: Fraction) -> Number:
    """Where the curve and its bounds come down to 1 - q."""
    steps = kaplan_meier(rows)
    nearly = float(1 - q) + 1e-9
    value = next((step.time for step in steps if step.waiting <= 1 - q), None)
    bounded = [(step.time, step.bounds) for step in steps if step.bounds]
    low = next((time for time, (lower, _) in bounded if lower <= nearly), None)
    high = next((time for time, (_, upper) in bounded if upper <= nearly), None)
    return Number(value, low, high)


def waiting_at(rows: Sequence[Row], day: int) -> Number:
    """The share still waiting at a day, if anybody was followed that long."""
    steps = kaplan_meier(rows)
    if not steps or (day > steps[-1].time and steps[-1].waiting > 0):
        return NONE
    past = [step for step in steps if step.time <= day]
    return Number(float(past[-1].waiting), *(past[-1].bounds or ())) if past else Number(1.0)


def ended_by(rows: Sequence[Row], cause: int, day: int) -> Number:
    """Aalen-Johansen: the share ended by one cause, with Aalen's variance in Pintilie's form (4.5)."""
    steps = kaplan_meier(rows)
    if not steps or (day > steps[-1].time and steps[-1].waiting > 0):
        return NONE
    past = [step for step in steps if step.time <= day]
    before = [Fraction(1), *(step.waiting for step in past)]
    own = [sum(row["value"] == step.time and row["cause"] == cause for row in rows) for step in past]
    reached, incidence = Fraction(0), []
    for step, waiting, d_k in zip(past, before, own, strict=False):
        reached += waiting * Fraction(d_k, step.at_risk)
        incidence.append(reached)
    variance = Fraction(0)
    for step, waiting, d_k, so_far in zip(past, before, own, incidence, strict=False):
        y, d = step.at_risk, step.ended
        left, others = max(y - d, 1), max(y - 1, 1)
        variance += (reached - so_far) ** 2 * Fraction(d, others * left)
        variance += waiting**2 * Fraction(d_k * (y - d_k), y * y * others)
        variance -= 2 * (reached - so_far) * waiting * Fraction(d_k * (y - d_k), y * left * others)
    bounds = _log_log(reached, variance) if variance > 0 else None
    return Number(float(reached), *(bounds or ()))


HALF, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)
_DURATION: Final = {
    "median": lambda rows: quantile(rows, HALF),
    "p90": lambda rows: quantile(rows, NINE_TENTHS),
}
_OUTCOMES: Final = {
    "median": lambda rows: survival_quantile(rows, HALF),
    "p90": lambda rows: survival_quantile(rows, NINE_TENTHS),
    "open_at_30d": lambda rows: waiting_at(rows, 30),
    "open_at_90d": lambda rows: waiting_at(rows, 90),
    "done_at_90d": lambda rows: ended_by(rows, 1, 90),
    "dropped_at_90d": lambda rows: ended_by(rows, 2, 90),
}
FIGURES: Final[Mapping[str, Mapping[str, Callable[[Sequence[Row]], Number]]]] = {
    "time_to_detect": _DURATION,
    "time_to_mitigate": _DURATION,
    "time_to_resolve": _DURATION,
    "review_lag": {**_DURATION, "within_policy": share_of("within_policy")},
    "action_open_time": _OUTCOMES,
    "action_verified_time": _OUTCOMES,
    "actions_on_time": {"share": share_of("value"), "on_time_as_moved": share_of("on_time_as_moved")},
    "overdue_actions": {"count": lambda rows: Number(len(rows))},
    "due_date_slips": {"actions_with_slip": count_of("value"), "slips": sum_of("value")},
    "verification_rate": {
        "share": share_of("value"),
        "inconclusive": count_of("inconclusive"),
        "missing": count_of("missing"),
    },
    "effectiveness": {"share": share_of("value")},
    "strength_mix": {name: strengths(name) for name in ("stronger", "intermediate", "weaker")},
    "recurrence": {"share": share_of("value"), "foreseeable_share": share_of("foreseeable")},
    "harm_while_waiting": {"count": lambda rows: Number(len(rows)), "impact_minutes": sum_of("value")},
    "factor_recurrence": {"count": lambda rows: Number(len(rows))},
}
