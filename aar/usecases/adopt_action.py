"""Adopt a proposal that came with an import, as work that follows from a finding."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from aar.domain.action import ActionItem
from aar.domain.finding import Finding
from aar.domain.incident import Incident, Severity
from aar.domain.person import Person
from aar.domain.policy import ACTION_DAYS, action_due_on
from aar.errors import ConflictError
from aar.store import Writer
from aar.usecases.access import editable_review, visible_action
from aar.usecases.marking import demand_fit_mark


def adopt_action(
    store: Writer,
    action_id: str,
    finding_id: str,
    *,
    by: Person,
    now: datetime,
    zone: ZoneInfo = ZoneInfo("UTC"),
    days: Mapping[Severity, int] = ACTION_DAYS,
) -> ActionItem:
    """Let a proposal follow from a finding of its own incident, due when the policy says."""
    action = visible_action(store, action_id, by)
    review = editable_review(store, store.require(Finding, finding_id).review_id, by)
    if action.state != "proposed" or action.finding_ids or action.incident_id != review.incident_id:
        raise ConflictError(
            f"{action_id} is no open proposal for {review.incident_id}.",
            "Propose an action of your own instead.",
        )
    severity = store.require(Incident, review.incident_id).severity
    proposed = action_due_on(severity, now.astimezone(zone).date(), days)
    adopted = action.changed(
        finding_ids=(finding_id,), due_on=action.due_on or proposed, proposed_due_on=proposed
    )
    saved = store.save(adopted, verb="adopted", by=by, now=now)
    demand_fit_mark(store, saved)
    return saved
