"""What a decision rests on stays as it was known then, whatever a newer export says of its time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from aar.domain.imports import ImportResult
from aar.errors import InputError
from aar.store.reader import as_json
from aar.usecases.curate_event import curate_event
from aar.usecases.load_bundle import load_bundle
from aar.usecases.record_decision import record_decision
from aar.usecases.remove_decision import remove_decision
from aar.usecases.start_review import start_review
from aar.usecases.undo_import import undo_import
from tests.imports.conftest import Desk
from tests.usecases.conftest import FACILITATOR, LOCAL


def at(minute: int) -> datetime:
    return datetime(2026, 5, 1, 10, minute, tzinfo=UTC)


def export(desk: Desk, minute: int, known: str = "", text: str = "Disk full") -> ImportResult:
    """An export of one event that happened in this minute."""
    known_at = f"2026-05-01T10:{known}:00Z" if known else ""
    return desk.take_text(
        "source_id,occurred_at,known_at,text\n" + f"e1,2026-05-01T10:{minute:02}:00Z,{known_at},{text}\n",
        incident="INC-0001",
    )


def imported(desk: Desk) -> TimelineEvent:
    return next(one for one in desk.events("INC-0001") if one.source_id == "e1")


def decide(desk: Desk, minute: int) -> Decision:
    """A decision in this minute that rests on the imported event."""
    desk.world.do(start_review, "INC-0001", by=FACILITATOR)
    fields = {"question": "Roll back?", "decided_at": at(minute), "known_then": (imported(desk).event_id,)}
    made: Decision = desk.world.do(record_decision, "REV-0001", fields, by=FACILITATOR)
    return made


def demand_whole(desk: Desk) -> None:
    with desk.world.database.read() as store:
        assert store.rows("checks/decisions_cite_only_what_was_known") == []


def test_a_newer_export_moves_no_cited_event_behind_its_decision(desk: Desk) -> None:
    export(desk, 5)
    decide(desk, 10)
    again = export(desk, 30, text="Disk full on db1")
    event = imported(desk)
    assert (again.updated, event.text, event.occurred_at) == (1, "Disk full on db1", at(5))
    assert event.upstream == {"occurred_at": "2026-05-01T10:30:00.000000Z"}
    assert again.notes is not None
    assert "keeps its time, for DEC-0001 rests on it" in again.notes[-1]
    assert export(desk, 30, text="Disk full on db1").unchanged == 1
    demand_whole(desk)


def test_a_time_that_stays_before_the_decision_moves_as_the_source_says(desk: Desk) -> None:
    export(desk, 5)
    decide(desk, 10)
    export(desk, 9)
    assert (imported(desk).occurred_at, imported(desk).upstream) == (at(9), None)


def test_when_it_became_known_is_kept_as_well(desk: Desk) -> None:
    export(desk, 5)
    decide(desk, 10)
    export(desk, 5, known="40")
    assert (imported(desk).known_at, imported(desk).upstream) == (None, {"known_at": at_text(40)})
    demand_whole(desk)


def at_text(minute: int) -> str:
    return f"2026-05-01T10:{minute}:00.000000Z"


def test_once_no_decision_rests_on_it_a_person_takes_what_the_source_says(desk: Desk) -> None:
    export(desk, 5)
    decide(desk, 10)
    export(desk, 30)
    desk.world.do(remove_decision, "DEC-0001", by=FACILITATOR)
    desk.world.do(curate_event, imported(desk).event_id, {"occurred_at": at(30)}, by=FACILITATOR)
    assert (imported(desk).occurred_at, imported(desk).upstream) == (at(30), None)


def test_undoing_the_export_leaves_nothing_beside_the_time_that_was_kept(desk: Desk) -> None:
    export(desk, 5)
    decide(desk, 10)
    again = export(desk, 30)
    desk.world.do(undo_import, again.import_id, by=LOCAL, confirmed=True)
    assert (imported(desk).occurred_at, imported(desk).upstream) == (at(5), None)


def test_an_undo_moves_no_cited_event_behind_its_decision(desk: Desk) -> None:
    export(desk, 30)
    earlier = export(desk, 5)
    decide(desk, 10)
    undone = desk.world.do(undo_import, earlier.import_id, by=LOCAL, confirmed=True)
    assert (undone.restored, imported(desk).occurred_at) == (1, at(5))
    assert imported(desk).upstream == {"occurred_at": at_text(30)}
    demand_whole(desk)


def test_a_bundle_moves_no_event_behind_a_decision_of_the_database(desk: Desk, tmp_path: Path) -> None:
    export(desk, 5)
    decide(desk, 10)
    moved = imported(desk).changed(occurred_at=at(30), import_id=None)
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "events.jsonl").write_text(as_json(moved.plain()) + "\n")
    with pytest.raises(InputError, match="line 1, known_at: DEC-0001"):
        load_bundle(desk.world.database, tmp_path / "bundle", by=LOCAL, now=desk.world.now, prefer="bundle")
    demand_whole(desk)
