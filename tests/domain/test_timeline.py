"""What a timeline says: milestones, what was knowable, identity."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aar.domain.event import (
    TimelineEvent,
    content_hash,
    in_order,
    milestone_times,
    normalised,
    only_known_by,
    out_of_order,
)

START = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)


def event(minute: int, **fields: object) -> TimelineEvent:
    at = START + timedelta(minutes=minute)
    given_fields = {"event_id": f"E{minute}", "incident_id": "I", "occurred_at": at, "text": "x", **fields}
    return TimelineEvent.model_validate(given_fields)


def test_a_start_takes_the_earliest_event_and_an_end_the_latest() -> None:
    events = [
        event(5, milestone="detected"),
        event(2, milestone="detected"),
        event(9, milestone="resolved"),
        event(7, milestone="resolved"),
    ]
    times = milestone_times(events)
    assert times == {"detected": START + timedelta(minutes=2), "resolved": START + timedelta(minutes=9)}


def test_dropped_events_do_not_count() -> None:
    assert milestone_times([event(1, milestone="detected", curation="dropped")]) == {}


def test_milestones_out_of_order_are_named_and_accepted() -> None:
    times = milestone_times([event(9, milestone="detected"), event(5, milestone="mitigated")])
    assert out_of_order(times) == [("detected", "mitigated")]


def test_what_became_known_later_was_not_knowable() -> None:
    later = event(1, known_at=START + timedelta(minutes=30))
    dropped = event(2, curation="dropped")
    assert only_known_by([event(0), later, dropped], START + timedelta(minutes=10)) == [event(0)]


def test_equal_times_keep_the_order_in_which_they_were_written() -> None:
    first, second = event(1, event_id="B", line=1), event(1, event_id="A", line=2)
    assert in_order([second, first]) == [first, second]


def test_white_space_and_control_characters_do_not_make_another_event() -> None:
    plain = content_hash(START, "On-call", "status", "All is well")
    assert content_hash(START, " On-call ", "status", "All\n  is\x00 well ") == plain


@given(st.text("ab:1 "), st.text("ab:1 "), st.text("ab:1 "), st.text("ab:1 "))
def test_parts_never_run_into_each_other(actor: str, text: str, other_actor: str, other: str) -> None:
    same_hash = content_hash(START, actor, "x", text) == content_hash(START, other_actor, "x", other)
    first, second = (normalised(actor), normalised(text)), (normalised(other_actor), normalised(other))
    assert same_hash == (first == second)


def test_the_content_hash_comes_with_the_event() -> None:
    assert event(1).content_hash == content_hash(START + timedelta(minutes=1), None, "other", "x")
