"""What was counted stays readable, whoever wrote the statistics of a verdict."""

from typing import Any

import pytest

from aar.domain.counted import counted_then

COUNTED: dict[str, Any] = {"before": {"incidents": 15}, "after": {"incidents": 0}}


@pytest.mark.parametrize(
    ("statistics", "said"),
    [
        (
            {**COUNTED, "proposed": "not_effective"},
            "The count then: 15 before, 0 after; proposed not effective.",
        ),
        (COUNTED, "The count then: 15 before, 0 after; its window had not ended."),
        ({}, ""),
        ({"before": 4, "after": {"incidents": 0}}, ""),
        ({"before": {"incidents": "many"}, "after": {"incidents": 0}}, ""),
    ],
)
def test_a_verdict_says_what_was_counted_then(statistics: dict[str, Any], said: str) -> None:
    assert counted_then(statistics) == said
