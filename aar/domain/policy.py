"""Deadlines by severity: when actions and reviews are due."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from aar.domain.incident import Severity

ACTION_DAYS: Final[Mapping[Severity, int]] = {"sev1": 7, "sev2": 30, "sev3": 60, "sev4": 90}
REVIEW_WORKING_DAYS: Final[Mapping[Severity, int]] = {"sev1": 3, "sev2": 5, "sev3": 10, "sev4": 15}
_SATURDAY: Final = 5


def action_due_on(
    severity: Severity | None, agreed_on: date, days: Mapping[Severity, int] = ACTION_DAYS
) -> date:
    """The day by which an action is due; an incident without a severity counts as the mildest."""
    return agreed_on + timedelta(days=days[severity or "sev4"])


def review_due_on(
    severity: Severity | None, resolved_on: date, days: Mapping[Severity, int] = REVIEW_WORKING_DAYS
) -> date:
    """The working day (Monday to Friday) by which a review is due for publication."""
    due = resolved_on
    for _ in range(days[severity or "sev4"]):
        due = next_working_day(due)
    return due


def next_working_day(day: date) -> date:
    """The first day from Monday to Friday after this one."""
    following = day + timedelta(days=1)
    while following.weekday() >= _SATURDAY:
        following += timedelta(days=1)
    return following
