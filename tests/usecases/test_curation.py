"""What a person edits stands beside what the source said, never over it."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aar.domain.event import TimelineEvent
from aar.domain.person import Person
from aar.errors import ConflictError, InputError, PermissionDenied, StaleEdit
from aar.usecases.add_event import add_event
from aar.usecases.answer_question import answer_question
from aar.usecases.approve_review import approve_review
from aar.usecases.curate_event import curate_event
from aar.usecases.publish_review import publish_review
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from aar.usecases.submit_review import submit_review
from tests.usecases.conftest import FACILITATOR, LEADER, VIEWER, World, event


def at(minute: int) -> datetime:
    return datetime(2026, 5, 1, 10, minute, tzinfo=UTC)


def imported(world: World) -> None:
    record = event(
        1, 0, milestone="impact_started", source="status page", source_id="u1", import_id="IMP-0001"
    )
    world.database.write(lambda store: store.put([record]))


def stored(world: World, event_id: str = "EVT-1") -> TimelineEvent:
    with world.database.read() as store:
        return store.require(TimelineEvent, event_id)


def curate(world: World, event_id: str = "EVT-1", **fields: object) -> TimelineEvent:
    saved: TimelineEvent = world.do(curate_event, event_id, fields, by=FACILITATOR)
    return saved


def test_an_event_is_starred_and_annotated_without_touching_what_the_source_said(world: World) -> None:
    imported(world)
    saved = curate(world, curation="starred", note="The first sign")
    assert (saved.curation, saved.note, saved.upstream) == ("starred", "The first sign", None)


def test_a_corrected_time_keeps_the_original_beside_it_and_the_identity_as_it_was(world: World) -> None:
    imported(world)
    before = stored(world)
    saved = curate(world, occurred_at=at(5), stage="detection")
    assert saved.upstream == {"occurred_at": "2026-05-01T10:00:00.000000Z", "stage": ""}
    assert saved.content_hash == before.content_hash


def test_a_second_correction_keeps_what_the_source_said_first(world: World) -> None:
    imported(world)
    curate(world, text="Second wording")
    assert curate(world, text="Third wording").upstream == {"text": "Event 1"}


def test_going_back_to_what_the_source_said_leaves_nothing_beside_it(world: World) -> None:
    imported(world)
    curate(world, milestone=None)
    assert curate(world, milestone="impact_started").upstream is None


def test_an_event_added_by_hand_has_no_original(world: World) -> None:
    world.do(add_event, "INC-0001", {"occurred_at": at(3), "text": "A call"}, by=FACILITATOR)
    assert curate(world, "EVT-0001", text="A call to the vendor").upstream is None


def test_an_event_added_by_hand_says_when_it_was_written_down(world: World) -> None:
    added = world.do(add_event, "INC-0001", {"occurred_at": at(3), "text": "A call"}, by=FACILITATOR)
    assert (added.source, added.recorded_at, added.curation) == ("manual", world.now, "kept")


def test_the_same_event_is_not_added_twice(world: World) -> None:
    fields = {"occurred_at": at(3), "text": "A call"}
    world.do(add_event, "INC-0001", fields, by=FACILITATOR)
    with pytest.raises(ConflictError, match="EVT-0001 says the same"):
        world.do(add_event, "INC-0001", fields, by=FACILITATOR)


def test_where_an_event_came_from_cannot_be_edited(world: World) -> None:
    with pytest.raises(InputError, match="field source of an event cannot"):
        curate(world, source="elsewhere")


def test_two_people_cannot_overwrite_each_other(world: World) -> None:
    world.do(curate_event, "EVT-1", {"note": "Theirs"}, by=FACILITATOR, revision=1)
    with pytest.raises(StaleEdit):
        world.do(curate_event, "EVT-1", {"note": "Mine"}, by=FACILITATOR, revision=1)
    assert stored(world).note == "Theirs"


def test_saving_what_is_there_already_is_no_edit(world: World) -> None:
    assert curate(world, curation="kept").revision == 1


@pytest.mark.parametrize("person", [LEADER, VIEWER])
def test_only_those_who_may_curate_do(world: World, person: Person) -> None:
    with pytest.raises(PermissionDenied):
        world.do(curate_event, "EVT-1", {"curation": "dropped"}, by=person)
    with pytest.raises(PermissionDenied):
        world.do(add_event, "INC-0001", {"occurred_at": at(3), "text": "A call"}, by=person)


def test_the_timeline_of_a_published_review_is_frozen(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    publish(world)
    with pytest.raises(ConflictError, match="timeline of INC-0001 is frozen"):
        curate(world, curation="dropped")
    with pytest.raises(ConflictError, match="timeline of INC-0001 is frozen"):
        world.do(add_event, "INC-0001", {"occurred_at": at(3), "text": "A call"}, by=FACILITATOR)


def publish(world: World) -> None:
    for question in ("summary", "impact"):
        world.do(answer_question, "REV-0001", question, "Said", revision=0, by=FACILITATOR)
    world.do(submit_review, "REV-0001", by=FACILITATOR)
    world.do(approve_review, "REV-0001", by=LEADER)
    world.do(publish_review, "REV-0001", by=FACILITATOR)


def test_an_event_that_shows_a_finding_is_not_dropped_under_it(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(record_finding, "REV-0001", {"title": "Late alarm", "evidence": ("EVT-1",)}, by=FACILITATOR)
    with pytest.raises(ConflictError, match="cited by FND-0001"):
        curate(world, curation="dropped")
    assert curate(world, curation="starred").curation == "starred"


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(known=st.integers(0, 59), decided=st.integers(0, 59))
def test_no_correction_makes_a_decision_cite_what_was_known_only_later(
    world: World, known: int, decided: int
) -> None:
    fresh = world.do(add_event, "INC-0001", {"occurred_at": at(0), "text": f"{world.made}"}, by=FACILITATOR)
    world.made[fresh.event_id] = True
    if not world.made.get("review"):
        world.made["review"] = world.do(start_review, "INC-0001", by=FACILITATOR)
    fields = {"decided_at": at(decided), "question": "Roll back?", "known_then": (fresh.event_id,)}
    world.do(record_decision, "REV-0001", fields, by=FACILITATOR)
    if known > decided:
        with pytest.raises(ConflictError, match="nobody could know"):
            curate(world, fresh.event_id, known_at=at(known))
    else:
        assert curate(world, fresh.event_id, known_at=at(known)).knowable_at <= at(decided)
