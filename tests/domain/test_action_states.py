"""Every move of an action, as the domain's States paragraph allows and forbids them."""

from datetime import UTC, datetime
from itertools import permutations
from typing import get_args

import pytest

from aar.domain.action import (
    OPEN,
    OUTSTANDING,
    ActionItem,
    ActionState,
    demand_state_by_hand,
    moved,
)
from aar.domain.verification import state_after
from aar.errors import ConflictError

STATES: tuple[ActionState, ...] = get_args(ActionState)
THEN = datetime(2026, 1, 2, tzinfo=UTC)
NOW = datetime(2026, 3, 4, tzinfo=UTC)
# Who moves on: work, a verdict, the tracker (done, then to do again), or a person with a reason.
ALLOWED: dict[ActionState, set[ActionState]] = {
    "proposed": {"agreed", "dropped"},
    "agreed": {"in_progress", "done", "dropped"},
    "in_progress": {"agreed", "done", "dropped"},
    "done": {"verified", "in_progress", "agreed", "dropped"},
    "verified": {"in_progress", "agreed"},
    "dropped": {"agreed"},
}
TIMES: dict[ActionState, tuple[str, ...]] = {
    "proposed": (),
    "agreed": ("agreed_at",),
    "in_progress": ("agreed_at",),
    "done": ("agreed_at", "done_at"),
    "verified": ("agreed_at", "done_at"),
    "dropped": ("agreed_at", "dropped_at"),
}


def action(state: ActionState) -> ActionItem:
    """An action in this state with the times that belong to it."""
    times = dict.fromkeys(TIMES[state], THEN)
    reason = {"dropped_reason": "superseded"} if state == "dropped" else {}
    given = {"action_id": "ACT-0001", "title": "Add a canary", "state": state, **times, **reason}
    return ActionItem.model_validate(given)


@pytest.mark.parametrize(("before", "after"), list(permutations(STATES, 2)))
def test_an_action_moves_only_where_the_domain_lets_it(before: ActionState, after: ActionState) -> None:
    if after not in ALLOWED[before]:
        with pytest.raises(ConflictError, match="cannot become") as refused:
            moved(action(before), after, at=NOW, by="owner", reason="superseded")
        assert "From here it can become" in refused.value.hint
        return
    new = moved(action(before), after, at=NOW, by="owner", reason="superseded")
    assert (new.state, [(one.field, one.from_, one.to) for one in new.history]) == (
        after,
        [("state", before, after)],
    )


@pytest.mark.parametrize(
    ("before", "after"), [(one, two) for one, those in ALLOWED.items() for two in sorted(those)]
)
def test_each_state_has_its_times_and_no_others(before: ActionState, after: ActionState) -> None:
    new = moved(action(before), after, at=NOW, by="owner", reason="superseded")
    held = {name for name in ("agreed_at", "done_at", "dropped_at") if getattr(new, name)}
    was_agreed = {"agreed_at"} if before != "proposed" or after == "agreed" else set()
    assert held == (set(TIMES[after]) - {"agreed_at"}) | was_agreed
    assert (new.dropped_reason is not None) == (after == "dropped")


def test_standing_still_is_no_move() -> None:
    for state in STATES:
        assert moved(action(state), state, at=NOW, by="owner") == action(state)


@pytest.mark.parametrize("state", [*sorted(OPEN), "proposed"])
def test_whatever_is_open_is_dropped_only_with_a_reason(state: ActionState) -> None:
    with pytest.raises(ConflictError, match="dropped only with a reason"):
        moved(action(state), "dropped", at=NOW, by="owner", reason=" ")
    for reason in ("will_not_do", "superseded", "no_longer_applicable", "The product is sold"):
        assert moved(action(state), "dropped", at=NOW, by="owner", reason=reason).dropped_reason == reason


def test_what_was_dropped_comes_back_only_with_a_reason_which_is_kept() -> None:
    with pytest.raises(ConflictError, match="comes back only with a reason"):
        moved(action("dropped"), "agreed", at=NOW, by="owner", reason="  ")
    back = moved(action("dropped"), "agreed", at=NOW, by="owner", reason="It returned")
    assert (back.dropped_at, back.agreed_at) == (None, THEN)
    assert back.history[-1].reason == "It returned"


def test_outstanding_is_owed_and_open_also_awaits_its_check() -> None:
    assert {state for state in STATES if action(state).is_outstanding} == OUTSTANDING
    assert OUTSTANDING | {"done"} == OPEN


def test_only_evidence_verifies_and_only_evidence_takes_it_back() -> None:
    for before, after in permutations(STATES, 2):
        if "verified" in {before, after}:
            with pytest.raises(ConflictError, match="verified"):
                demand_state_by_hand(action(before), after)
        else:
            demand_state_by_hand(action(before), after)


def test_each_verdict_leads_somewhere_that_the_states_allow() -> None:
    led = {state_after(result) for result in ("effective", "partly_effective", "not_effective")}
    assert led == {"verified", "in_progress"}
    assert state_after("inconclusive") == "done"
    assert led <= ALLOWED["done"]
