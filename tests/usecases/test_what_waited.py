"""What leadership asks after a repetition: which open work could have prevented it, and what waiting cost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.domain.person import LOCAL
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows
from aar.usecases.resilience_figures import ResilienceFigures, resilience_figures
from aar.usecases.what_waited import Waited, what_waited
from tests import builders

AS_OF = datetime(2026, 7, 1, tzinfo=UTC)


def struck(number: int, days_later: float) -> list[Any]:
    """An incident for lack of capacity that ended after an hour, with its published review."""
    at = builders.START + timedelta(days=days_later)
    incident_id = f"INC-{number:04d}"
    told: dict[str, Any] = {"incident_id": incident_id}
    milestones = ((at, "impact_started"), (at + timedelta(hours=1), "resolved"))
    return [
        builders.incident(number, title=f"Outage {number}", impact_minutes=60),
        *(
            builders.event(10 * number + place, occurred_at=when, milestone=name, **told)
            for place, (when, name) in enumerate(milestones)
        ),
        builders.review(number, state="published", published_at=at + timedelta(days=2), **told),
        builders.finding(
            number,
            review_id=f"REV-{number:04d}",
            kind="area_for_improvement",
            factors=({"code": "capacity"},),
        ),
    ]


def told(path: Path, *records: Any, **asked: Any) -> tuple[ResilienceFigures, Waited]:
    question = Question(as_of=AS_OF, zone=ZoneInfo("UTC"), **asked)
    with builders.database_with(path / "aar.duckdb", *records).read() as store:
        figures = resilience_figures(store, question, by=LOCAL)
        return figures, what_waited(store, figures, by=LOCAL)


def test_an_incident_that_came_back_names_the_work_that_was_open(tmp_path: Path) -> None:
    owed = builders.action(agreed_at=builders.START + timedelta(days=2))
    figures, waited = told(tmp_path, *struck(1, 0), *struck(2, 20), owed)
    assert figures.now["recurrence"].figures["foreseeable_share"].value == 0.5
    (one,) = waited.foreseeable
    assert (one.incident_id, one.title) == ("INC-0002", "Outage 2")
    assert [(action.action_id, action.incident_id) for action in one.actions] == [("ACT-0001", "INC-0001")]
    (harm,) = waited.harm
    assert (harm.action_id, harm.factor, harm.incidents, harm.impact_minutes) == (
        "ACT-0001",
        "capacity",
        1,
        60,
    )


def test_work_that_begins_just_when_the_incident_starts_was_open_all_the_same(tmp_path: Path) -> None:
    begun = {
        "field": "state",
        "from": "agreed",
        "to": "in_progress",
        "at": builders.START + timedelta(days=20),
    }
    agreed = {"field": "state", "to": "agreed", "at": builders.START + timedelta(days=2)}
    owed = builders.action(agreed_at=agreed["at"], state="in_progress", history=(agreed, begun))
    figures, waited = told(tmp_path, *struck(1, 0), *struck(2, 20), owed)
    assert figures.now["recurrence"].figures["foreseeable_share"].value == 0.5
    assert [action.action_id for one in waited.foreseeable for action in one.actions] == ["ACT-0001"]


@pytest.mark.parametrize(
    "joining", ["set asof_loop_join_threshold = 0", "set asof_loop_join_threshold = 100000"]
)  # sorted or nested: the engine joins small tables otherwise
def test_work_agreed_for_several_incidents_warns_as_long_as_the_last_of_them_lets_it(
    tmp_path: Path, joining: str
) -> None:
    days = (0, 1, 200)
    owed = builders.action(
        finding_ids=("FND-0001", "FND-0002", "FND-0003"), agreed_at=builders.START + timedelta(days=250)
    )
    before = [record for number, day in enumerate(days, 1) for record in struck(number, day)]
    database = builders.database_with(tmp_path / "aar.duckdb", *before, *struck(4, 400), owed)
    asked = Question(as_of=builders.START + timedelta(days=500), zone=ZoneInfo("UTC"))
    with database.read() as store:
        store._connection.execute(joining)  # noqa: SLF001 - no product query
        gather_facts(store, asked, by=LOCAL)
        rows = metric_rows(store, asked, "recurrence", by=LOCAL)
    foreseen = rows["subject_id"][rows["foreseeable"] == 1]
    assert list(foreseen) == ["INC-0004"]


@pytest.mark.parametrize(("days_later", "share"), [(365 + 1 / 24, 0.5), (365.05, 0)])
def test_what_ended_a_year_before_to_the_instant_still_warned(
    tmp_path: Path, days_later: float, share: float
) -> None:
    owed = builders.action(agreed_at=builders.START + timedelta(days=2))
    question = Question(as_of=AS_OF + timedelta(days=400), zone=ZoneInfo("UTC"))
    database = builders.database_with(tmp_path / "aar.duckdb", *struck(1, 0), *struck(2, days_later), owed)
    with database.read() as store:
        figures = resilience_figures(store, question, by=LOCAL)
        waited = what_waited(store, figures, by=LOCAL)
    recurrence = figures.now["recurrence"].figures
    assert [recurrence[name].value for name in ("share", "foreseeable_share")] == [share, share]
    assert len(waited.foreseeable) == bool(share)


def test_where_nothing_waited_nothing_is_told(tmp_path: Path) -> None:
    _, waited = told(tmp_path, *struck(1, 0), window_from=builders.START - timedelta(days=9))
    assert (list(waited.foreseeable), list(waited.harm)) == ([], [])


def test_the_equal_period_before_ends_where_the_asked_one_begins(tmp_path: Path) -> None:
    begins = builders.START + timedelta(days=10)
    figures, _ = told(tmp_path, *struck(1, 0), *struck(2, 20), window_from=begins)
    counted = [results["time_to_resolve"].n for results in (figures.now, figures.before)]
    assert counted == [1, 1]
    assert [point.share for point in figures.now["time_to_resolve"].curves or ()] == [1.0]


def test_of_many_foreseeable_incidents_the_latest_are_told(tmp_path: Path) -> None:
    owed = builders.action(agreed_at=builders.START + timedelta(days=2))
    returned = [record for number in range(2, 12) for record in struck(number, 3 * number)]
    _, waited = told(tmp_path, *struck(1, 0), *returned, owed)
    assert [one.incident_id for one in waited.foreseeable] == [
        f"INC-{number:04d}" for number in range(11, 3, -1)
    ]
    assert waited.foreseeable_count == 10
