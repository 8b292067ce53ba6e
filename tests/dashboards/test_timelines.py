"""A timeline is read again only when something has changed."""

from pathlib import Path

from aar.domain.person import LOCAL
from aar.usecases.curate_event import curate_event
from dashboards.timelines import Timelines
from tests import builders


def test_a_timeline_is_read_once_until_an_event_changes(tmp_path: Path) -> None:
    kept = Timelines()
    database = builders.database_with(tmp_path / "aar.duckdb", builders.incident(), builders.event())
    with database.read() as store:
        first = kept.of_incident(store, "INC-0001")
        assert kept.of_incident(store, "INC-0001") is first
    database.write(
        lambda store: curate_event(store, "EVT-0001", {"note": "Seen"}, by=LOCAL, now=builders.START)
    )
    with database.read() as store:
        assert [event.note for event in kept.of_incident(store, "INC-0001")] == ["Seen"]


def test_timelines_of_two_databases_are_told_apart(tmp_path: Path) -> None:
    kept = Timelines()
    for name in ("one", "two"):
        event = builders.event(text=name)
        database = builders.database_with(tmp_path / f"{name}.duckdb", builders.incident(), event)
        with database.read() as store:
            assert [event.text for event in kept.of_incident(store, "INC-0001")] == [name]
