"""Decisions without hindsight: what was known then is fixed before the outcome is written."""

from collections.abc import Iterable

from pydantic import Field

from aar.domain.event import Stage, TimelineEvent
from aar.domain.record import Instant, Many, Record, RequiredText, Sensitivity, Text
from aar.errors import ConflictError


class Decision(Record):
    """A choice made during the event; `known_then` holds only events knowable by `decided_at`."""

    decision_id: str = Field(min_length=1)
    review_id: str = Field(min_length=1)
    decided_at: Instant
    decided_by: Text | None = None
    stage: Stage | None = None
    question: RequiredText
    options: Many[Text] = ()
    chosen: Text | None = None
    rationale: Text | None = None
    known_then: Many[str] = ()
    unknown_then: Text | None = None
    expected_result: Text | None = None
    outcome: Text | None = None
    hindsight_note: Text | None = None
    copied_from: str | None = None
    sensitivity: Sensitivity = "internal"


def demand_no_hindsight(decision: Decision, events: Iterable[TimelineEvent]) -> None:
    """Raise ConflictError when the decision cites an event that became known only later."""
    later = [event for event in events if event.knowable_at > decision.decided_at]
    if later:
        named = ", ".join(
            f"{event.event_id} (known {event.knowable_at:%Y-%m-%d %H:%M} UTC)" for event in later
        )
        raise ConflictError(
            f"At {decision.decided_at:%Y-%m-%d %H:%M} UTC nobody could know of {named}.",
            "Leave these events out, or correct when the decision was made or when they became known.",
        )


def missing_before_outcome(decision: Decision) -> list[str]:
    """What must be said of the decision as it looked then, before its outcome is asked for."""
    wanted = {"what was chosen": decision.chosen, "why": decision.rationale}
    return [what for what, said in wanted.items() if not said]


def demand_first_part(saved: Decision, changed: Decision) -> None:
    """Raise ConflictError when an outcome would stand without what was chosen and why, saved before it."""
    is_opened = _has_outcome(changed) and not _has_outcome(saved)
    missing = missing_before_outcome(saved if is_opened else changed)
    if _has_outcome(changed) and missing:
        raise ConflictError(
            f"The outcome of {changed.decision_id} opens only once it is saved {' and '.join(missing)}."
            if is_opened
            else f"{changed.decision_id} has an outcome, so it cannot be without {' and '.join(missing)}.",
            "Save the first part as it looked then."
            if is_opened
            else "Keep it, or take the outcome out first.",
        )


def _has_outcome(decision: Decision) -> bool:
    return bool(decision.outcome or decision.hindsight_note)
