"""Every level of risk has words, and the product of both says how high it is."""

import pytest

from aar.domain.finding import Risk
from aar.domain.risk_levels import IMPACTS, LIKELIHOODS, rating


def test_all_five_levels_have_words() -> None:
    assert list(LIKELIHOODS) == list(IMPACTS) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("likelihood", "impact", "expected"),
    [(1, 5, "low"), (2, 3, "medium"), (5, 2, "medium"), (3, 4, "high"), (5, 5, "high")],
)
def test_a_risk_is_rated_by_both(likelihood: int, impact: int, expected: str) -> None:
    assert rating(Risk(likelihood=likelihood, impact=impact)) == expected
