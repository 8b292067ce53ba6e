"""A figure is one number: on the page, on the command line, in the board pack and from its rows."""

from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from aar.metrics.metric import DIMENSIONS
from tests import builders
from tests.figures.everywhere import Asked, assert_told_alike
from tests.figures.worlds import SEEDS, START, world


def demand_one_number(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a world, not a secret
    records = world(random)
    opened = START.date() + timedelta(days=random.randint(0, 200))
    as_of = START + timedelta(days=random.randint(300, 700))
    # The page lets nobody ask for days to come: it says so and shows the last year.
    closed = min(opened + timedelta(days=random.randint(100, 400)), as_of.date())
    by = random.choice((None, None, *DIMENSIONS))
    with TemporaryDirectory() as home:
        database = builders.database_with(Path(home) / "aar.duckdb", *builders.PEOPLE, *records)
        assert_told_alike(database, Asked(as_of, opened, closed, by))


@settings(max_examples=2)
@given(seed=SEEDS)
def test_a_figure_is_the_same_wherever_it_is_told(seed: int) -> None:
    demand_one_number(seed)


@pytest.mark.prove
@settings(max_examples=150)
@given(seed=SEEDS)
def test_a_figure_is_the_same_wherever_it_is_told_at_length(seed: int) -> None:
    demand_one_number(seed)
