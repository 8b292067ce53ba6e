"""Take a finding out of a draft."""

from datetime import datetime

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.domain.person import Person
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.removing import draft_review


def remove_finding(store: Writer, finding_id: str, *, by: Person, now: datetime) -> None:
    """Remove it; raises ConflictError while an action follows from it, or once the review left its draft."""
    finding = store.require(Finding, finding_id)
    draft_review(store, finding.review_id, by)
    following = store.list(ActionItem, "of_finding", finding_id=finding_id)
    if following:
        named = ", ".join(action.action_id for action in following)
        raise ConflictError(
            f"{finding_id} cannot be removed: {named} follows from it.",
            "Remove the action first, or give it another finding.",
        )
    store.delete(finding, verb="removed", by=by, now=now)
