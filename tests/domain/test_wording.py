"""Wording is advised on, never refused."""

import pytest

from aar.domain.wording import blaming_phrases, starts_with_verb


@pytest.mark.parametrize(
    "title",
    ["Add a canary", "roll back by itself", "Re-run the drill", "  Alert on p99 by region", "Pin: versions"],
)
def test_a_title_that_says_what_to_do_starts_with_a_verb(title: str) -> None:
    assert starts_with_verb(title)


@pytest.mark.parametrize(
    "title", ["Better monitoring", "The canary", "Monitoring", "1 more alert", "", "→ add it"]
)
def test_a_title_that_only_names_a_thing_does_not(title: str) -> None:
    assert not starts_with_verb(title)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("They should have checked, and failed to call.", ["should have", "failed to"]),
        ("Human error. It was human error.", ["Human error", "human error"]),
        ("The health check failed at 10:20; the job failed too.", []),
        ("What could we have known?", []),
    ],
)
def test_hindsight_and_blame_are_pointed_at_but_failures_of_machines_are_not(
    text: str, phrases: list[str]
) -> None:
    assert blaming_phrases(text) == phrases
