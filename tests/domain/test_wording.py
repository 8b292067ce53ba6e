"""Wording is advised on, never refused."""

import pytest

from aar.domain.wording import blaming_phrases, hindsight_phrases, starts_with_verb


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


HINDSIGHT = {
    "They should have checked the canary.": "should have",
    "Somebody should've been paged": "should've",
    "We shouldn't have deployed on Friday": "shouldn't have",
    "The on-call should never have gone home": "should never have",
    "The team ought to have known": "ought to have",
    "We should have immediately rolled back": "should have",
    "It could have been prevented": "could have been prevented",
    "This would easily have been noticed": "would easily have been noticed",
    "If only the alert had been on": "If only",
    "Why didn't they escalate?": "Why didn't they",
    "In hindsight it is clear; obviously it was the cache": "obviously",
}
BLAME = {
    "The engineer failed to test it": "engineer failed to",
    "We had forgotten to renew the certificate": "We had forgotten to",
    "Support failed to escalate": "failed to",
    "Human error.": "Human error",
    "Caused by operator error": "operator error",
    "It was a user error": "user error",
    "A careless change": "careless",
    "Whose fault was it?": "Whose fault",
    "The vendor is to blame": "to blame",
    "Nobody neglected to say": "Nobody neglected to",
}
PLAIN = (
    "We should have a canary in each region",
    "Each service should have an owner and two backups",
    "It should have the right to roll back",
    "The runbook should have more detail",
    "The health check failed at 10:20; the job failed to start",
    "The pod failed to pull its image, and the client failed to reconnect",
    "What could we have known?",
    "Users could have lost data",
    "It could have been worse",
    "User error rate rose to 4 %, over the user error budget",
    "Their fault domains overlap; our fault tolerance is low",
    "By default the flag is on",
    "The alert did not fire",
    "People were asleep: it was 03:00 in their zone",
    "The team decided to wait, which made sense with what was known",
)


@pytest.mark.parametrize(("text", "phrase"), list(HINDSIGHT.items()))
def test_what_judges_from_today_is_pointed_at(text: str, phrase: str) -> None:
    assert hindsight_phrases(text) == [phrase]
    assert blaming_phrases(text) == []


@pytest.mark.parametrize(("text", "phrase"), list(BLAME.items()))
def test_what_looks_for_somebody_to_blame_is_pointed_at(text: str, phrase: str) -> None:
    assert blaming_phrases(text) == [phrase]


@pytest.mark.parametrize("text", PLAIN)
def test_what_people_need_and_machines_do_is_left_alone(text: str) -> None:
    assert (hindsight_phrases(text), blaming_phrases(text)) == ([], [])


def test_each_phrase_is_named_once_as_it_was_written() -> None:
    assert blaming_phrases("Human error. It was human error, human error.") == ["Human error", "human error"]
