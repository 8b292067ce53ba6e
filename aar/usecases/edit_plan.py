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
    """Save these parts of the plan and keep its others; the rules of editing an action hold."""
    plan = edited(visible_action(store, action_id, by).plan or Plan(), fields)
    return edit_action(store, action_id, {"plan": plan}, by=by, now=now, revision=revision)
