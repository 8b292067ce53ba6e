"""What counts as it was, case by case: courses that ways of counting easily get wrong."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.domain.action import ActionItem, ActionState, moved
from aar.domain.person import LOCAL
from aar.domain.record import Record
from aar.domain.verification import Verification
from aar.metrics.arrays import labels
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows
from tests import builders
from tests.builders import START

LATER = START + timedelta(days=200)


def rows_of(home: Path, metric: str, *records: Record, as_of: datetime = LATER) -> list[dict[str, Any]]:
    """The rows of a metric, the oldest first."""
    with builders.database_with(home / "aar.duckdb", *records).read() as store:
        asked = Question(as_of=as_of, zone=ZoneInfo("UTC"))
        gather_facts(store, asked, by=LOCAL)
        found = metric_rows(store, asked, metric, by=LOCAL)
    columns = {name: labels(cells) for name, cells in found.items()}
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    return sorted(rows, key=lambda row: str(row["measured_at"]))


def gone_through(*course: tuple[int, ActionState]) -> ActionItem:
    """A proposal and what became of it after so many days."""
    action = builders.action(state="proposed", agreed_at=None, finding_ids=())
    for day, state in course:
        action = moved(action, state, at=START + timedelta(days=day), by="owner", reason="superseded")
    return action


def proven(number: int, day: int) -> Verification:
    return Verification(
        verification_id=f"VER-{number:04d}",
        action_id="ACT-0001",
        result="effective",
        verified_by="verifier",
        verified_at=START + timedelta(days=day),
    )


def test_work_whose_date_was_taken_away_is_late_by_the_date_agreed_alone(tmp_path: Path) -> None:
    agreed = gone_through((0, "agreed"))
    dateless = agreed.changed(due_on=None).since(agreed, at=START + timedelta(days=3), by="owner")
    (row,) = rows_of(tmp_path, "actions_on_time", dateless)
    assert (row["value"], row["on_time_as_moved"]) == (0, None)


def test_work_that_was_proven_again_was_proven_when_it_was_first(tmp_path: Path) -> None:
    kept = builders.action(finding_ids=(), state="verified", done_at=START + timedelta(days=5))
    (row,) = rows_of(tmp_path, "action_verified_time", kept, proven(1, 20), proven(2, 120))
    assert (row["cause"], row["value"]) == (1, 20)


def test_done_work_that_was_dropped_and_taken_up_again_was_reopened(tmp_path: Path) -> None:
    course = gone_through((0, "agreed"), (5, "done"), (9, "dropped"), (20, "agreed"), (30, "done"))
    first, second = rows_of(tmp_path, "verification_rate", course, proven(1, 40))
    assert (first["excluded"], first["missing"]) == ("reopened", 1)
    assert (second["excluded"], second["value"]) == (None, 1)


def test_what_was_agreed_later_is_not_counted_before(tmp_path: Path) -> None:
    late = gone_through((2, "dropped"), (50, "agreed"))
    assert rows_of(tmp_path, "action_open_time", late, as_of=START + timedelta(days=30)) == []


@pytest.mark.parametrize(
    ("metric", "rows"), [("overdue_actions", 1), ("actions_on_time", 2), ("action_open_time", 0)]
)
def test_work_that_was_agreed_nobody_knows_when_is_held_to_its_date_all_the_same(
    tmp_path: Path, metric: str, rows: int
) -> None:
    owed = builders.action(1, finding_ids=(), agreed_at=None)
    done = builders.action(2, finding_ids=(), agreed_at=None, state="done", done_at=START)
    proposed = builders.action(3, finding_ids=(), agreed_at=None, state="proposed")
    assert len(rows_of(tmp_path, metric, owed, done, proposed)) == rows


def test_work_done_here_that_was_agreed_nobody_knows_when_was_not_agreed_as_it_was_done(
    tmp_path: Path,
) -> None:
    owed = builders.action(finding_ids=(), agreed_at=None, due_on=START.date())
    done = moved(owed, "done", at=START + timedelta(days=2), by="owner")
    assert done.agreed_at is None
    (row,) = rows_of(tmp_path, "actions_on_time", done)
    assert row["value"] == 0


@pytest.mark.parametrize("undated", [{}, {"agreed_at": None, "state": "done", "done_at": START}])
def test_work_that_an_imported_account_asked_for_made_its_return_foreseeable(
    tmp_path: Path, undated: dict[str, Any]
) -> None:
    told: list[Record] = [builders.action(finding_ids=(), incident_id="INC-0001", **undated)]
    for number, minute in ((1, -60), (2, 60)):
        named = {"incident_id": f"INC-{number:04d}"}
        told += [
            builders.incident(number),
            builders.event(number, minute, milestone="resolved", **named),
            builders.review(number, state="published", published_at=START + timedelta(days=3), **named),
            builders.finding(number, review_id=f"REV-{number:04d}", factors=({"code": "capacity"},)),
        ]
    assert [row["foreseeable"] for row in rows_of(tmp_path, "recurrence", *told)] == [0, 1]


def test_an_incident_over_as_it_began_does_not_repeat_itself(tmp_path: Path) -> None:
    told = (
        builders.incident(),
        builders.event(milestone="resolved"),
        builders.review(state="published", published_at=START + timedelta(days=3)),
        builders.finding(factors=({"code": "capacity"},)),
    )
    (row,) = rows_of(tmp_path, "recurrence", *told)
    assert (row["excluded"], row["value"]) == (None, 0)


def test_an_incident_that_clocks_end_before_it_began_comes_back_in_a_later_one_alone(tmp_path: Path) -> None:
    told: list[Record] = []
    for number, minute in ((1, 0), (2, 24 * 60)):
        incident, published = builders.incident(number), START + timedelta(days=3)
        named = {"incident_id": incident.incident_id}
        told += [
            incident,
            builders.event(2 * number, minute, milestone="impact_started", **named),
            builders.event(2 * number + 1, minute - 5, milestone="resolved", **named),
            builders.review(number, state="published", published_at=published, **named),
            builders.finding(number, review_id=f"REV-{number:04d}", factors=({"code": "capacity"},)),
        ]
    assert [row["value"] for row in rows_of(tmp_path, "recurrence", *told)] == [0, 1]


@pytest.mark.parametrize(
    ("metric", "excluded"), [("review_lag", "publication_unknown"), ("recurrence", None)]
)
def test_a_review_published_nobody_knows_when_tells_its_factors_but_not_how_long_it_took(
    tmp_path: Path, metric: str, excluded: str | None
) -> None:
    told = (
        builders.incident(),
        builders.event(milestone="resolved"),
        builders.review(state="published"),
        builders.finding(factors=({"code": "capacity"},)),
    )
    (row,) = rows_of(tmp_path, metric, *told)
    assert row["excluded"] == excluded
