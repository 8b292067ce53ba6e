"""A figure is one number: on the page, on the command line, in the board pack and from its rows."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aar.domain.record import Record
from aar.metrics.metric import DIMENSIONS, Dimension
from tests import builders
from tests.figures.everywhere import Asked, assert_told_alike
from tests.figures.worlds import START, worlds


def demand_one_number(records: list[Record], first: int, days: int, by: Dimension | None) -> None:
    as_of = START + timedelta(days=first + days + 40)
    opened = START.date() + timedelta(days=first)
    with TemporaryDirectory() as home:
        database = builders.database_with(Path(home) / "aar.duckdb", *builders.PEOPLE, *records)
        assert_told_alike(database, Asked(as_of, opened, opened + timedelta(days=days), by))


some_records = given(
    records=worlds(),
    first=st.integers(0, 200),
    days=st.integers(100, 400),
    by=st.sampled_from([None, None, *DIMENSIONS]),
)


@settings(max_examples=3)
@some_records
def test_a_figure_is_the_same_wherever_it_is_told(
    records: list[Record], first: int, days: int, by: Dimension | None
) -> None:
    demand_one_number(records, first, days, by)


@pytest.mark.prove
@settings(max_examples=150)
@some_records
def test_a_figure_is_the_same_wherever_it_is_told_at_length(
    records: list[Record], first: int, days: int, by: Dimension | None
) -> None:
    demand_one_number(records, first, days, by)
