"""The before/after check: whether incidents became rarer after the work, beyond what chance explains.

Given the total, the count after is Binomial(total, days_after / (days_before + days_after)) when nothing
changed (Przyborowski and Wilenski 1940). The Clopper-Pearson interval of that share, at 90 %, becomes one of
the ratio of the rates: each side is wrong in at most 5 % of cases, so no verdict comes by chance more often.
"""

import math
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from aar.errors import InputError
from aar.metrics.bursts import is_bursty
from aar.metrics.figures import Figure, no_figure
from aar.metrics.windows import DAYS_PER_MONTH, Period

Verdict: TypeAlias = Literal["effective", "partly_effective", "not_effective", "inconclusive"]

LEVEL: Final = 0.9
MOST_QUIET_DAYS: Final = 3 * 365
_TAIL: Final = (1 - LEVEL) / 2


@dataclass(frozen=True, slots=True)
class RateCheck:
    """What the counts say; `verdict` is None while the window still runs.

    `ratio` is rate after / rate before. `quiet_days` more without an incident would make it effective; where
    it is None, `quiet_days_reason` says why.
    """

    before: Period
    after: Period
    threshold: float
    ratio: Figure
    p_value: float | None
    is_bursty: bool
    verdict: Verdict | None
    sentence: str
    quiet_days: int | None
    quiet_days_reason: str | None


def check_rates(
    before: Period, after: Period, *, threshold: float = 1.0, has_ended: bool = True
) -> RateCheck:
    """Compare the rates; effective needs the whole interval below `threshold`, a ratio in (0, 1]."""
    _demand_ratio(threshold)
    ratio, bursty = rate_ratio(before, after), is_bursty(before.monthly, after.monthly)
    reached: Verdict = "inconclusive" if bursty else _verdict(ratio, threshold)
    so_far = reached if has_ended else "inconclusive"
    quiet_days, why_not = _quiet_days(before, after, threshold, so_far, bursty=bursty)
    return RateCheck(
        before=before,
        after=after,
        threshold=threshold,
        ratio=ratio,
        p_value=conditional_p_value(before, after),
        is_bursty=bursty,
        verdict=reached if has_ended else None,
        sentence=_sentence(reached, ratio, bursty=bursty) if has_ended else "The window has not ended yet.",
        quiet_days=quiet_days,
        quiet_days_reason=why_not,
    )


def rate_ratio(before: Period, after: Period) -> Figure:
    """Rate after over rate before, with its exact conditional interval at 90 %."""
    total = before.incidents + after.incidents
    if not (before.days > 0 and after.days > 0):
        return no_figure("There are no days to compare.", LEVEL)
    if total == 0:
        return no_figure("There was no incident before or after, so there is nothing to compare.", LEVEL)
    low, high = _share_bounds(after.incidents, total)
    scale = before.days / after.days
    if before.incidents == 0:
        reason = "There was no incident before, so the ratio has no value and no upper bound."
        return Figure(None, _odds(low) * scale, None, LEVEL, reason)
    value = after.incidents / before.incidents * scale
    return Figure(value, _odds(low) * scale, _odds(high) * scale, LEVEL)


def monthly_rate(period: Period) -> Figure:
    """Incidents in 30 days, with the exact Poisson interval at 90 % (Garwood 1936)."""
    from scipy.special import gammaincinv

    if period.days <= 0:
        return no_figure("There are no days to count in.", LEVEL)
    per_month = DAYS_PER_MONTH / period.days
    low = float(gammaincinv(period.incidents, _TAIL)) if period.incidents else 0.0
    high = float(gammaincinv(period.incidents + 1, 1 - _TAIL))
    return Figure(period.incidents * per_month, low * per_month, high * per_month, LEVEL)


def conditional_p_value(before: Period, after: Period) -> float | None:
    """Exact test that nothing changed, twice the smaller tail; below 0.1 the 90 % interval omits 1."""
    from scipy.special import bdtr, bdtrc

    total, k = before.incidents + after.incidents, after.incidents
    if total == 0 or not (before.days > 0 and after.days > 0):
        return None
    share = after.days / (before.days + after.days)
    at_most = float(bdtr(k, total, share))
    at_least = float(bdtrc(k - 1, total, share)) if k else 1.0
    return min(1.0, 2 * min(at_most, at_least))


def days_after_needed(before: Period, incidents_after: int, threshold: float) -> float:
    """More days after than this, with so many incidents in them, make it effective; may be infinite."""
    if before.days <= 0:
        return math.inf
    _, high = _share_bounds(incidents_after, before.incidents + incidents_after)
    return _odds(high) * before.days / threshold


def _share_bounds(k: int, n: int) -> tuple[float, float]:
    """Clopper-Pearson interval of k/n at 90 %."""
    from scipy.special import betaincinv

    low = 0.0 if k == 0 else float(betaincinv(k, n - k + 1, _TAIL))
    high = 1.0 if k == n else float(betaincinv(k + 1, n - k, 1 - _TAIL))
    return low, high


def _odds(share: float) -> float:
    return math.inf if share == 1 else share / (1 - share)


def _demand_ratio(threshold: float) -> None:
    if not 0 < threshold <= 1:
        raise InputError(
            f"A rate ratio of {threshold:g} cannot be beaten.",
            "Set a threshold above 0 and at most 1 in the plan.",
        )


def _verdict(ratio: Figure, threshold: float) -> Verdict:
    if ratio.low is not None and ratio.low > 1:
        return "not_effective"
    if ratio.high is None or ratio.high >= 1:
        return "inconclusive"
    return "effective" if ratio.high < threshold else "partly_effective"


def _sentence(verdict: Verdict, ratio: Figure, *, bursty: bool) -> str:
    if bursty:
        return "Bursty, interval too narrow: incidents come in clusters, so the counts prove nothing."
    return {
        "effective": "Incidents became rarer, by at least what was planned.",
        "partly_effective": "Incidents became rarer, but maybe by less than planned.",
        "not_effective": "Incidents became more frequent.",
        "inconclusive": ratio.reason or "The counts fit both an improvement and none.",
    }[verdict]


def _quiet_days(
    before: Period, after: Period, threshold: float, reached: Verdict, *, bursty: bool
) -> tuple[int | None, str | None]:
    if bursty:
        return None, "bursty, interval too narrow"
    if reached != "inconclusive":
        return None, f"not needed: {reached.replace('_', ' ')}"
    needed = days_after_needed(before, after.incidents, threshold) - after.days
    if needed >= MOST_QUIET_DAYS:
        return None, "none within 3 years"
    return max(0, math.floor(needed) + 1), None
