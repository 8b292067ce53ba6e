"""What becomes of a made-up action, from agreement to proof or not."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Final, get_args

from aar.domain.action import ActionItem, DroppedReason, moved
from aar.domain.verification import Evidence, Result, Verification, state_after
from tests.demo.ledger import Made

RESULTS: Final[tuple[tuple[Result, float], ...]] = (
    ("effective", 0.6),
    ("partly_effective", 0.1),
    ("not_effective", 0.14),
    ("inconclusive", 0.16),
)
NOTES: Final[dict[Result, tuple[str, ...]]] = {
    "effective": (
        "Nothing of the kind since, in a window in which it would have shown.",
        "The drill went as the plan says, twice.",
        "The fault was injected again; the alert came after two minutes.",
    ),
    "partly_effective": (
        "Rarer, but it still happens where the old path is in use.",
        "It works in two of three regions; the third follows.",
    ),
    "not_effective": (
        "It happened again, in the same way.",
        "The drill needed the manual step that this was meant to remove.",
    ),
    "inconclusive": (
        "Too few incidents before and after to tell.",
        "There was no change of the kind in the window.",
    ),
}
_STALLS: Final = 0.16
_IS_DROPPED: Final = 0.09
_SLIPS: Final = 0.45
_NEVER_STARTS: Final = 0.4
_IS_NEVER_CHECKED: Final = 0.1
_CHANGES_HANDS: Final = 0.06


@dataclass
class Fates:
    """Seeded fortune up to `today`, and the verdicts that it brings."""

    random: Random
    today: datetime
    made: Made

    def of(self, action: ActionItem) -> ActionItem:
        """The agreed action as it stands today."""
        action = self._perhaps_changes_hands(action)
        if self.random.random() < _IS_DROPPED:
            return self._dropped(action)
        days = self._promised_days(action) * self._pace()
        action = self._worked_on(action, None if self.random.random() < _STALLS else days)
        for _ in range(2):
            if action.state == "done":
                action = self._checked(action)
            if action.state == "in_progress" and action.done_at is None and self._was_done(action):
                action = self._finished(action, self._after(action, round(days / 2) + 3))
        return action

    def _worked_on(self, action: ActionItem, days: float | None) -> ActionItem:
        """Work of so many days, or without end; a date that will not hold is sometimes moved in time."""
        agreed_at = self._last(action)
        wanted = agreed_at + timedelta(days=days) if days else self.today + timedelta(days=1)
        share = self.random.uniform(0.1, 0.5)
        started = agreed_at + min((wanted - agreed_at) * share, timedelta(days=20))
        if (days is None and self.random.random() < _NEVER_STARTS) or started > self.today:
            return self._perhaps_slips(action, wanted)
        action = moved(action, "in_progress", at=started, by=action.owner, origin="jira")
        return self._finished(self._perhaps_slips(action, wanted), wanted)

    def _finished(self, action: ActionItem, at: datetime) -> ActionItem:
        return action if at > self.today else moved(action, "done", at=at, by=action.owner, origin="jira")

    def _was_done(self, action: ActionItem) -> bool:
        return any(move.to == "done" for move in action.history)

    def _perhaps_slips(self, action: ActionItem, done_at: datetime) -> ActionItem:
        while action.due_on is not None:
            at = datetime.combine(action.due_on, time(9, 0), UTC) - timedelta(days=self.random.randint(1, 3))
            is_pressing = self._last(action) < at < min(self.today, done_at)
            if not is_pressing or self.random.random() > _SLIPS:
                return action
            later = action.changed(due_on=action.due_on + timedelta(days=self.random.choice((14, 21, 30))))
            action = later.since(action, at=at, by=action.owner, origin="jira")
        return action

    def _perhaps_changes_hands(self, action: ActionItem) -> ActionItem:
        if self.random.random() > _CHANGES_HANDS or action.owner == "support-lead":
            return action
        at = self._last(action) + timedelta(hours=20)
        return action.changed(owner="support-lead").since(action, at=at, by="facilitator")

    def _dropped(self, action: ActionItem) -> ActionItem:
        at = self._after(action, self.random.randint(10, 60))
        if at > self.today:
            return action
        reason = self.random.choice(get_args(DroppedReason))
        return moved(action, "dropped", at=at, by="facilitator", reason=reason)

    def _promised_days(self, action: ActionItem) -> int:
        promised = action.proposed_due_on or self.today.date()
        return (promised - (action.agreed_at or self.today).date()).days

    def _pace(self) -> float:
        # Some work is done in time; what is late is late by weeks.
        return self.random.choice((0.3, 0.5, 0.7, 0.9, 0.95, 1.3, 1.8, 3.0)) + self.random.uniform(0, 0.05)

    def _checked(self, action: ActionItem) -> ActionItem:
        window = action.plan.window_days if action.plan else 0
        for _ in range(2):
            at = self._after(action, window + self.random.randint(0, 12))
            if at > self.today or self.random.random() < _IS_NEVER_CHECKED:
                return action
            words, weights = zip(*RESULTS, strict=True)
            result: Result = self.random.choices(words, weights)[0]
            verdict = self.made.keep(self._verdict(action, result, at))
            action = moved(action, state_after(result), at=at, by=verdict.verified_by)
            if result != "inconclusive":
                return action
        return action

    def _verdict(self, action: ActionItem, result: Result, at: datetime) -> Verification:
        number = self.made.next_id(Verification)
        link = Evidence(kind="link", value=f"https://example.org/evidence/{number.lower()}")
        return Verification(
            verification_id=number,
            action_id=action.action_id,
            result=result,
            evidence=(link,) if self.random.random() < 0.6 else (),
            note=self.random.choice(NOTES[result]),
            verified_by=(action.plan and action.plan.verifier) or "reliability-engineer",
            verified_at=at,
        )

    def _after(self, action: ActionItem, days: int) -> datetime:
        verdicts = self.made.records.get(Verification, [])
        told = [
            one.verified_at
            for one in verdicts
            if isinstance(one, Verification) and one.action_id == action.action_id
        ]
        return max([self._last(action), *told]) + timedelta(days=days, minutes=self.random.randint(1, 500))

    def _last(self, action: ActionItem) -> datetime:
        return max(move.at for move in action.history)
