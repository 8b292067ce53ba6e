"""Propose an action item that follows from findings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aar.domain.action import ActionItem, demand_verifier_is_not_owner
from aar.domain.finding import Finding
from aar.domain.incident import Incident, Severity
from aar.domain.person import Person
from aar.domain.policy import ACTION_DAYS, action_due_on
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.known_names import demand_known_names
from aar.usecases.linking import demand_links
from aar.usecases.marking import demand_fit_mark
from aar.usecases.validation import built


def propose_action(
    store: Writer,
    finding_id: str,
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    zone: ZoneInfo = ZoneInfo("UTC"),
    days: Mapping[Severity, int] = ACTION_DAYS,
) -> ActionItem:
    """Save a proposal; without a due date it gets the one that the policy proposes from today."""
    finding = store.require(Finding, finding_id)
    review = editable_review(store, finding.review_id, by)
    severity = store.require(Incident, review.incident_id).severity
    proposed = action_due_on(severity, now.astimezone(zone).date(), days)
    fixed = {
        "action_id": store.new_id(ActionItem),
        "finding_ids": fields.get("finding_ids") or (finding_id,),
        "due_on": fields.get("due_on") or proposed,
        "proposed_due_on": proposed,
        "state": "proposed",
    }
    action = built(ActionItem, {**fields, **fixed})
    demand_known_names(store, action)
    demand_verifier_is_not_owner(action)
    demand_links(store, action, action.finding_ids, by=by)
    saved = store.save(action, verb="proposed", by=by, now=now)
    demand_fit_mark(store, saved)
    return saved
