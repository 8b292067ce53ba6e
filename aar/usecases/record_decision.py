"""Record a decision as it looked when it was made."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from aar.domain.decision import Decision, demand_no_hindsight
from aar.domain.event import TimelineEvent
from aar.domain.person import Person
from aar.errors import ConflictError, InputError
from aar.store import Reader, Writer
from aar.usecases.access import editable_review
from aar.usecases.marking import demand_fit_mark
from aar.usecases.validation import built

HINDSIGHT: Final = frozenset({"outcome", "hindsight_note"})


def record_decision(
    store: Writer, review_id: str, fields: Mapping[str, Any], *, by: Person, now: datetime
) -> Decision:
    """Save the first part; raises ConflictError for hindsight: later events, or an outcome too early."""
    review = editable_review(store, review_id, by)
    if HINDSIGHT & {name for name, value in fields.items() if value}:
        raise ConflictError(
            "The outcome opens after the first part is saved.", "Save what was known then, then add it."
        )
    identity = {"decision_id": store.new_id(Decision), "review_id": review_id}
    decision = built(Decision, {**fields, **identity})
    demand_known_then(store, decision, review.incident_id)
    recorded = store.save(decision, verb="recorded", by=by, now=now)
    demand_fit_mark(store, recorded)
    return recorded


def demand_known_then(store: Reader, decision: Decision, incident_id: str) -> None:
    """Raise InputError for events of elsewhere, ConflictError for events that became known only later."""
    cited = store.list(TimelineEvent, "by_ids", ids=list(decision.known_then))
    strange = set(decision.known_then) - {e.event_id for e in cited if e.incident_id == incident_id}
    if strange:
        raise InputError(
            f"{', '.join(sorted(strange))} is not in this incident's timeline.", "Pick events of it."
        )
    demand_no_hindsight(decision, cited)
