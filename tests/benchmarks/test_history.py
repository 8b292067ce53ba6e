"""The records that durations are measured on are ones that the product could have written."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from aar.domain.person import LOCAL
from aar.store import Database
from aar.usecases.check_integrity import check_integrity
from aar.usecases.compute_metrics import Question, compute_metrics
from tests.benchmarks.figures import TABLES
from tests.benchmarks.history import fill

END = datetime(2026, 11, 28, tzinfo=UTC)
INCIDENTS = 400
STEPS = 6


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("history") / "aar.duckdb"
    return fill(path, incidents=INCIDENTS, seed=1, ends_at=END, steps=STEPS)


def told(path: Path) -> list[object]:
    with duckdb.connect(str(path)) as connection:
        return [connection.table(one).aggregate(f"bit_xor(hash({one}))").fetchone() for one in TABLES]


def test_made_up_records_keep_every_rule(made_up: Path) -> None:
    with Database(made_up).read() as store:
        assert [check for check in check_integrity(store) if check.violations] == []


def test_made_up_records_give_every_metric_something_to_count(made_up: Path) -> None:
    with Database(made_up).read() as store:
        results = compute_metrics(store, Question(as_of=END, zone=ZoneInfo("UTC")), by=LOCAL)
    assert [result.id for result in results if result.events == 0] == []


def test_a_seed_gives_the_same_records_and_another_one_others(made_up: Path, tmp_path: Path) -> None:
    for seed in (1, 2):
        fill(tmp_path / f"{seed}.duckdb", incidents=INCIDENTS, seed=seed, ends_at=END, steps=STEPS)
    assert told(tmp_path / "1.duckdb") == told(made_up)
    assert not set(map(str, told(tmp_path / "2.duckdb"))) & set(map(str, told(made_up)))
