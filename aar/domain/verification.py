"""Verification: evidence whether a done action works, judged by someone who is not its owner."""

from collections.abc import Iterable
from typing import Any, Final, Literal

from pydantic import Field, field_validator

from aar.domain.action import ActionItem, ActionState
from aar.domain.record import Instant, Many, Record, Text, Value
from aar.errors import ConflictError, PermissionDenied

Result = Literal["effective", "partly_effective", "not_effective", "inconclusive"]
MOST_CHECKS_DUE_AGAIN: Final = 2
CONCLUSIVE: frozenset[Result] = frozenset({"effective", "partly_effective", "not_effective"})


class Evidence(Value):
    """A link, a file kept in the database (by its sha256), or a note."""

    kind: Literal["link", "file", "note"]
    value: Text
    sha256: str | None = None

    @field_validator("value")
    @classmethod
    def _links_are_web_addresses(cls, value: str, info: Any) -> str:  # noqa: ANN401 - pydantic's info
        if info.data.get("kind") == "link" and not value.lower().startswith(("http://", "https://")):
            message = "a link starts with http:// or https://"
            raise ValueError(message)
        return value


class Verification(Record):
    """One verdict on one action; several may follow each other."""

    verification_id: str = Field(min_length=1)
    action_id: str = Field(min_length=1)
    result: Result
    evidence: Many[Evidence] = ()
    note: Text | None = None
    verified_by: str
    verified_at: Instant
    statistics: dict[str, Any] = Field(default_factory=dict)


_LEADS_TO: dict[Result, ActionState] = {
    "effective": "verified",
    "partly_effective": "in_progress",
    "not_effective": "in_progress",
    "inconclusive": "done",
}


def state_after(result: Result) -> ActionState:
    """Where a verdict leads: effective proves it, doubt keeps it done, the rest reopens it."""
    return _LEADS_TO[result]


def demand_verifiable(action: ActionItem, verifier: str) -> None:
    """Raise PermissionDenied for the owner, ConflictError unless the action is done and has a plan."""
    named = action.plan.verifier if action.plan else None
    if action.owner == verifier:
        who = "whom the plan names" if named not in {None, verifier} else "name another verifier in the plan"
        raise PermissionDenied(
            f"{action.action_id} cannot be verified by its owner.",
            f"Somebody else checks whether it works: {who}.",
        )
    if named is not None and named == action.owner:
        raise PermissionDenied(
            f"{action.action_id} would be checked by its owner, whom the plan names as verifier.",
            "Have a facilitator name another verifier in the plan.",
        )
    if action.state not in {"done", "verified"}:
        raise ConflictError(
            f"{action.action_id} is {action.state.replace('_', ' ')}: only done work can be verified.",
            "Finish it first, here or in the tracker.",
        )
    if action.plan is None:
        raise ConflictError(
            f"{action.action_id} has no verification plan.", "Add a plan: it will be marked as late."
        )


def awaits_leader(action: ActionItem, verdicts: Iterable[Verification]) -> bool:
    """Whether the check was due again twice since the work was done and told nothing: a leader decides."""
    done_at = action.done_at
    if action.state != "done" or done_at is None:
        return False
    doubts = [one for one in verdicts if one.result == "inconclusive" and one.verified_at >= done_at]
    return len(doubts) > MOST_CHECKS_DUE_AGAIN


def demand_decision(action: ActionItem, result: Result) -> None:
    """Raise ConflictError when a leader, who decides at last, would leave it open once more."""
    if result == "inconclusive":
        raise ConflictError(
            f"{action.action_id} was inconclusive {MOST_CHECKS_DUE_AGAIN + 1} times: a leader decides now.",
            "Decide whether it counts as effective, as partly effective or as not effective.",
        )
