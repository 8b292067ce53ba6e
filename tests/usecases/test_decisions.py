"""Decisions are recorded without hindsight."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aar.domain.decision import Decision
from aar.errors import ConflictError, InputError, StaleEdit
from aar.usecases.edit_decision import edit_decision
from aar.usecases.record_decision import record_decision
from aar.usecases.start_review import start_review
from tests.usecases.conftest import FACILITATOR, World

START = datetime(2026, 5, 1, 10, 0, tzinfo=UTC)
ROLLBACK = {"decided_at": START + timedelta(minutes=30), "question": "Roll back?", "chosen": "Yes"}
WHY = {"rationale": "The change was the last thing that moved"}
KNOWABLE_MINUTES = {"EVT-1": 0, "EVT-2": 10, "EVT-3": 50, "EVT-4": 60}


@pytest.fixture
def review(world: World) -> World:
    """A draft review of the incident."""
    world.do(start_review, "INC-0001", by=FACILITATOR)
    return world


def test_a_decision_cites_what_was_known(review: World) -> None:
    made = review.do(
        record_decision, "REV-0001", {**ROLLBACK, "known_then": ("EVT-1", "EVT-2")}, by=FACILITATOR
    )
    assert made.known_then == ("EVT-1", "EVT-2")


def test_an_event_that_became_known_later_cannot_be_cited(review: World) -> None:
    with pytest.raises(ConflictError, match="nobody could know of EVT-3"):
        review.do(record_decision, "REV-0001", {**ROLLBACK, "known_then": ("EVT-3",)}, by=FACILITATOR)


def test_an_event_of_elsewhere_cannot_be_cited(review: World) -> None:
    with pytest.raises(InputError, match="EVT-9 is not in this incident's timeline"):
        review.do(record_decision, "REV-0001", {**ROLLBACK, "known_then": ("EVT-9",)}, by=FACILITATOR)


def test_the_outcome_opens_only_after_the_first_part_is_saved(review: World) -> None:
    with pytest.raises(ConflictError, match="outcome opens after"):
        review.do(record_decision, "REV-0001", {**ROLLBACK, "outcome": "It worked"}, by=FACILITATOR)
    made = review.do(record_decision, "REV-0001", ROLLBACK, by=FACILITATOR)
    with pytest.raises(ConflictError, match="DEC-0001 opens only once it is saved why"):
        review.do(
            edit_decision, made.decision_id, {**WHY, "outcome": "It worked"}, revision=1, by=FACILITATOR
        )
    review.do(edit_decision, made.decision_id, WHY, revision=1, by=FACILITATOR)
    told = review.do(edit_decision, made.decision_id, {"outcome": "It worked"}, revision=2, by=FACILITATOR)
    assert told.outcome == "It worked"


def test_the_first_part_cannot_be_emptied_below_its_outcome(review: World) -> None:
    made = review.do(record_decision, "REV-0001", {**ROLLBACK, **WHY}, by=FACILITATOR)
    review.do(edit_decision, made.decision_id, {"outcome": "It worked"}, revision=1, by=FACILITATOR)
    with pytest.raises(ConflictError, match="what was chosen"):
        review.do(edit_decision, made.decision_id, {"chosen": None}, revision=2, by=FACILITATOR)
    emptied = {"chosen": None, "outcome": None}
    assert review.do(edit_decision, made.decision_id, emptied, revision=2, by=FACILITATOR).outcome is None


def test_moving_a_decision_earlier_cannot_smuggle_in_hindsight(review: World) -> None:
    made = review.do(record_decision, "REV-0001", {**ROLLBACK, "known_then": ("EVT-2",)}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="nobody could know of EVT-2"):
        review.do(edit_decision, made.decision_id, {"decided_at": START}, revision=1, by=FACILITATOR)


def test_a_stale_edit_of_a_decision_is_refused(review: World) -> None:
    made = review.do(record_decision, "REV-0001", ROLLBACK, by=FACILITATOR)
    review.do(edit_decision, made.decision_id, {"chosen": "No"}, revision=1, by=FACILITATOR)
    with pytest.raises(StaleEdit):
        review.do(edit_decision, made.decision_id, {"chosen": "Wait"}, revision=1, by=FACILITATOR)


def test_a_time_without_its_offset_is_refused_with_the_name_of_the_field(review: World) -> None:
    with pytest.raises(InputError, match=r"The field decided_at cannot be used: a time needs its offset"):
        review.do(
            record_decision, "REV-0001", {**ROLLBACK, "decided_at": "2026-05-01T10:00:00"}, by=FACILITATOR
        )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minute=st.integers(0, 70), cited=st.sets(st.sampled_from(sorted(KNOWABLE_MINUTES))))
def test_no_decision_is_ever_stored_with_an_event_known_later(
    review: World, minute: int, cited: set[str]
) -> None:
    fields = {**ROLLBACK, "decided_at": START + timedelta(minutes=minute), "known_then": tuple(sorted(cited))}
    knowable = all(KNOWABLE_MINUTES[event_id] <= minute for event_id in cited)
    try:
        review.do(record_decision, "REV-0001", fields, by=FACILITATOR)
        assert knowable
    except ConflictError:
        assert not knowable
    with review.database.read() as store:
        stored = store.list(Decision)
    for decision in stored:
        times = [START + timedelta(minutes=KNOWABLE_MINUTES[one]) for one in decision.known_then]
        assert all(moment <= decision.decided_at for moment in times)
