"""Which findings an action follows from: what has to hold before one is added or taken away."""

from collections.abc import Sequence

from aar.domain.action import ActionItem, demand_linkable
from aar.domain.finding import Finding
from aar.domain.person import Person
from aar.errors import InputError
from aar.store import Reader
from aar.usecases.access import editable_review


def demand_links(
    store: Reader, action: ActionItem, finding_ids: Sequence[str], *, by: Person, before: Sequence[str] = ()
) -> None:
    """Raise unless each finding that joins or leaves belongs to a review that this person may edit."""
    for finding_id in sorted(set(finding_ids) ^ set(before)):
        editable_review(store, store.require(Finding, finding_id).review_id, by)
    demand_linkable(action, finding_ids, before)


def demand_linked(action: ActionItem, finding_id: str) -> None:
    """Raise InputError unless the action follows from this finding."""
    if finding_id not in action.finding_ids:
        raise InputError(
            f"{action.action_id} does not follow from {finding_id}.",
            f"It follows from {', '.join(action.finding_ids) or 'no finding'}.",
        )
