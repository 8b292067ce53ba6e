"""Every metric counts the rows and tells the figures that a slow and plain reading of metrics.md does."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from aar.domain.person import LOCAL, Person
from aar.metrics.arrays import labels
from aar.metrics.compute import compute
from aar.metrics.figures import Figure
from aar.metrics.rows import Columns
from aar.store import Reader
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows, metrics
from tests import builders
from tests.figures import rows_by_hand
from tests.figures.figures_by_hand import FIGURES, Number
from tests.figures.past import Past, Row
from tests.figures.worlds import LAST_DAY, SEEDS, START, moment, world


def question(random: Random) -> Question:
    """As of any day, with or without a window and filters, in a zone with other days than UTC's."""
    is_wide = random.randrange(3) > 0
    return Question(
        as_of=moment(random) + timedelta(days=random.choice((0, 100, 200))),
        zone=ZoneInfo(random.choice(("UTC", "Pacific/Auckland", "America/Los_Angeles"))),
        window_from=None if is_wide else _day(random),
        window_to=None if random.randrange(4) else _day(random),
        severities=None if random.randrange(6) else ["sev1", "sev2"],
        services=None if random.randrange(6) else ["search"],
        kinds=None if random.randrange(6) else [random.choice(("incident", "exercise"))],
    )


def _day(random: Random) -> datetime:
    return START + timedelta(days=random.randint(0, LAST_DAY), hours=-9)


@settings(max_examples=5)
@given(seed=SEEDS)
def test_every_metric_counts_and_tells_what_its_definition_does(seed: int) -> None:
    demand_the_definition(seed)


@pytest.mark.prove
@settings(max_examples=2000)
@given(seed=SEEDS)
def test_every_metric_counts_and_tells_what_its_definition_does_at_length(seed: int) -> None:
    demand_the_definition(seed)


def demand_the_definition(seed: int) -> None:
    """Compare the rows of every metric, and the figures of what counts in them, with those by hand."""
    random = Random(seed)  # noqa: S311 - a world, not a secret
    by = random.choice((LOCAL, LOCAL, builders.VERIFIER))
    past = Past(world(random), question(random), sees_private=by is LOCAL)
    with TemporaryDirectory() as home:
        path = Path(home) / "aar.duckdb"
        with builders.database_with(path, *past.records).read() as store:
            gather_facts(store, past.asked, by=by)
            for name in metrics():
                _demand(store, past, name, by)


def _demand(store: Reader, past: Past, name: str, by: Person) -> None:
    columns = metric_rows(store, past.asked, name, by=by)
    expected = list(getattr(rows_by_hand, name)(past))
    kept = sorted({key for row in expected for key in row})
    assert _sorted(_told(columns, kept)) == _sorted(expected), name
    counted = [row for row in expected if not row.get("excluded")]
    result = compute(metrics()[name], columns)
    assert sum(result.excluded.values()) == len(expected) - len(counted), name
    assert set(result.figures) == set(FIGURES[name])
    for figure, told in result.figures.items():
        _assert_same(told, FIGURES[name][figure](counted), f"{name} {figure}")


def _told(columns: Columns, kept: Sequence[str]) -> list[Row]:
    cells = {name: labels(column) for name, column in columns.items() if name in kept}
    number = len(next(iter(columns.values())))
    return [{name: told[place] for name, told in cells.items()} for place in range(number)]


def _sorted(rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The rows in one sequence, without what they leave open; what is left out has no value to compare."""
    plain = [_plain(row) for row in rows]
    return sorted(plain, key=lambda row: sorted((key, str(cell)) for key, cell in row.items()))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    if row.get("excluded"):
        return {key: row[key] for key in ("subject_id", "excluded")}
    known = {key: cell for key, cell in row.items() if cell is not None}
    return {key: round(cell, 9) if isinstance(cell, float) else cell for key, cell in known.items()}


def _assert_same(told: Figure, expected: Number, what: str) -> None:
    for side in ("value", "low", "high"):
        one, other = getattr(told, side), getattr(expected, side)
        assert one == (None if other is None else pytest.approx(other, rel=1e-9, abs=1e-12)), f"{what} {side}"
