"""`aar metrics` prints the figures of metrics.md in the shape of the contract."""

import json
import math
from typing import Any

import pytest

from aar.usecases.edit_action import edit_action
from aar.usecases.verify_action import verify_action
from tests.cli.conftest import Aar
from tests.usecases.conftest import OWNER, VERIFIER, World
from tests.usecases.test_review_states import published


def figures(aar: Aar, metric: str, *arguments: str) -> dict[str, Any]:
    """The figures of one metric."""
    document = aar("metrics", "--json", *arguments).json
    found: dict[str, Any] = next(one for one in document["metrics"] if one["id"] == metric)
    return found


def finish(world: World, days: int, result: str) -> None:
    """Finish the action after so many days, and check it after its window."""
    world.later(days=days)
    world.do(edit_action, "ACT-0001", {"state": "done"}, by=OWNER)
    world.later(days=15)
    world.do(verify_action, "ACT-0001", result, note="Looked", by=VERIFIER)


def test_an_empty_world_has_reasons_and_no_nan(aar: Aar) -> None:
    document = aar("metrics", "--json").json
    assert "NaN" not in json.dumps(document)
    shares = [one["figures"]["share"] for one in document["metrics"] if "share" in one["figures"]]
    assert all(share["value"] is None and share["reason"] for share in shares)
    assert all(one["definition"].endswith(".") for one in document["metrics"])


def test_one_promise_kept_and_proven(aar: Aar, world: World) -> None:
    published(world)
    finish(world, 10, "effective")
    kept = figures(aar, "actions_on_time")
    assert (kept["n"], kept["figures"]["share"]["value"]) == (1, 1.0)
    assert kept["figures"]["share"]["low"] == pytest.approx(1 / (1 + 1.959963985**2), rel=1e-6)
    assert figures(aar, "verification_rate")["figures"]["share"]["value"] == 1.0
    assert figures(aar, "effectiveness")["figures"]["share"]["value"] == 1.0
    assert figures(aar, "overdue_actions")["figures"]["count"]["value"] == 0


def test_one_promise_late_and_a_fix_that_did_not_help(aar: Aar, world: World) -> None:
    published(world)
    finish(world, 40, "not_effective")
    assert figures(aar, "actions_on_time")["figures"]["share"]["value"] == 0.0
    assert figures(aar, "effectiveness")["figures"]["share"]["value"] == 0.0
    overdue = figures(aar, "overdue_actions")
    assert overdue["figures"]["count"]["value"] == 1
    assert overdue["strata"][0]["value"] == "P2"


def test_a_slip_counts_by_the_date_agreed_and_by_the_present_one(aar: Aar, world: World) -> None:
    published(world)
    world.later(days=1)
    world.do(edit_action, "ACT-0001", {"due_on": "2026-07-30"}, by=OWNER)
    finish(world, 40, "effective")
    kept = figures(aar, "actions_on_time")["figures"]
    assert (kept["share"]["value"], kept["on_time_as_moved"]["value"]) == (0.0, 1.0)
    assert figures(aar, "due_date_slips")["figures"]["actions_with_slip"]["value"] == 1


def test_what_came_later_is_not_read(aar: Aar, world: World) -> None:
    published(world)
    finish(world, 40, "effective")
    before = figures(aar, "overdue_actions", "--as-of", "2026-06-10")
    assert before["figures"]["count"]["value"] == 1
    assert figures(aar, "effectiveness", "--as-of", "2026-06-10")["n"] == 0


def test_figures_can_be_split_and_curves_drawn(aar: Aar, world: World) -> None:
    published(world)
    finish(world, 10, "effective")
    split = figures(aar, "actions_on_time", "--by", "severity")
    assert [(one["by"], one["value"], one["n"]) for one in split["strata"]] == [("severity", "sev2", 1)]
    curve = figures(aar, "action_open_time", "--curves")["curves"]
    assert curve[-1]["share"] == 0.0
    assert all(math.isfinite(point["share"]) for point in curve)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as-of", "soon"),
        ("--as-of", ""),
        ("--from", "2026-13-01"),
        ("--from", "2026-02-01", "--to", "2026-01-01"),
        ("--by", "mood"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(aar: Aar, arguments: tuple[str, ...]) -> None:
    outcome = aar("metrics", "--json", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_people_read_a_table(aar: Aar) -> None:
    assert "actions_on_time" in aar("metrics").out
