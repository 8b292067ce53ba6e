"""Record a verdict on a done action, and let it count."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from aar.domain.action import ActionItem, moved
from aar.domain.person import Person
from aar.domain.rights import demand, may
from aar.domain.verification import (
    Evidence,
    Verification,
    awaits_leader,
    demand_decision,
    demand_verifiable,
    state_after,
)
from aar.errors import PermissionDenied
from aar.store import Writer
from aar.usecases.access import visible_action
from aar.usecases.check_plan import check_plan
from aar.usecases.check_statistics import statistics_of
from aar.usecases.keep_file import Attachment, keep_file
from aar.usecases.outbox import save_action
from aar.usecases.validation import built


def verify_action(
    store: Writer,
    action_id: str,
    result: str,
    *,
    note: str | None = None,
    evidence: Sequence[Evidence] = (),
    files: Sequence[Attachment] = (),
    statistics: Mapping[str, Any] | None = None,
    by: Person,
    now: datetime,
) -> Verification:
    """Effective proves the action, inconclusive keeps it done, the rest reopens it, in the tracker too.

    What was due again twice and is still in doubt is decided by a leader. Where the plan counts incidents,
    the before/after check is kept with the verdict.
    """
    action = visible_action(store, action_id, by)
    demand_verifiable(action, by.person_id)
    is_decision = awaits_leader(action, store.list(Verification, "of_actions", action_ids=[action_id]))
    _demand_right(action, by, is_decision=is_decision)
    kept = [keep_file(store, attachment) for attachment in files]
    fields = {
        "verification_id": store.new_id(Verification),
        "action_id": action_id,
        "result": result,
        "evidence": (*evidence, *kept),
        "note": note,
        "verified_by": by.person_id,
        "verified_at": now,
        "statistics": _statistics(store, action, by, now) if statistics is None else dict(statistics),
    }
    verdict = built(Verification, fields)
    if is_decision:
        demand_decision(action, verdict.result)
    verification = store.save(verdict, verb="verified", by=by, now=now)
    _let_it_count(store, action, verification, by, now)
    return verification


def _statistics(store: Writer, action: ActionItem, by: Person, now: datetime) -> dict[str, Any]:
    found = check_plan(store, action, by=by, now=now)
    return statistics_of(found) if found else {}


def _demand_right(action: ActionItem, by: Person, *, is_decision: bool) -> None:
    if is_decision:
        demand(by, "decide_doubt")
        return
    is_named = action.plan is not None and action.plan.verifier == by.person_id
    if not is_named and not may(by, "edit_any_action"):
        named = (action.plan and action.plan.verifier) or "nobody"
        raise PermissionDenied(
            f"{action.action_id} is to be verified by {named}.",
            "Ask a facilitator to name you as verifier.",
        )
    demand(by, "read")


def _let_it_count(
    store: Writer, action: ActionItem, verification: Verification, by: Person, now: datetime
) -> None:
    to = state_after(verification.result)
    if action.state == "verified" and to == "done":
        return
    new = moved(action, to, at=now, by=by.person_id)
    if new != action:
        save_action(store, new, verb=f"found {verification.result}", by=by, now=now)
