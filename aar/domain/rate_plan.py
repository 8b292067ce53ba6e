"""What a plan of the method metric counts: incidents of a factor, in a service, against a rate to beat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aar.domain.action import Plan

_UNCHANGED: Final = 1.0  # a ratio of the rates: without a threshold, any fewer will do


@dataclass(frozen=True)
class RatePlan:
    """A plan that can be counted; `ratio` is the rate after over the rate before that is to be beaten."""

    factor: str
    service: str | None
    ratio: float
    window_days: int


def rate_plan(plan: Plan | None) -> RatePlan | None:
    """The plan as something to count; None for another method, or where `why_not_counted` has a reason."""
    if plan is None or plan.factor is None or why_not_counted(plan):
        return None
    service = plan.measure.get("service") if isinstance(plan.measure, Mapping) else None
    return RatePlan(plan.factor, service, _ratio(plan) or _UNCHANGED, plan.window_days)


def why_not_counted(plan: Plan) -> str | None:
    """What a plan of the method metric lacks before anything can be counted."""
    if plan.method != "metric":
        return None
    if not plan.factor:
        return "The plan names no factor, so there is nothing to count."
    ratio = _ratio(plan)
    if plan.threshold is not None and (ratio is None or not 0 < ratio <= _UNCHANGED):
        return f"The plan's rate to beat is {plan.threshold}: only one above 0 and at most 1 can be compared."
    return None


def _ratio(plan: Plan) -> float | None:
    try:
        return None if plan.threshold is None else float(plan.threshold)
    except ValueError:
        return None
