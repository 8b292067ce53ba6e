"""Change an action item: its words, owner, date, plan or state."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.action import (
    ActionItem,
    demand_agreeable,
    demand_plan_open,
    demand_state_by_hand,
    demand_verifier_is_not_owner,
    is_plan_fixed,
    moved,
)
from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.errors import StaleEdit
from aar.store import Writer
from aar.usecases.access import demand_proposal_open, visible_action
from aar.usecases.known_names import demand_known_names
from aar.usecases.linking import demand_links
from aar.usecases.marking import demand_fit_mark
from aar.usecases.outbox import save_action
from aar.usecases.validation import edited


def edit_action(
    store: Writer,
    action_id: str,
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
    revision: int | None = None,
) -> ActionItem:
    """Save changed fields and a changed state; owners may edit their own, facilitators any, and agree it."""
    current = visible_action(store, action_id, by)
    _demand_right(current, by)
    demand_proposal_open(store, current)
    if revision is not None and revision != current.revision:
        raise StaleEdit(yours=fields, theirs=current, theirs_revision=current.revision, saved_by=None)
    action = _changed(store, current, fields, by, now)
    to = edited(current, {"state": fields.get("state", current.state)}).state
    if current.state == "proposed" and to not in {"proposed", "dropped"}:
        demand(by, "agree")
        demand_agreeable(action)
    demand_state_by_hand(current, to)
    action = moved(action, to, at=now, by=by.person_id, reason=reason)
    if action == current:
        return current
    saved = save_action(store, action, verb="edited", by=by, now=now)
    if {"finding_ids", "sensitivity"} & set(fields):
        demand_fit_mark(store, saved)
    return saved


def _demand_right(action: ActionItem, by: Person) -> None:
    is_own = action.owner == by.person_id and may(by, "edit_own_action")
    if not is_own:
        demand(by, "edit_any_action")


def _changed(
    store: Writer, current: ActionItem, fields: Mapping[str, Any], by: Person, now: datetime
) -> ActionItem:
    wanted = {name: value for name, value in fields.items() if name != "state"}
    new = edited(current, wanted)
    demand_known_names(store, new, before=current)
    if new.plan != current.plan:
        new = _with_plan(current, new, by)
    if new.finding_ids != current.finding_ids:
        demand_links(store, current, new.finding_ids, by=by, before=current.finding_ids)
    if {"owner", "plan"} & set(wanted):
        demand_verifier_is_not_owner(new)
    return new.since(current, at=now, by=by.person_id)


def _with_plan(current: ActionItem, new: ActionItem, by: Person) -> ActionItem:
    """The edited action with its plan marked late where the work came first."""
    if current.plan and new.plan and is_plan_fixed(current):
        if new.plan.changed(verifier=current.plan.verifier) != current.plan:
            demand_plan_open(current)
        demand(by, "edit_any_action")
        return new
    return new.changed(plan_is_late=current.state not in {"proposed", "agreed"})
