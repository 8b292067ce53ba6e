"""Check a plan of the method metric: did incidents of its factor and service become rarer after the work?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.person import Person
from aar.domain.rate_plan import RatePlan, rate_plan, why_not_counted
from aar.domain.rights import may
from aar.errors import ConflictError
from aar.metrics.outlook import PlanOutlook, plan_outlook
from aar.metrics.rates import RateCheck, check_rates
from aar.metrics.windows import Period, Window, count_in, window_after, window_before
from aar.store import Reader
from aar.usecases.access import visible_action


@dataclass(frozen=True)
class Counted:
    """An incident of the factor and service that began before, after, or after the window."""

    incident_id: str
    title: str
    started_at: datetime


@dataclass(frozen=True)
class PlanCheck:
    """What the plan's two windows hold, and what that proves; `since` is all the time after the work.

    The untold ones have no published review, so that nobody knows whether they are of the factor.
    `check` has a verdict once its window has ended, and none ever after: a longer look is an indication only,
    since whoever looks again and again finds something by chance.
    """

    plan: RatePlan
    before: Window
    after: Window
    ends_at: datetime
    check: RateCheck
    since: RateCheck
    incidents: Sequence[Counted]
    untold_before: int
    untold_after: int

    @property
    def is_running(self) -> bool:
        """Whether the window has not ended yet."""
        return self.check.verdict is None

    @property
    def starts(self) -> list[datetime]:
        """When the incidents began."""
        return [one.started_at for one in self.incidents]


def check_plan(store: Reader, action: ActionItem, *, by: Person, now: datetime) -> PlanCheck | None:
    """The before/after check of done work; None where nothing can be counted or the work is not done."""
    plan, done_at = rate_plan(action.plan), action.done_at
    if plan is None or done_at is None:
        return None
    rows = _rows(store, action, plan, by, now)
    if rows[0]["raised_at"] is None:
        return None
    before = _window_before(rows, plan, now)
    after = window_after(done_at, plan.window_days, now)
    since = Window(done_at, max(done_at, now), is_closed=True)
    incidents = [_counted(row) for row in rows if row["incident_id"] is not None]
    starts = [one.started_at for one in incidents]
    counted, ends_at = count_in(before, starts), done_at + timedelta(days=plan.window_days)
    return PlanCheck(
        plan=plan,
        before=before,
        after=after,
        ends_at=ends_at,
        check=_compared(counted, count_in(after, starts), plan, has_ended=ends_at <= now),
        since=_compared(counted, count_in(since, starts), plan, has_ended=True),
        incidents=incidents,
        untold_before=rows[0]["untold_before"],
        untold_after=rows[0]["untold_after"],
    )


def propose_verdict(store: Reader, action_id: str, *, by: Person, now: datetime) -> PlanCheck:
    """The check of an action by its id; raises ConflictError where its plan has nothing to count."""
    action = visible_action(store, action_id, by)
    found = check_plan(store, action, by=by, now=now)
    if found is None:
        raise ConflictError(why_no_check(action), "Somebody who looks says what was found: aar verify.")
    return found


def why_no_check(action: ActionItem) -> str:
    """Why nothing is counted for this action."""
    if action.plan is None:
        return f"{action.action_id} has no verification plan."
    reason = why_not_counted(action.plan)
    if reason:
        return reason
    if action.plan.method != "metric":
        method = action.plan.method.replace("_", " ")
        return f"{action.action_id} is checked by {method}, not by counting incidents."
    if action.done_at is None:
        return f"{action.action_id} is {action.state.replace('_', ' ')}: there is no time after the work yet."
    return f"Nobody knows which incident raised {action.action_id}, so there is no time before it to count."


def foresee_check(store: Reader, action: ActionItem, *, by: Person, now: datetime) -> PlanOutlook | None:
    """What the window of a plan can prove at best; None where nothing can be counted."""
    plan = rate_plan(action.plan)
    if plan is None:
        return None
    rows = _rows(store, action, plan, by, now)
    if rows[0]["raised_at"] is None:
        return None
    starts = [row["started_at"] for row in rows if row["incident_id"] is not None]
    return plan_outlook(count_in(_window_before(rows, plan, now), starts), plan.window_days, plan.ratio)


def _rows(
    store: Reader, action: ActionItem, plan: RatePlan, by: Person, now: datetime
) -> list[dict[str, Any]]:
    return store.rows(
        "queries/verifications/counted",
        action_id=action.action_id,
        factor=plan.factor,
        service=plan.service,
        window_days=plan.window_days,
        done_at=action.done_at,
        as_of=now,
        sees_private=may(by, "see_private"),
    )


def _window_before(rows: Sequence[dict[str, Any]], plan: RatePlan, now: datetime) -> Window:
    first = rows[0]
    return window_before(first["raised_at"], plan.window_days, first["records_begin_at"] or now)


def _compared(before: Period, after: Period, plan: RatePlan, *, has_ended: bool) -> RateCheck:
    return check_rates(before, after, threshold=plan.ratio, has_ended=has_ended)


def _counted(row: dict[str, Any]) -> Counted:
    return Counted(row["incident_id"], row["title"], row["started_at"])
