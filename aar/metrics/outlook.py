"""What a plan's window can prove at all, said when the plan is made."""

import math
from dataclasses import dataclass
from typing import Final

from aar.metrics.rates import LEVEL, MOST_QUIET_DAYS, days_after_needed
from aar.metrics.windows import Period

_LOG_TAIL: Final = math.log(2 / (1 - LEVEL))


@dataclass(frozen=True, slots=True)
class PlanOutlook:
    """What a window can prove; `least_window_days` with no incident would do, None if not within 3 years."""

    incidents_before: int
    incidents_needed: int
    can_prove: bool
    least_window_days: int | None
    sentence: str


def incidents_needed(days_before: float, days_after: float, threshold: float = 1.0) -> int:
    """The least incidents before with which a window without any would be effective; days above 0.

    With none after, the upper bound of the ratio is (20^(1/x) - 1) · days_before / days_after.
    """
    return math.floor(_LOG_TAIL / math.log1p(threshold * days_after / days_before)) + 1


def plan_outlook(before: Period, window_days: int, threshold: float = 1.0) -> PlanOutlook:
    """Whether a window of these days, without any incident in it, would prove the action effective."""
    if not (before.days > 0 and window_days > 0):
        return PlanOutlook(before.incidents, 1, False, None, "There are no days to compare.")  # noqa: FBT003
    needed = incidents_needed(before.days, window_days, threshold)
    can_prove = before.incidents >= needed
    least_days = days_after_needed(before, 0, threshold)
    least = math.floor(least_days) + 1 if least_days < MOST_QUIET_DAYS else None
    return PlanOutlook(
        before.incidents, needed, can_prove, least, _sentence(before, needed, window_days, least)
    )


def _sentence(before: Period, needed: int, window_days: int, least: int | None) -> str:
    incidents = "1 incident" if before.incidents == 1 else f"{before.incidents} incidents"
    seen = f"{incidents} in {before.days:.0f} days before"
    if before.incidents >= needed:
        return f"With {seen}, {window_days} days without any would prove it effective."
    longer = f"it takes {least} days" if least else "no window within 3 years can"
    return f"With {seen}, {window_days} days prove nothing even without any incident: {longer}."
