"""However much waits, the most urgent of each kind is read, and how much there is in all is counted."""

from datetime import date, timedelta
from pathlib import Path

from aar.domain.person import LOCAL, Person
from aar.usecases.waiting_work import WaitingWork, waiting_work
from tests import builders
from tests.builders import database_with

TODAY = date(2026, 5, 4)
REVIEWED = (builders.incident(), builders.review(state="published"), builders.finding())


def waiting(path: Path, by: Person) -> WaitingWork:
    with database_with(path).read() as store:
        return waiting_work(store, by=by, today=TODAY, reaudit_days=3, most=2)


def test_the_most_urgent_actions_are_read_and_all_of_them_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    days = {1: 30, 2: -3, 3: 7, 4: -5}
    owed = [builders.action(nth, due_on=TODAY + timedelta(days=far)) for nth, far in days.items()]
    others = builders.action(5, owner="leader", due_on=TODAY)
    database_with(path, *builders.PEOPLE, *REVIEWED, *owed, others)
    mine, everyones = waiting(path, builders.OWNER), waiting(path, LOCAL)
    assert [row["action_id"] for row in mine.actions.rows] == ["ACT-0004", "ACT-0002"]
    assert [row["incident_id"] for row in mine.actions.rows] == ["INC-0001", "INC-0001"]
    assert (mine.actions.total, mine.overdue, mine.due_soon) == (4, 2, 3)
    assert (everyones.actions.total, len(everyones.actions.rows), everyones.due_soon) == (5, 2, 4)


def test_checks_that_are_made_again_come_after_the_first_ones_and_count_with_them(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    done = builders.action(1, state="done", done_at=builders.START)
    proven = [builders.action(nth, state="verified", done_at=builders.START) for nth in (2, 3)]
    database_with(path, *builders.PEOPLE, *REVIEWED, done, *proven)
    found = waiting(path, builders.VERIFIER).verifications
    assert [(row["action_id"], row.get("is_again", False)) for row in found.rows] == [
        ("ACT-0001", False),
        ("ACT-0002", True),
    ]
    assert found.total == 3


def test_work_on_a_private_incident_counts_only_for_its_owner_and_for_who_may_see_it(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    private = builders.incident(is_private=True)
    database_with(path, *builders.PEOPLE, private, *REVIEWED[1:], builders.action())
    assert waiting(path, builders.OWNER).actions.rows[0]["incident_id"] is None
    assert waiting(path, builders.LEADER).total == 0
    assert waiting(path, LOCAL).actions.rows[0]["incident_id"] == "INC-0001"
