"""Everything that belongs to one review, read at once: for approval, for the page and for the report."""

from dataclasses import dataclass

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.review import Answer, Review
from aar.store import Reader


@dataclass(frozen=True)
class Material:
    """A review with all that hangs on it."""

    review: Review
    answers: dict[str, Answer]
    decisions: list[Decision]
    findings: list[Finding]
    actions: list[ActionItem]


def material_of(store: Reader, review: Review) -> Material:
    """Read everything that belongs to the review."""
    key = review.review_id
    return Material(
        review=review,
        answers={answer.question_id: answer for answer in store.list(Answer, "of_review", review_id=key)},
        decisions=store.list(Decision, "of_review", review_id=key),
        findings=store.list(Finding, "of_review", review_id=key),
        actions=store.list(ActionItem, "of_review", review_id=key),
    )
