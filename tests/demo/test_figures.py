"""What the sample amounts to is told alike everywhere."""

from datetime import date

import pytest

from aar.metrics.metric import Dimension
from aar.store import Database
from tests.demo.generate import TODAY
from tests.figures.everywhere import Asked, assert_told_alike


@pytest.mark.parametrize("by", [None, "service"])
def test_every_figure_of_the_sample_is_one_number_wherever_it_is_told(
    sample: Database, by: Dimension | None
) -> None:
    assert_told_alike(sample, Asked(TODAY, date(2025, 6, 1), date(2026, 11, 15), by))
