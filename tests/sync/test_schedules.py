"""Random schedules of edits, crashes, runners and faults: both sides agree in the end, nothing is lost."""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import stamina

from aar.domain.action import ActionItem
from aar.domain.link import TrackerLink
from aar.usecases.check_integrity import check_integrity
from aar.usecases.verify_audit import verify_audit
from tests import builders
from tests.fakes.clock import StoppedClock
from tests.fakes.jira import open_to_all, stepwise
from tests.fakes.jira.fixtures import running
from tests.fakes.jira.seen import Seen
from tests.fakes.jira.site import Kind
from tests.sync.people import Office, office, ours, person_of, verdicts
from tests.sync.perils import Weather, run_once

SHORT, LONG, STEPS = 50, 1000, 14
BEGIN = builders.START + timedelta(days=1)
SECRET = "ACT-0004"
CHECKS = {
    "a_field_has_one_open_conflict",
    "actions_have_the_times_of_their_state",
    "an_issue_belongs_to_one_action",
    "every_id_is_unique",
    "nobody_verified_own_work",
}


@pytest.fixture(autouse=True)
def _repeat_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        metafunc.parametrize(
            "number", range(LONG if metafunc.function.__name__.endswith("length") else SHORT)
        )


def test_both_sides_agree_in_the_end(number: int, tmp_path: Path) -> None:
    play(f"short {number}", tmp_path)


@pytest.mark.prove
def test_both_sides_agree_in_the_end_at_length(
    number: int, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    play(f"{pytestconfig.getoption('--hypothesis-seed')} {number}", tmp_path)


def play(seed: str, path: Path) -> None:
    """One schedule, and then quiet."""
    chance, clock = random.Random(seed), StoppedClock(BEGIN)  # noqa: S311 - chance, not a secret
    random.seed(seed)  # what our own jitter draws from
    kinds: tuple[Kind, ...] = ("cloud", "datacenter")
    with running(chance.choice(kinds), clock) as jira:
        skew = timedelta(seconds=chance.choice((0, 0, -3600, 1000)))
        jira.site.clock = lambda: clock() + skew
        jira.site.index_lag_seconds = chance.choice((0, 20, 60))
        jira.site.workflow = chance.choice((stepwise(), open_to_all("optional"), open_to_all()))
        place = office(path / "aar.duckdb", jira, clock, chance)
        weather = Weather(place, chance)
        for _ in range(STEPS):
            chance.choice((place.somebody_acts, place.somebody_acts, weather.perilous_run))()
            clock.advance(chance.choice((1, 20, 61, 300, 4000)))
        settle_down(place)
        demand_agreement(place)


def settle_down(place: Office) -> None:
    """No faults, nothing hidden, the waits have passed, two runs; a third one has nothing to do."""
    place.shows_all()
    for _ in range(2):
        # What people changed while nobody could see it is found by the look at what was not seen for a day.
        place.clock.advance(90_000 if place.has_hidden else 7200)
        assert run_once(place) is not None
    place.clock.advance(300)
    place.jira.forget_calls()
    last = run_once(place)
    assert last is not None
    assert [call.path for call in place.jira.writes] == []
    assert (last.created, last.pushed, last.pulled, last.conflicts, last.errors) == (0, 0, 0, 0, 0)


def demand_agreement(place: Office) -> None:
    """What the design promises."""
    made = [issue for issue in place.jira.issues() if "aar" in issue.properties]  # not the clones
    for action in place.actions():
        found = [issue for issue in made if issue.properties.get("aar", {}) == mark_of(place, action)]
        is_owed = action.is_outstanding and action.action_id != SECRET
        assert len(found) in {int(is_owed), int(action.action_id != SECRET)}, (action.action_id, found)
        if found:
            demand_equal(place, action, found[0])
    demand_nothing_lost(place, made)
    demand_comments_once(place, made)
    with place.database.read() as store:
        assert verify_audit(store, key=None).ok
        broken = {check.name for check in check_integrity(store) if check.violations}
        assert not broken & CHECKS


def demand_equal(place: Office, action: ActionItem, issue: Seen) -> None:
    """Each field is equal on both sides, or named in an open conflict that shows both."""
    open_ones = {
        one.field: (one.ours, one.theirs)
        for one in place.conflicts()
        if one.action_id == action.action_id and one.resolved_at is None
    }
    link = link_of(place, action)
    for name, sides in both(action, issue).items():
        is_named = open_ones.get(name) == sides or (name == "state" and name in open_ones)
        # Where Jira's workflow has no resolutions, what was dropped is done there, and the link says so.
        is_said = sides == ("dropped", "done") and "no resolution" in str(link and link.last_error)
        assert sides[0] == sides[1] or is_named or is_said, (name, sides, open_ones, link)


def both(action: ActionItem, issue: Seen) -> dict[Any, tuple[Any, Any]]:
    """The fields of both sides in our words; whether work has begun is Jira's to say."""
    here = {"agreed": "open", "in_progress": "open", "verified": "done"}.get(action.state, action.state)
    there = "open" if issue.category != "Done" else "done" if issue.resolution == "Done" else "dropped"
    return {
        "title": (action.title, issue.summary),
        "owner": (action.owner, person_of(issue.assignee)),
        "due_on": (str(action.due_on), issue.due_on),
        "priority": (action.priority, ours(issue.priority)),
        "state": (here, there),
    }


def mark_of(place: Office, action: ActionItem) -> dict[str, Any]:
    """The property that says whose an issue is."""
    with place.database.read() as store:
        head = store.one("queries/ledger/head") or {}
    return {"action": action.action_id, "installation": head["installation_id"]}


def link_of(place: Office, action: ActionItem) -> TrackerLink | None:
    """The action's link."""
    with place.database.read() as store:
        return store.get(TrackerLink, action.action_id, "jira")


def demand_nothing_lost(place: Office, made: list[Seen]) -> None:
    """Every value that was written stands, was seen by whoever wrote over it, or is in a conflict."""
    kept = {
        (one.action_id, one.field, str(side)) for one in place.conflicts() for side in (one.ours, one.theirs)
    }
    kept |= {
        (action.action_id, name, str(getattr(action, name)))
        for action in place.actions()
        for name in ("title", "due_on", "owner")
    }
    lost = [
        edit
        for edit in place.edits
        if (edit.action_id, edit.field, edit.value) not in kept | place.seen_before_writing
    ]
    assert lost == []
    for issue in made:
        for action_id, notes in place.notes.items():
            if f"aar-{action_id}" in issue.labels:
                assert [
                    note for note in notes if note not in issue.description or note not in issue.labels
                ] == []


def demand_comments_once(place: Office, made: list[Seen]) -> None:
    """A verdict is told at most once."""
    said = [comment for issue in made for comment in issue.comments]
    for verdict in verdicts(place.database):
        assert len([comment for comment in said if verdict.verification_id in comment]) <= 1
