"""Action items: agreed work with an owner, a due date and a plan for checking that it worked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal, Self

from pydantic import Field, model_validator

from aar.domain.record import Instant, Many, Record, RequiredText, Sensitivity, Text, Value
from aar.domain.strength import STRENGTHS, Strength, StrengthCategory
from aar.errors import ConflictError

ActionState = Literal["proposed", "agreed", "in_progress", "done", "verified", "dropped"]
Aim = Literal["detect", "mitigate", "prevent", "respond", "learn"]
Priority = Literal["P1", "P2", "P3", "P4"]
Method = Literal["metric", "test", "audit", "exercise", "record_review"]
DroppedReason = Literal["will_not_do", "superseded", "no_longer_applicable"]
Origin = Literal["here", "jira"]
Tracked = Literal["state", "due_on", "owner"]
_TRACKED: Final[tuple[Tracked, ...]] = ("state", "due_on", "owner")
OUTSTANDING: Final[frozenset[ActionState]] = frozenset({"agreed", "in_progress"})
OPEN: Final[frozenset[ActionState]] = OUTSTANDING | {"done"}
_MOVES: Final[dict[ActionState, frozenset[ActionState]]] = {
    "proposed": frozenset({"agreed", "dropped"}),
    "agreed": frozenset({"in_progress", "done", "dropped"}),
    "in_progress": frozenset({"agreed", "done", "dropped"}),
    "done": frozenset({"verified", "in_progress", "agreed", "dropped"}),
    "verified": frozenset({"in_progress", "agreed"}),
    "dropped": frozenset({"agreed"}),
}


class Plan(Value):
    """How it will be checked, fixed before the work starts; the verifier is not the owner."""

    method: Method = "record_review"
    measure: Any = None
    threshold: float | Text | None = None
    window_days: int = Field(default=30, ge=0)
    verifier: str | None = None

    @property
    def factor(self) -> str | None:
        """The factor whose incidents a metric counts."""
        is_counted = self.method == "metric" and isinstance(self.measure, Mapping)
        return self.measure.get("factor") if is_counted else None


class Change(Value):
    """One move of state, due date or owner, kept from the first day."""

    field: Tracked
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    at: Instant
    by: str | None = None
    origin: Origin = "here"
    reason: Text | None = None


class ActionItem(Record):
    """Agreed work; Done in the tracker means done here, not verified."""

    action_id: str = Field(min_length=1)
    finding_ids: Many[str] = ()
    title: RequiredText
    scope: Text | None = None
    done_when: Text | None = None
    aim: Aim | None = None
    strength_category: StrengthCategory | None = None
    strength: Strength | None = None
    owner: str | None = None
    due_on: date | None = None
    priority: Priority | None = None
    state: ActionState = "proposed"
    agreed_at: Instant | None = None
    done_at: Instant | None = None
    dropped_at: Instant | None = None
    dropped_reason: Text | None = None
    drop_confirmed_by: str | None = None  # who agreed with what was dropped in Jira
    plan: Plan | None = None
    plan_is_late: bool = False
    proposed_due_on: date | None = None
    sensitivity: Sensitivity = "internal"
    incident_id: str | None = None  # whose imported account asked for it; findings name theirs themselves
    import_id: str | None = None
    source_id: str | None = None
    history: Many[Change] = ()

    @model_validator(mode="before")
    @classmethod
    def _derive_strength(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over anything
        if isinstance(data, dict) and data.get("strength_category") in STRENGTHS:
            return {**data, "strength": STRENGTHS[data["strength_category"]]}
        return data

    @property
    def is_outstanding(self) -> bool:
        """Whether work is owed."""
        return self.state in OUTSTANDING

    @property
    def is_drop_unconfirmed(self) -> bool:
        """Whether the work was dropped in the tracker and waits for somebody here to agree."""
        last = next((move for move in reversed(self.history) if move.field == "state"), None)
        is_from_jira = last is not None and last.origin == "jira"
        return self.state == "dropped" and is_from_jira and self.drop_confirmed_by is None

    @property
    def verification_due_on(self) -> date | None:
        """The day on which the check is due, once the action is done."""
        if self.done_at is None or self.plan is None:
            return None
        return self.done_at.date() + timedelta(days=self.plan.window_days)

    def since(
        self,
        old: Self,
        *,
        at: datetime,
        by: str | None,
        origin: Origin = "here",
        reason: str | None = None,
    ) -> Self:
        """This action with what moved since `old`, and why, added to its history."""
        moves = _moves(old, self, Change(field="state", at=at, by=by, origin=origin, reason=reason))
        return self.changed(history=(*self.history, *moves))


def _moves(old: ActionItem, new: ActionItem, move: Change) -> Iterable[Change]:
    # A proposal promises nothing yet, so its dates and owners leave no history.
    for field in _TRACKED[:1] if old.state == "proposed" else _TRACKED:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield move.changed(field=field, from_=_text(before), to=_text(after))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def missing_for_agreement(action: ActionItem) -> list[str]:
    """What the action still needs before it can leave `proposed`."""
    wanted = {
        "an owner": action.owner,
        "a due date": action.due_on,
        "when it is done": action.done_when,
        "a verification plan": action.plan and action.plan.verifier,
    }
    return [what for what, present in wanted.items() if not present]


def may_become(action: ActionItem, to: ActionState) -> bool:
    """Whether one move leads from its state to that one."""
    return to in _MOVES[action.state]


def demand_move(action: ActionItem, to: ActionState) -> None:
    """Raise ConflictError unless the action may go from its state to that one."""
    if not may_become(action, to):
        raise ConflictError(
            f"{action.action_id} is {action.state.replace('_', ' ')} and cannot become "
            f"{to.replace('_', ' ')}.",
            f"From here it can become {' or '.join(sorted(_MOVES[action.state])).replace('_', ' ')}.",
        )


def moved(
    action: ActionItem,
    to: ActionState,
    *,
    at: datetime,
    by: str | None,
    reason: str | None = None,
    origin: Origin = "here",
) -> ActionItem:
    """The action in its new state with the times that belong to it; raises ConflictError if not allowed."""
    if to == action.state:
        return action
    demand_move(action, to)
    reason = (reason or "").strip()
    if to == "dropped" and not reason:
        raise ConflictError(
            f"{action.action_id} can be dropped only with a reason.",
            "Give one of will_not_do, superseded, no_longer_applicable, or your own words.",
        )
    if action.state == "dropped" and not reason:
        raise ConflictError(
            f"{action.action_id} was dropped and comes back only with a reason.", "Give the reason."
        )
    new = action.changed(state=to, **_times(action, to, at, reason))
    return new.since(action, at=at, by=by, origin=origin, reason=reason or None)


def _times(action: ActionItem, to: ActionState, at: datetime, reason: str) -> dict[str, Any]:
    if to == "dropped":
        return {"done_at": None, "dropped_at": at, "dropped_reason": reason, "drop_confirmed_by": None}
    kept_done_at = action.done_at if to == "verified" else None
    return {
        "agreed_at": action.agreed_at or (at if to == "agreed" else None),
        "done_at": at if to == "done" else kept_done_at,
        "dropped_at": None,
        "dropped_reason": None,
        "drop_confirmed_by": None,
    }


def demand_agreeable(action: ActionItem) -> None:
    """Raise ConflictError unless the action has all that it needs to leave `proposed`."""
    missing = missing_for_agreement(action)
    if missing:
        raise ConflictError(
            f"{action.action_id} cannot be agreed: it lacks {', '.join(missing)}.", "Add what is missing."
        )


def is_plan_fixed(action: ActionItem) -> bool:
    """Whether work has started on a plan that was whole: from then on only its verifier may change."""
    is_whole = action.plan is not None and action.plan.verifier is not None
    return is_whole and action.state not in {"proposed", "agreed"}


def demand_plan_open(action: ActionItem) -> None:
    """Raise ConflictError when the plan is fixed."""
    if is_plan_fixed(action):
        raise ConflictError(
            f"The verification plan of {action.action_id} was fixed when its work started.",
            "Record what you find as evidence; only another verifier can be named afterwards.",
        )


def demand_state_by_hand(action: ActionItem, to: ActionState) -> None:
    """Raise ConflictError for the moves that only evidence makes: to verified, and back from it."""
    if to == action.state or "verified" not in {action.state, to}:
        return
    if to == "verified":
        raise ConflictError(
            f"{action.action_id} becomes verified only by a verification.", "Record one with: aar verify."
        )
    raise ConflictError(
        f"{action.action_id} is verified: it comes back only when somebody finds that it does not work.",
        "Record another verdict with: aar verify.",
    )


def demand_linkable(action: ActionItem, finding_ids: Sequence[str], before: Sequence[str]) -> None:
    """Raise ConflictError when dropped work would cover a finding, or work would follow from nothing."""
    if action.state == "dropped" and set(finding_ids) - set(before):
        raise ConflictError(
            f"{action.action_id} was dropped, so it covers no further finding.",
            "Bring it back with a reason first, or propose another action.",
        )
    if before and not finding_ids and action.incident_id is None:
        raise ConflictError(
            f"{action.action_id} would follow from no finding.",
            "Link it to another finding first, or take it out of the review.",
        )


def demand_verifier_is_not_owner(action: ActionItem) -> None:
    """Raise ConflictError when the plan names the owner as verifier."""
    if action.plan and action.plan.verifier and action.plan.verifier == action.owner:
        raise ConflictError(
            f"{action.action_id} would be verified by its own owner.", "Name somebody else as verifier."
        )
