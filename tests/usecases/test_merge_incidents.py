"""Two incidents that are one become one, to imports as well, and are two again when that was a mistake."""

from pathlib import Path

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.errors import ConflictError, InputError
from aar.store import Database
from aar.usecases.check_integrity import check_integrity
from aar.usecases.curate_event import curate_event
from aar.usecases.export_bundle import export_bundle
from aar.usecases.load_bundle import load_bundle
from aar.usecases.merge_incidents import Merged, merge_incidents
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from aar.usecases.undo_import import undo_import
from aar.usecases.undo_merge import Unmerged, undo_merge
from aar.usecases.verify_audit import verify_audit
from tests.imports.conftest import Desk, desk, world
from tests.usecases.bundles import contents
from tests.usecases.conftest import FACILITATOR, LOCAL

__all__ = ["desk", "world"]
HEAD = "incident,source_id,occurred_at,text\n"
TWO = (
    "A,a1,2026-05-01T10:00:00Z,Alarm rings\n"
    "A,a2,2026-05-01T10:05:00Z,Pager rings\n"
    "A,same,2026-05-01T10:07:00Z,Both say this\n"
    "B,b1,2026-05-01T10:10:00Z,Customers call\n"
    "B,same,2026-05-01T10:12:00Z,Both say that\n"
)
A, B = "INC-0003", "INC-0004"


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two incidents of one source, which calls an event of each the same."""
    result = desk.take_text(HEAD + TWO)
    assert [one.incident_id for one in result.incidents] == [A, B]
    return desk


def merge(desk: Desk, incident_id: str = A, into: str = B) -> Merged:
    merged: Merged = desk.world.do(merge_incidents, incident_id, into, by=FACILITATOR)
    return merged


def undo(desk: Desk, incident_id: str = A) -> Unmerged:
    undone: Unmerged = desk.world.do(undo_merge, incident_id, by=FACILITATOR)
    return undone


def texts(desk: Desk, incident_id: str) -> list[str]:
    return [event.text for event in desk.events(incident_id)]


def named(desk: Desk, text: str) -> TimelineEvent:
    with desk.world.database.read() as store:
        return next(event for event in store.list(TimelineEvent) if event.text == text)


def demand_whole(desk: Desk) -> None:
    with desk.world.database.read() as store:
        broken = {check.name for check in check_integrity(store) if check.violations}
        assert verify_audit(store, key=None).ok
    assert broken <= {"counters_are_ahead_of_all_ids"}


def test_events_move_and_one_that_both_have_stays_with_its_own(two: Desk) -> None:
    merged = merge(two)
    assert (merged.moved, merged.stayed) == (2, 1)
    assert texts(two, B) == ["Alarm rings", "Pager rings", "Customers call", "Both say that"]
    assert texts(two, A) == ["Both say this"]
    demand_whole(two)


def test_what_was_merged_is_listed_no_more_and_leads_to_the_other(two: Desk) -> None:
    merge(two)
    with two.world.database.read() as store:
        assert store.require(Incident, A).merged_into == B
        listed = [row["incident_id"] for row in store.rows("queries/incidents/overview", sees_private=True)]
    assert A not in listed
    with pytest.raises(ConflictError, match="merged into INC-0004"):
        two.world.do(start_review, A, by=FACILITATOR)


def test_undone_it_is_as_before_with_what_was_said_of_its_events_since(two: Desk) -> None:
    merge(two)
    two.world.do(curate_event, named(two, "Pager rings").event_id, {"note": "Late"}, by=FACILITATOR)
    assert undo(two) == Unmerged(incident_id=A, moved=2)
    assert texts(two, A) == ["Alarm rings", "Pager rings", "Both say this"]
    assert texts(two, B) == ["Customers call", "Both say that"]
    assert named(two, "Pager rings").note == "Late"
    demand_whole(two)
    with pytest.raises(ConflictError, match="not merged"):
        undo(two)


def test_the_source_read_again_tells_the_one_that_stands(two: Desk) -> None:
    merge(two)
    again = two.take_text(HEAD + TWO.replace("Pager", "Phone") + "A,a3,2026-05-01T10:20:00Z,All is well\n")
    assert (again.new, again.updated, again.unchanged) == (1, 1, 4)
    assert {one.incident_id for one in again.incidents} == {B}
    assert texts(two, B)[1] == "Phone rings"
    assert texts(two, B)[-1] == "All is well"
    assert two.take_text(HEAD + TWO.replace("Pager", "Phone"), "other.csv").unchanged == 5
    demand_whole(two)


def test_what_came_of_its_source_since_goes_back_with_it(two: Desk) -> None:
    merge(two)
    two.take_text(HEAD + "A,a3,2026-05-01T10:20:00Z,All is well\n", "newer.csv")
    undo(two)
    assert texts(two, A)[-1] == "All is well"
    assert two.take_text(HEAD + TWO, "again.csv").unchanged == 5


def test_a_new_record_that_both_give_is_one_event_of_the_merged_incident(two: Desk) -> None:
    merge(two)
    both = "A,new,2026-05-01T10:30:00Z,Said twice\nB,new,2026-05-01T10:30:00Z,Said twice\n"
    assert (two.take_text(HEAD + both, "n.csv").new, texts(two, B).count("Said twice")) == (1, 1)
    assert two.take_text(HEAD + both, "m.csv").unchanged == 2
    demand_whole(two)


def test_the_import_of_merged_incidents_is_undone_as_one(two: Desk) -> None:
    merge(two)
    two.world.do(undo_import, "IMP-0001", by=LOCAL, confirmed=True)
    demand_whole(two)
    with two.world.database.read() as store:
        assert [one.incident_id for one in store.list(Incident)] == ["INC-0001", "INC-0002"]


def test_an_event_that_is_cited_where_it_is_stays_there(two: Desk) -> None:
    merge(two)
    two.world.do(start_review, B, by=FACILITATOR)
    cited = named(two, "Alarm rings").event_id
    two.world.do(record_finding, "REV-0001", {"title": "Late", "evidence": (cited,)}, by=FACILITATOR)
    assert undo(two) == Unmerged(incident_id=A, moved=1, stayed=(cited,))
    assert two.take_text(HEAD + TWO, "again.csv").unchanged == 5
    demand_whole(two)


def test_merges_in_a_row_are_undone_one_by_one(two: Desk) -> None:
    merge(two)
    merge(two, B, "INC-0001")
    assert len(texts(two, "INC-0001")) == 8
    assert undo(two, B).moved == 4
    assert (len(texts(two, B)), len(texts(two, "INC-0001"))) == (4, 4)
    assert undo(two).moved == 2
    demand_whole(two)


def test_the_one_with_the_review_stays(two: Desk) -> None:
    two.world.do(start_review, A, by=FACILITATOR)
    with pytest.raises(ConflictError, match="has the review REV-0001") as refused:
        merge(two)
    assert refused.value.hint.startswith("Merge INC-0004 into INC-0003 instead")
    two.world.do(start_review, B, by=FACILITATOR)
    with pytest.raises(ConflictError, match="both have a review"):
        merge(two)


def test_a_private_incident_is_merged_only_with_a_private_one(two: Desk) -> None:
    with pytest.raises(ConflictError, match="INC-0002 is private and INC-0003 is not"):
        two.world.do(merge_incidents, A, "INC-0002", by=LOCAL)
    with pytest.raises(InputError, match="into itself"):
        merge(two, A, A)


def test_a_merge_survives_a_bundle(two: Desk, tmp_path: Path) -> None:
    merge(two)
    export_bundle(two.world.database, tmp_path / "one", by=LOCAL)
    other = Database(tmp_path / "other.duckdb")
    load_bundle(other, tmp_path / "one", by=LOCAL, now=two.world.now)
    export_bundle(other, tmp_path / "two", by=LOCAL)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    other.write(lambda store: undo_merge(store, A, by=FACILITATOR, now=two.world.now))
    with other.read() as store:
        assert len(store.list(TimelineEvent, "of_incident", incident_id=A)) == 3
