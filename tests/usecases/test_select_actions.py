"""The most urgent actions are read, and all that fit are counted."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from aar.domain.person import LOCAL, Person
from aar.usecases.select_actions import MOST_OF_A_STATE, Asked, Selection, select_actions
from tests import builders
from tests.builders import database_with

TODAY = date(2026, 5, 4)


def selected(path: Path, asked: Asked, *, by: Person = LOCAL) -> Selection:
    with database_with(path).read() as store:
        return select_actions(store, asked, by=by, today=TODAY)


def ids(rows: Sequence[dict[str, Any]]) -> list[str]:
    return [row["action_id"] for row in rows]


def test_a_board_reads_the_most_urgent_of_each_state_and_counts_all(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    days = range(MOST_OF_A_STATE + 3)
    owed = [builders.action(day + 1, due_on=TODAY - timedelta(days=day)) for day in days]
    done = builders.action(90, state="done", done_at=builders.START)
    database_with(path, *builders.PEOPLE, builders.incident(), builders.review(), builders.finding())
    database_with(path, *owed, done)
    found = selected(path, Asked())
    assert ids(found.rows)[:2] == ["ACT-0015", "ACT-0014"]
    assert len(found.rows) == MOST_OF_A_STATE + 1
    assert (found.states["agreed"], found.states["done"], found.fitting) == (15, 1, 16)
    assert (found.to_do, found.late, found.unverified) == (15, 14, 1)
    assert found.shows == {"all": 16, "owed": 15, "due": 15, "overdue": 14, "awaiting": 1, "jira": 0}
    assert selected(path, Asked(words="act-0090")).shows["all"] == 1


def test_who_may_not_see_a_private_incident_finds_of_its_work_only_the_own(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    private = builders.incident(is_private=True)
    own, others = builders.action(1), builders.action(2, owner="leader")
    database_with(path, *builders.PEOPLE, private, builders.review(), builders.finding(), own, others)
    mine = selected(path, Asked(), by=builders.OWNER)
    assert (ids(mine.rows), mine.rows[0]["incident_ids"]) == (["ACT-0001"], None)
    assert selected(path, Asked(), by=builders.VERIFIER).fitting == 0
    assert selected(path, Asked()).fitting == 2
