"""Several events are curated as one: what cannot be is named, and the rest is done."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aar.domain.person import Person
from aar.errors import ConflictError, InputError, PermissionDenied
from aar.usecases.curate_events import Curated, curate_events
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from aar.usecases.verify_audit import verify_audit
from tests.usecases.conftest import FACILITATOR, VIEWER, World
from tests.usecases.test_curation import publish, stored

ALL = ("EVT-1", "EVT-2", "EVT-3", "EVT-4")


def at(minute: int) -> datetime:
    return datetime(2026, 5, 1, 10, minute, tzinfo=UTC)


def bulk(world: World, *event_ids: str, by: Person = FACILITATOR, shift: int = 0, **fields: Any) -> Curated:
    done: Curated = world.do(curate_events, event_ids or ALL, fields, by=by, shift=timedelta(minutes=shift))
    return done


def test_several_events_are_starred_at_once_with_a_row_of_the_audit_for_each(world: World) -> None:
    assert bulk(world, curation="starred").saved == ALL
    assert bulk(world, curation="starred").unchanged == ALL
    with world.database.read() as store:
        told = [
            len(store.rows("queries/audit/of_subject", subject_kind="event", subject_id=one)) for one in ALL
        ]
        assert verify_audit(store, key=None).ok
    assert told == [1, 1, 1, 1]


def test_times_are_shifted_together_and_the_originals_are_kept(world: World) -> None:
    record = stored(world, "EVT-3").changed(source="csv")
    world.database.write(lambda store: store.put([record]))
    bulk(world, "EVT-3", shift=-15)
    event = stored(world, "EVT-3")
    assert (event.occurred_at, event.known_at) == (at(5), at(35))
    assert event.upstream == {
        "known_at": "2026-05-01T10:50:00.000000Z",
        "occurred_at": "2026-05-01T10:20:00.000000Z",
    }


def test_a_cited_event_blocks_only_itself_and_says_by_what(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    world.do(record_finding, "REV-0001", {"title": "Late alarm", "evidence": ("EVT-2",)}, by=FACILITATOR)
    done = bulk(world, curation="dropped")
    assert done.saved == ("EVT-1", "EVT-3", "EVT-4")
    assert [one.reason for one in done.blocked] == ["EVT-2 cannot be dropped: it is cited by FND-0001."]
    assert stored(world, "EVT-2").curation == "kept"


def test_no_shift_turns_a_decision_into_hindsight(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    fields = {"decided_at": at(12), "question": "Roll back?", "known_then": ("EVT-1", "EVT-2")}
    world.do(record_decision, "REV-0001", fields, by=FACILITATOR)
    done = bulk(world, "EVT-1", "EVT-2", shift=5)
    assert (done.saved, [one.event_id for one in done.blocked]) == (("EVT-1",), ["EVT-2"])
    assert "DEC-0001 rests on EVT-2" in done.blocked[0].reason


def test_one_that_is_gone_stops_all_of_them(world: World) -> None:
    with pytest.raises(InputError, match="no event EVT-9"):
        bulk(world, "EVT-1", "EVT-9", curation="dropped")
    assert stored(world, "EVT-1").curation == "kept"


def test_only_those_who_may_curate_do_so_and_not_once_the_review_is_published(world: World) -> None:
    with pytest.raises(PermissionDenied):
        bulk(world, by=VIEWER, curation="dropped")
    world.do(start_review, "INC-0001", by=FACILITATOR)
    publish(world)
    with pytest.raises(ConflictError, match="frozen"):
        bulk(world, curation="dropped")


def test_an_event_that_a_public_finding_cites_is_not_restricted_among_others(world: World) -> None:
    world.do(start_review, "INC-0001", by=FACILITATOR)
    fields = {"title": "Late alarm", "evidence": ("EVT-2",), "sensitivity": "public"}
    world.do(record_finding, "REV-0001", fields, by=FACILITATOR)
    done = bulk(world, sensitivity="restricted")
    assert (done.saved, [one.event_id for one in done.blocked]) == (("EVT-1", "EVT-3", "EVT-4"), ["EVT-2"])
    assert "FND-0001 cites it and is public" in done.blocked[0].reason
