"""Correct a decision, or add its outcome once the first part is saved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aar.domain.decision import Decision, demand_first_part
from aar.domain.person import Person
from aar.store import Writer
from aar.usecases.access import editable_review
from aar.usecases.marking import demand_fit_mark
from aar.usecases.record_decision import demand_known_then
from aar.usecases.validation import edited


def edit_decision(
    store: Writer,
    decision_id: str,
    fields: Mapping[str, Any],
    *,
    revision: int,
    by: Person,
    now: datetime,
) -> Decision:
    """Save changed fields of a decision that was read at this revision; the rules against hindsight hold."""
    current = store.require(Decision, decision_id)
    review = editable_review(store, current.review_id, by)
    decision = edited(current, fields)
    demand_first_part(current, decision)
    demand_known_then(store, decision, review.incident_id)
    saved = store.save_at(decision, revision, verb="edited", by=by, now=now)
    if {"known_then", "sensitivity"} & set(fields):
        demand_fit_mark(store, saved)
    return saved
