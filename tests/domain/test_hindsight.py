"""A decision rests only on what could be known when it was made."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aar.domain.decision import Decision, demand_no_hindsight
from aar.domain.event import TimelineEvent, only_known_by
from aar.errors import ConflictError
from tests.builders import START, event

MINUTES = st.integers(0, 60)
SEEN = st.lists(st.tuples(MINUTES, st.none() | MINUTES), max_size=8)


def told(seen: list[tuple[int, int | None]]) -> list[TimelineEvent]:
    """Events by the minute they occurred in and, where it was later, the one they became known in."""
    return [
        event(number, at, known_at=None if known is None else START + timedelta(minutes=known))
        for number, (at, known) in enumerate(seen, start=1)
    ]


def decision(minute: int) -> Decision:
    at = START + timedelta(minutes=minute)
    return Decision(decision_id="DEC-0001", review_id="REV-0001", decided_at=at, question="Roll back?")


@given(seen=SEEN, minute=MINUTES)
def test_each_event_that_was_known_only_later_is_refused_by_name(
    seen: list[tuple[int, int | None]], minute: int
) -> None:
    events = told(seen)
    minutes = [at if known is None else known for at, known in seen]
    later = [one.event_id for one, known in zip(events, minutes, strict=True) if known > minute]
    if not later:
        demand_no_hindsight(decision(minute), events)
        return
    with pytest.raises(ConflictError) as refused:
        demand_no_hindsight(decision(minute), events)
    assert [one.event_id for one in events if one.event_id in str(refused.value)] == later


@given(seen=SEEN, minute=MINUTES)
def test_what_is_offered_as_known_then_is_never_refused(
    seen: list[tuple[int, int | None]], minute: int
) -> None:
    made = decision(minute)
    demand_no_hindsight(made, only_known_by(told(seen), made.decided_at))
