"""One page of the incidents that fit is read, the newest first, and all that fit are counted."""

from pathlib import Path
from typing import Any

import pytest

from aar.domain.person import LOCAL, Person
from aar.domain.record import Record
from aar.usecases.select_incidents import Asked, Selection, select_incidents
from tests import builders
from tests.builders import database_with

DAY = 24 * 60
CORPUS: tuple[Record, ...] = (
    builders.incident(1, title="Checkout is slow", severity="sev2", summary="Café orders wait"),
    builders.incident(2, title="Login fails", severity="sev1", services=("login",), kind="near_miss"),
    builders.incident(3, title="Region lost", severity="sev1", services=(), kind="exercise"),
    builders.incident(4, title="Checkout is down", severity=None, merged_into="INC-0001"),
    builders.event(1, 9 * DAY, incident_id="INC-0001"),
    builders.event(2, 9 * DAY + 90, incident_id="INC-0001", milestone="resolved"),
    builders.event(3, 5 * DAY, incident_id="INC-0002"),
    builders.event(4, 6 * DAY, incident_id="INC-0002", milestone="impact_started"),
    builders.event(5, 8 * DAY, incident_id="INC-0003"),
    builders.event(6, 99 * DAY, incident_id="INC-0002", milestone="resolved", curation="dropped"),
    builders.review(1, incident_id="INC-0001", state="published"),
    builders.review(2, incident_id="INC-0001", version=2, state="draft"),
)


def selected(path: Path, asked: Asked, *, by: Person = LOCAL, most: int = 10) -> Selection:
    with database_with(path).read() as store:
        return select_incidents(store, asked, by=by, most=most)


def ids(found: Selection) -> list[str]:
    return [row["incident_id"] for row in found.rows]


def test_the_newest_are_read_page_by_page_and_all_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    database_with(path, *CORPUS)
    first = selected(path, Asked(), most=2)
    assert (ids(first), first.fitting, first.total) == (["INC-0001", "INC-0003"], 3, 3)
    assert ids(selected(path, Asked(page=2), most=2)) == ["INC-0002"]
    beyond = selected(path, Asked(page=3), most=2)
    assert (ids(beyond), beyond.fitting) == ([], 3)
    (last,) = selected(path, Asked(kind="near_miss")).rows
    assert (last["started_at"].day, last["resolved_at"]) == (builders.START.day + 6, None)


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        ({"words": "SLOW checkout"}, ["INC-0001"]),
        ({"words": "cafe"}, ["INC-0001"]),
        ({"words": "inc-0003"}, ["INC-0003"]),
        ({"words": "slow region"}, []),
        ({"severities": ("sev1", "sev3")}, ["INC-0003", "INC-0002"]),
        ({"services": ("login", "checkout")}, ["INC-0001", "INC-0002"]),
        ({"kind": "exercise", "severities": ("sev1",)}, ["INC-0003"]),
        ({"review": "draft"}, ["INC-0001"]),
        ({"review": "published"}, []),
        ({"review": "none"}, ["INC-0003", "INC-0002"]),
    ],
)
def test_what_is_asked_for_is_kept(tmp_path: Path, asked: dict[str, Any], fitting: list[str]) -> None:
    path = tmp_path / "aar.duckdb"
    database_with(path, *CORPUS)
    found = selected(path, Asked(**asked))
    assert (ids(found), found.fitting, found.total) == (fitting, len(fitting), 3)


def test_private_incidents_are_neither_read_nor_counted_for_others(tmp_path: Path) -> None:
    path = tmp_path / "aar.duckdb"
    database_with(path, *builders.PEOPLE, *CORPUS, builders.incident(5, is_private=True))
    found = selected(path, Asked(), by=builders.LEADER)
    assert (found.fitting, found.total) == (3, 3)
    assert selected(path, Asked()).total == 4
