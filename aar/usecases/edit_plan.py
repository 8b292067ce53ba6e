"""Change one part of an action's verification plan."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.action import ActionItem, Plan
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.edit_action import edit_action
from aar.usecases.validation import edited


def edit_plan(
    store: Writer,
    action_id: str,
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    revision: int | None = None,
) -> ActionItem:
    """Save these parts of the plan, and of its measure, and keep the others; the rules of editing hold."""
    current = visible_action(store, action_id, by).plan or Plan()
    plan = edited(current, {**fields, **_measure(current, fields)})
    return edit_action(store, action_id, {"plan": plan}, by=by, now=now, revision=revision)


def _measure(plan: Plan, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A measure of several parts is written part by part, too."""
    given = fields.get("measure")
    if not isinstance(given, Mapping):
        return {}
    parts = {**(plan.measure if isinstance(plan.measure, Mapping) else {}), **given}
    return {"measure": {name: value for name, value in parts.items() if value is not None} or None}
