"""Take a decision out of a draft."""

from datetime import datetime

from aar.domain.decision import Decision
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.removing import draft_review


def remove_decision(store: Writer, decision_id: str, *, by: Person, now: datetime) -> None:
    """Remove it; what it said stays in the audit; raises ConflictError once the review left its draft."""
    decision = store.require(Decision, decision_id)
    draft_review(store, decision.review_id, by)
    store.delete(decision, verb="removed", by=by, now=now)
