"""Publish an approved review: it freezes, and its proposed actions become agreed."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from aar.domain.action import ActionItem, demand_agreeable, moved
from aar.domain.incident import Incident, Severity
from aar.domain.person import Person
from aar.domain.policy import ACTION_DAYS, action_due_on
from aar.domain.review import Review, demand_move
from aar.domain.rights import demand, may
from aar.store import Writer
from aar.usecases.access import visible_review
from aar.usecases.material import material_of
from aar.usecases.outbox import save_action
from aar.usecases.readiness import demand_nothing_missing, missing_to_approve


def publish_review(
    store: Writer,
    review_id: str,
    *,
    by: Person,
    now: datetime,
    zone: ZoneInfo = ZoneInfo("UTC"),
    days: Mapping[Severity, int] = ACTION_DAYS,
) -> Review:
    """Publish; a due date that still is its proposal is counted again from today."""
    if not may(by, "approve"):
        demand(by, "review")
    review = visible_review(store, review_id, by)
    demand_move(review, "published")
    material = material_of(store, review)
    demand_nothing_missing(review, missing_to_approve(material))
    severity = store.require(Incident, review.incident_id).severity
    due_on = action_due_on(severity, now.astimezone(zone).date(), days)
    for action in material.actions:
        if action.state == "proposed":
            demand_agreeable(action)
            agreed = moved(_with_due_date(action, due_on), "agreed", at=now, by=by.person_id)
            save_action(store, agreed, verb="agreed", by=by, now=now)
    published = review.changed(state="published", published_at=now)
    return store.save(published, verb="published", by=by, now=now)


def _with_due_date(action: ActionItem, due_on: object) -> ActionItem:
    untouched = action.due_on == action.proposed_due_on
    return action.changed(due_on=due_on) if untouched else action
