"""What becomes of a made-up action, from agreement to proof or not."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Final, get_args

from aar.domain.action import ActionItem, DroppedReason, moved
from aar.domain.verification import Result, Verification, state_after

RESULTS: Final[tuple[tuple[Result, float], ...]] = (
    ("effective", 0.62),
    ("partly_effective", 0.1),
    ("not_effective", 0.14),
    ("inconclusive", 0.14),
)
NOTES: Final[dict[Result, str]] = {
    "effective": "Nothing of the kind since, in a window in which it would have shown.",
    "partly_effective": "Rarer, but it still happens where the old path is in use.",
    "not_effective": "It happened again, in the same way.",
    "inconclusive": "Too few incidents before and after to tell.",
}


@dataclass
class Fates:
    """Seeded fortune up to `today`, and the verdicts that it brought."""

    random: Random
    today: datetime
    verdicts: list[Verification] = field(default_factory=list)

    def of(self, action: ActionItem) -> ActionItem:
        """The agreed action as it stands today."""
        action = self._perhaps_slips(action)
        if self.random.random() < 0.07:
            return self._dropped(action)
        for _ in range(3):
            action = self._worked_on(action)
            if action.state != "done":
                return action
            action = self._checked(action)
            if action.state in {"verified", "done"}:
                return action
        return action

    def _perhaps_slips(self, action: ActionItem) -> ActionItem:
        if self.random.random() > 0.25 or action.due_on is None or action.agreed_at is None:
            return action
        at = datetime.combine(action.due_on, time(9, 0), UTC) - timedelta(days=self.random.randint(1, 5))
        if not action.agreed_at < at < self.today:
            return action
        later = action.changed(due_on=action.due_on + timedelta(days=self.random.choice((14, 21, 30))))
        return later.since(action, at=at, by=action.owner, origin="jira")

    def _dropped(self, action: ActionItem) -> ActionItem:
        at = self._after(action, self.random.randint(10, 60))
        if at > self.today:
            return action
        reason = self.random.choice(get_args(DroppedReason))
        return moved(action, "dropped", at=at, by="facilitator", reason=reason)

    def _worked_on(self, action: ActionItem) -> ActionItem:
        if action.state == "agreed":
            started = self._after(action, self.random.randint(1, 12))
            if started > self.today:
                return action
            action = moved(action, "in_progress", at=started, by=action.owner, origin="jira")
        days = min(150, round(self.random.lognormvariate(3.1, 0.8)))
        done = self._after(action, days)
        return action if done > self.today else moved(action, "done", at=done, by=action.owner, origin="jira")

    def _checked(self, action: ActionItem) -> ActionItem:
        window = action.plan.window_days if action.plan else 0
        at = self._after(action, window + self.random.randint(0, 12))
        if at > self.today or self.random.random() < 0.12:
            return action
        words, weights = zip(*RESULTS, strict=True)
        result: Result = self.random.choices(words, weights)[0]
        self.verdicts.append(self._verdict(action, result, at))
        return moved(action, state_after(result), at=at, by=self.verdicts[-1].verified_by)

    def _verdict(self, action: ActionItem, result: Result, at: datetime) -> Verification:
        number = len(self.verdicts) + 1
        return Verification(
            verification_id=f"VER-{number:04d}",
            action_id=action.action_id,
            result=result,
            note=NOTES[result],
            verified_by=(action.plan and action.plan.verifier) or "reliability-engineer",
            verified_at=at,
        )

    def _after(self, action: ActionItem, days: int) -> datetime:
        last = max(move.at for move in action.history)
        return last + timedelta(days=days, minutes=self.random.randint(1, 500))
