"""A dry run says what the next run does, and does nothing itself."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stamina

from aar.domain.hint import Hint
from aar.usecases.receive_hint import receive_hint
from aar.usecases.sync_actions import sync_actions
from aar.usecases.syncing.run import Options
from tests.fakes.clock import StoppedClock
from tests.fakes.jira import open_to_all, stepwise
from tests.fakes.jira.fixtures import running
from tests.fakes.jira.site import Kind
from tests.sync.people import Office, office
from tests.sync.perils import LAG_SECONDS, Weather, tracker_for
from tests.sync.test_schedules import BEGIN

SHORT, LONG, STEPS = 3, 200, 16
COUNTED = ("created", "pushed", "pulled", "conflicts", "missing", "errors")


@pytest.fixture(autouse=True)
def _repeat_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        is_long = metafunc.function.__name__.endswith("length")
        metafunc.parametrize("number", range(LONG if is_long else SHORT))


def test_a_rehearsal_says_what_the_run_does(number: int, tmp_path: Path) -> None:
    play(f"rehearsal {number}", tmp_path)


@pytest.mark.prove
def test_a_rehearsal_says_what_the_run_does_at_length(
    number: int, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    play(f"{pytestconfig.getoption('--hypothesis-seed')} rehearsal {number}", tmp_path)


def play(seed: str, path: Path) -> None:
    """People act on both sides and runs break off; from time to time a run is rehearsed, and then made."""
    chance, clock = random.Random(seed), StoppedClock(BEGIN)  # noqa: S311 - chance, not a secret
    random.seed(seed)  # what our own jitter draws from
    kinds: tuple[Kind, ...] = ("cloud", "datacenter")
    with running(chance.choice(kinds), clock) as jira:
        jira.site.index_lag_seconds = chance.choice((0, 20))
        jira.site.workflow = chance.choice((stepwise(), open_to_all("optional"), open_to_all()))
        place = office(path / "aar.duckdb", jira, clock, chance)
        weather = Weather(place, chance)
        for _ in range(STEPS):
            act = place.somebody_acts
            chance.choice((act, act, act, weather.perilous_run, lambda: rehearse_and_run(place)))()
            clock.advance(chance.choice((1, 61, 300, 4000)))
        rehearse_and_run(place)


def rehearse_and_run(place: Office) -> None:
    """Rehearse, demand that nothing was written, run, and demand that it did what was said."""
    place.jira.heal()
    place.clock.advance(40)  # the lease of a runner that died is over
    options = {"full": place.random.random() < 0.3, "patient": place.random.random() < 0.3}
    hint(place)
    place.jira.forget_calls()
    before = place.database.path.read_bytes()
    said = run(place, dry_run=True, **options)
    assert place.jira.writes == []
    assert place.database.path.read_bytes() == before
    done = run(place, **options)
    assert said == done


def hint(place: Office) -> None:
    """Jira hints at one of its issues."""
    if made := place.jira.issues():
        one = Hint(tracker="jira", remote_ids=(place.random.choice(made).issue_id,))
        place.database.write(lambda store: receive_hint(store, one, now=place.clock()))


def run(place: Office, *, dry_run: bool = False, full: bool, patient: bool) -> dict[str, Any]:
    """One run: its counts, each of its changes, and what stopped it, as Jira's wish to be left alone does."""
    url = "http://localhost:8501"
    wanted = Options(
        dry_run=dry_run, full=full, patient=patient, index_lag_seconds=LAG_SECONDS, public_url=url
    )
    tracker = tracker_for(place.jira, place.clock)
    result, made, stopped = sync_actions(place.database, tracker, wanted, clock=place.clock)
    changes = sorted(made.changes, key=lambda one: (one["action_id"], one["direction"], one["field"]))
    counts = {name: getattr(result, name) for name in COUNTED}
    return {"changes": changes, "stopped": stopped and stopped.message, **counts}
