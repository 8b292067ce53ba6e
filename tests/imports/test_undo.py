"""An import can be taken back as one."""

from functools import partial
from pathlib import Path

import pytest

from aar.domain.decision import Decision
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.review import Review
from aar.errors import ConflictError, InputError
from aar.usecases.curate_event import curate_event
from aar.usecases.export_bundle import export_bundle
from aar.usecases.export_rejects import export_rejects
from aar.usecases.load_bundle import load_bundle
from aar.usecases.record_decision import record_decision
from aar.usecases.record_finding import record_finding
from aar.usecases.start_review import start_review
from aar.usecases.undo_import import undo_import
from tests.imports.conftest import Desk
from tests.imports.test_tables import KEYED
from tests.migrated import migrated
from tests.usecases.conftest import FACILITATOR, LOCAL


def test_an_undo_leaves_what_was_there_before(desk: Desk) -> None:
    before = desk.rows_everywhere()
    desk.take_text(KEYED)
    undone = desk.world.do(undo_import, "IMP-0001", by=LOCAL)
    assert (undone.removed, undone.restored) == (2, 0)
    assert desk.rows_everywhere() == {**before, "imports": before["imports"] + 1}


def test_updated_events_get_their_former_text_back(desk: Desk) -> None:
    first = desk.take_text(KEYED)
    desk.world.later(hours=1)
    desk.take_text(KEYED.replace("First", "Changed"))
    undone = desk.world.do(undo_import, "IMP-0002", by=LOCAL)
    assert (undone.removed, undone.restored) == (0, 1)
    events = desk.events(first.incidents[0].incident_id)
    assert [event.text for event in events] == ["First", "Second"]
    assert desk.take_text(KEYED).unchanged == 2


def test_edits_made_since_are_named_before_they_go(desk: Desk) -> None:
    first = desk.take_text(KEYED)
    event = desk.events(first.incidents[0].incident_id)[0]
    desk.world.do(curate_event, event.event_id, {"note": "Mine"}, revision=1, by=FACILITATOR)
    with pytest.raises(ConflictError, match=event.event_id):
        desk.world.do(undo_import, "IMP-0001", by=LOCAL)
    assert desk.world.do(undo_import, "IMP-0001", by=LOCAL, confirmed=True).removed == 2


def cited(desk: Desk) -> tuple[str, str]:
    """A draft whose finding and decision cite the first event; their ids."""
    incident_id = desk.take_text(KEYED).incidents[0].incident_id
    event = desk.events(incident_id)[0]
    review = desk.world.do(start_review, incident_id, by=FACILITATOR)
    finding = desk.world.do(
        record_finding, review.review_id, {"title": "x", "evidence": (event.event_id,)}, by=FACILITATOR
    )
    choice = {"question": "?", "decided_at": desk.world.now, "known_then": (event.event_id,)}
    decision = desk.world.do(record_decision, review.review_id, choice, by=FACILITATOR)
    return finding.finding_id, decision.decision_id


def test_what_a_draft_cites_is_named_before_it_goes(desk: Desk) -> None:
    finding_id, decision_id = cited(desk)
    with pytest.raises(ConflictError, match=f"in {finding_id}.* in {decision_id}|in {decision_id}"):
        desk.world.do(undo_import, "IMP-0001", by=LOCAL)
    assert desk.world.do(undo_import, "IMP-0001", by=LOCAL, confirmed=True).removed == 2
    with desk.world.database.read() as store:
        assert store.require(Finding, finding_id).evidence == ()
        assert store.require(Decision, decision_id).known_then == ()


def test_what_a_published_review_cites_stays(desk: Desk) -> None:
    finding_id, _ = cited(desk)
    with desk.world.database.read() as store:
        review = store.require(Review, store.require(Finding, finding_id).review_id)
    desk.world.database.write(lambda store: store.put([review.changed(state="published")]))
    with pytest.raises(ConflictError, match=f"cited by {review.review_id}"):
        desk.world.do(undo_import, "IMP-0001", by=LOCAL, confirmed=True)


def test_an_update_is_taken_back_below_what_people_edited(desk: Desk) -> None:
    first = desk.take_text(KEYED)
    event = desk.events(first.incidents[0].incident_id)[0]
    desk.world.do(curate_event, event.event_id, {"note": "Mine"}, by=FACILITATOR)
    desk.take_text(KEYED.replace("First", "Changed"))
    undone = desk.world.do(undo_import, "IMP-0002", by=LOCAL)  # nothing was edited since
    assert (undone.removed, undone.restored, undone.kept) == (0, 1, 1)
    assert desk.events(first.incidents[0].incident_id)[0].note == "Mine"


def test_an_edit_of_what_an_import_updated_is_named_only_when_it_came_after(desk: Desk) -> None:
    first = desk.take_text(KEYED)
    event = desk.events(first.incidents[0].incident_id)[0]
    desk.take_text(KEYED.replace("First", "Changed"))
    desk.world.do(curate_event, event.event_id, {"curation": "starred"}, by=FACILITATOR)
    with pytest.raises(ConflictError, match=f"since: {event.event_id}"):
        desk.world.do(undo_import, "IMP-0002", by=LOCAL)


def test_a_later_import_is_undone_first(desk: Desk) -> None:
    desk.take_text(KEYED)
    desk.take_text(KEYED.replace("First", "Changed"))
    with pytest.raises(ConflictError, match="IMP-0002 updated events of IMP-0001"):
        desk.world.do(undo_import, "IMP-0001", by=LOCAL)


def test_the_ten_thousandth_import_is_later_than_those_before_it(desk: Desk) -> None:
    desk.world.database.write(lambda store: store.take_numbers("IMP", 9_998))
    desk.take_text(KEYED)
    desk.take_text(KEYED.replace("First", "Changed"))
    with pytest.raises(ConflictError, match="IMP-10000 updated events of IMP-9999"):
        desk.world.do(undo_import, "IMP-9999", by=LOCAL)
    assert desk.world.do(undo_import, "IMP-10000", by=LOCAL).restored == 1


def test_what_came_with_a_bundle_is_not_undone_where_its_former_values_would_be_needed(
    desk: Desk, tmp_path: Path
) -> None:
    desk.take_text(KEYED)
    desk.take_text(KEYED.replace("First", "Changed"))
    export_bundle(desk.world.database, tmp_path / "bundle", by=LOCAL)
    other = migrated(tmp_path / "other.duckdb")
    load_bundle(other, tmp_path / "bundle", by=LOCAL, now=(now := desk.world.now))
    for import_id in ("IMP-0001", "IMP-0002"):
        with pytest.raises(ConflictError, match=r"IMP-0002 replaced .* did not come with the bundle"):
            other.write(partial(undo_import, import_id=import_id, by=LOCAL, now=now, confirmed=True))


def test_nothing_is_undone_twice(desk: Desk) -> None:
    desk.take_text(KEYED)
    desk.world.do(undo_import, "IMP-0001", by=LOCAL)
    with pytest.raises(ConflictError, match="undone already"):
        desk.world.do(undo_import, "IMP-0001", by=LOCAL)


def test_an_incident_with_a_review_survives_its_imports_undo(desk: Desk) -> None:
    first = desk.take_text(KEYED)
    incident_id = first.incidents[0].incident_id
    desk.world.do(start_review, incident_id, by=FACILITATOR)
    desk.world.do(undo_import, "IMP-0001", by=LOCAL)
    with desk.world.database.read() as store:
        assert store.get(Incident, incident_id) is not None


def test_an_incident_goes_with_the_last_of_its_imports_in_whatever_order_they_are_undone(desk: Desk) -> None:
    before = desk.rows_everywhere()
    for number in range(2):
        desk.take_text(f"occurred_at,incident,text\n2026-01-02T03:04:05Z,A,Event {number}\n", f"{number}.csv")
        desk.world.later(hours=1)
    desk.world.do(undo_import, "IMP-0001", by=LOCAL)
    assert desk.rows_everywhere()["incidents"] == before["incidents"] + 1
    desk.world.do(undo_import, "IMP-0002", by=LOCAL)
    assert desk.rows_everywhere()["incidents"] == before["incidents"]


def test_refused_records_come_back_as_csv_without_formulas(desk: Desk) -> None:
    desk.take_text('occurred_at,text\n=1+1,"=cmd()"\n2026-01-02T03:04:05Z,x\n')
    with desk.world.database.read() as store:
        text = export_rejects(store, "IMP-0001")
        with pytest.raises(InputError):
            export_rejects(store, "IMP-0009")
    assert text.splitlines()[1].startswith("2,,occurred_at,'=1+1,")
