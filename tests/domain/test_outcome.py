"""The outcome of a decision is asked for only once it is written down as it looked then."""

from datetime import UTC, datetime

from aar.domain.decision import Decision, missing_before_outcome

DECISION = Decision(
    decision_id="DEC-0001",
    review_id="REV-0001",
    decided_at=datetime(2026, 5, 1, tzinfo=UTC),
    question="Roll back?",
)


def test_a_choice_and_its_reason_come_before_the_outcome() -> None:
    assert missing_before_outcome(DECISION) == ["what was chosen", "why"]
    assert missing_before_outcome(DECISION.changed(chosen="Wait")) == ["why"]
    assert not missing_before_outcome(DECISION.changed(chosen="Wait", rationale="Nobody was affected yet"))
