"""Where an action stands, in words that keep done and verified apart."""

from datetime import timedelta
from typing import Any

import pytest

from aar.reports.standing import plan_in_words, standing
from tests import builders
from tests.builders import START
from tests.reports.materials import markdown_of, material, verification

DONE: dict[str, Any] = {"state": "done", "done_at": START + timedelta(days=20)}
LATER = START + timedelta(days=36)


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({"state": "proposed", "due_on": None}, None, "Proposed"),
        ({"due_on": "2026-07-01"}, None, "Agreed"),
        ({"due_on": "2026-06-01"}, None, "Agreed, overdue"),
        ({"state": "in_progress", "due_on": "2026-06-10"}, None, "In progress"),
        (
            {"state": "in_progress", "due_on": "2026-07-01"},
            "not_effective",
            "In progress again: found not effective 2026-06-06",
        ),
        (DONE, None, "Done, not yet verified; check due 2026-06-05, overdue"),
        (
            DONE,
            "inconclusive",
            "Done, not yet verified (last check inconclusive); check due 2026-06-05, overdue",
        ),
        ({**DONE, "plan": None}, None, "Done, without a verification plan"),
        ({**DONE, "state": "verified"}, "effective", "Verified 2026-06-06: effective"),
        ({"state": "dropped", "dropped_reason": "will_not_do"}, None, "Dropped: will not do"),
    ],
)
def test_an_action_says_where_it_stands(fields: dict[str, Any], verdict: str | None, words: str) -> None:
    verdicts = [verification(result=verdict, verified_at=LATER)] if verdict else []
    whole = material(verifications={"ACT-0001": verdicts})
    assert standing(whole, builders.action(**fields)) == words


def test_a_plan_says_how_after_how_long_and_by_whom() -> None:
    plan = {
        "method": "metric",
        "measure": {"factor": "data.drift", "service": "checkout"},
        "threshold": 0.5,
        "window_days": 90,
        "verifier": "verifier",
    }
    told = plan_in_words(material(), builders.action(plan=plan, plan_is_late=True))
    assert told == (
        "Metric before and after: factor data drift, service checkout; threshold 0.5; after 90 days; "
        "by Reliability engineer. The plan was added after the work had started."
    )


def test_a_verdict_tells_what_was_counted_before_and_after() -> None:
    counted = {"before": {"incidents": 15}, "after": {"incidents": 0}, "proposed": "effective"}
    told = material(verifications={"ACT-0001": [verification(statistics=counted)]})
    assert "The count then: 15 before, 0 after; proposed effective." in markdown_of(told)
