"""An open review notices what others save in it, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aar.store import Database, Writer
from dashboards.components.review_watch import mark_of
from tests import builders

RECORDS = (builders.incident(), builders.event(), builders.review(), builders.finding(), builders.action())
Change = Callable[[Writer], object]
BY_SOMEBODY: dict[str, Any] = {"verb": "edited", "by": builders.FACILITATOR, "now": builders.START}
CHANGES: dict[str, Change] = {
    "the review is saved": lambda store: store.save(builders.review(), **BY_SOMEBODY),
    "a finding is saved": lambda store: store.save(builders.finding(), **BY_SOMEBODY),
    "an action is saved": lambda store: store.save(builders.action(), **BY_SOMEBODY),
    "a finding is added": lambda store: store.put([builders.finding(2)]),
    "an action is removed": lambda store: store.delete(builders.action(), **BY_SOMEBODY),
}


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return builders.database_with(tmp_path / "aar.duckdb", *RECORDS)


def marks(database: Database, change: Change) -> tuple[str, str]:
    """What the review is marked with before and after the change."""
    with database.read() as store:
        before = mark_of(store, "REV-0001")
    database.write(change)
    with database.read() as store:
        return before, mark_of(store, "REV-0001")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_saved_added_or_removed_moves_the_mark(database: Database, change: Change) -> None:
    before, after = marks(database, change)
    assert before != after


def test_an_event_or_another_review_moves_nothing(database: Database) -> None:
    def change(store: Writer) -> None:
        store.save(builders.event(), **BY_SOMEBODY)
        store.put([builders.review(2)])
        store.put([builders.finding(2, review_id="REV-0002")])

    before, after = marks(database, change)
    assert before == after
