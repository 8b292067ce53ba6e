"""The before/after check counts what the store tells: by factor, service and start of impact."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.person import LOCAL, Person
from aar.domain.record import Record
from aar.store import Database
from aar.usecases.check_plan import PlanCheck, check_plan, foresee_check
from aar.usecases.check_statistics import check_lines
from aar.usecases.list_reaudits import list_reaudits
from aar.usecases.verify_action import verify_action
from tests import builders
from tests.checked import DONE_AT, OLD, PLAN, QUIET_AFTER_FIFTEEN, RAISED_AT, done, every, told


class Records:
    """A database that holds an action raised by the first incident, and others."""

    def __init__(self, folder: Path, action: ActionItem, *records: Record) -> None:
        self.action = action
        raised = [*told(1, RAISED_AT), action, *builders.PEOPLE]
        self.database: Database = builders.database_with(folder / "aar.duckdb", *raised, *records)

    def check(self, *, after_days: float, by: Person = LOCAL) -> PlanCheck:
        """The check so many days after the work was done."""
        with self.database.read() as store:
            found = check_plan(store, self.action, by=by, now=DONE_AT + timedelta(days=after_days))
        assert found is not None
        return found


def test_a_quiet_window_after_many_incidents_is_proposed_as_effective(tmp_path: Path) -> None:
    found = Records(tmp_path, done(), *QUIET_AFTER_FIFTEEN, *OLD).check(after_days=90)
    assert (found.check.before.incidents, found.check.before.days) == (15, 365)
    assert (found.check.after.incidents, found.check.after.days) == (0, 90)
    assert found.check.verdict == "effective"


def test_while_the_window_runs_there_is_only_progress(tmp_path: Path) -> None:
    found = Records(tmp_path, done(), *QUIET_AFTER_FIFTEEN, *OLD).check(after_days=40)
    assert (found.check.verdict, found.check.quiet_days) == (None, 41)
    assert "The window runs until 1 May 2026; only then is a verdict proposed." in check_lines(found)


def test_the_proposal_stays_that_of_the_window_and_a_longer_look_is_an_indication(tmp_path: Path) -> None:
    records = Records(tmp_path, done(), *every([-300, -200, -150, -100, -50, -20]), *OLD)
    assert records.check(after_days=90).check.verdict == "inconclusive"
    later = records.check(after_days=300)
    assert (later.check.verdict, later.since.verdict) == ("inconclusive", "effective")
    assert any("it looks effective: an indication" in line for line in check_lines(later))


def test_one_before_and_none_after_is_inconclusive(tmp_path: Path) -> None:
    action = done(window_days=365)
    check = Records(tmp_path, action, *every([-100]), *OLD).check(after_days=365).check
    assert (check.before.incidents, check.after.incidents, check.verdict) == (1, 0, "inconclusive")


def test_incidents_that_came_back_are_proposed_as_not_effective(tmp_path: Path) -> None:
    after = every([31, 45, 60, 75, 95, 110], first=40)
    assert Records(tmp_path, done(), *after, *OLD).check(after_days=90).check.verdict == "not_effective"


def test_the_last_instant_of_the_window_belongs_to_it_for_all_that_is_counted(tmp_path: Path) -> None:
    last = [*every([30 + 90], first=40), *every([30 + 90], first=41, factor=None)]
    found = Records(tmp_path, done(), *last, *OLD).check(after_days=300)
    assert (found.check.after.incidents, found.untold_after) == (1, 1)


def test_only_told_incidents_of_the_factor_and_the_service_are_counted(tmp_path: Path) -> None:
    others = [
        *every([-10], first=20, factor="security"),
        *every([-11], first=21, services=("search",)),
        *every([-12], first=22, kind="exercise"),
        *every([-13], first=23, merged_into="INC-0001"),
        *every([-14], first=24, is_private=True),
        *every([-15, 40], first=25, factor=None),
        *every([5], first=27),  # between the incident and the work
        *every([-400], first=28),  # before the window
    ]
    records = Records(tmp_path, done(), *every([-5, 31]), *others, *OLD)
    found = records.check(after_days=90, by=builders.VERIFIER)
    assert (found.check.before.incidents, found.check.after.incidents) == (1, 1)
    assert (found.untold_before, found.untold_after) == (1, 1)
    assert records.check(after_days=90).check.before.incidents == 2


def test_before_is_no_longer_than_the_records(tmp_path: Path) -> None:
    found = Records(tmp_path, done(), *every([-100])).check(after_days=90)
    assert (found.check.before.days, found.check.before.incidents) == (100, 1)


def test_the_incident_that_raised_the_action_first_ends_the_days_before(tmp_path: Path) -> None:
    action = done().changed(finding_ids=("FND-0001", "FND-0002"))
    found = Records(tmp_path, action, *every([-50, -60]), *OLD).check(after_days=90)
    assert found.before.ends_at == RAISED_AT - timedelta(days=50)
    assert found.check.before.incidents == 1


def test_impact_counts_from_its_start(tmp_path: Path) -> None:
    felt = TimelineEvent(
        event_id="EVT-felt",
        incident_id="INC-0002",
        occurred_at=RAISED_AT + timedelta(days=31),
        milestone="impact_started",
        text="Errors reach customers",
    )
    found = Records(tmp_path, done(), *every([29]), felt, *OLD).check(after_days=90)
    assert found.check.after.incidents == 1


@pytest.mark.parametrize(
    "plan", [{"method": "test"}, {"measure": None}, {"threshold": 0}, {"threshold": "fewer"}]
)
def test_a_plan_that_cannot_be_counted_has_no_check_and_still_a_verdict(
    tmp_path: Path, plan: dict[str, Any]
) -> None:
    records = Records(tmp_path, done(**plan))
    with records.database.read() as store:
        assert check_plan(store, records.action, by=LOCAL, now=DONE_AT) is None
    verdict = records.database.write(
        lambda store: verify_action(store, "ACT-0001", "effective", by=builders.VERIFIER, now=DONE_AT)
    )
    assert verdict.statistics == {}


def test_a_verdict_keeps_what_was_counted_and_what_was_proposed(tmp_path: Path) -> None:
    records = Records(tmp_path, done(), *QUIET_AFTER_FIFTEEN, *OLD)
    now = DONE_AT + timedelta(days=91)
    kept = records.database.write(
        lambda store: verify_action(store, "ACT-0001", "effective", by=builders.VERIFIER, now=now)
    ).statistics
    assert kept["proposed"] == "effective"
    assert kept["before"] == {
        "from": "2025-01-01T10:00:00.000000Z",
        "to": "2026-01-01T10:00:00.000000Z",
        "days": 365.0,
        "incidents": 15,
        "not_reviewed": 0,
    }
    assert (kept["after"]["incidents"], kept["ratio"]["value"], kept["ratio"]["level"]) == (0, 0, 0.9)


def test_a_plan_says_when_it_is_made_whether_its_window_can_prove_anything(tmp_path: Path) -> None:
    proposed = builders.action(state="agreed", plan={**PLAN, "window_days": 90})
    records = Records(tmp_path, proposed, *every([-364 + 24 * number for number in range(13)]), *OLD)
    with records.database.read() as store:
        outlook = foresee_check(store, proposed, by=LOCAL, now=RAISED_AT + timedelta(days=2))
    assert outlook is not None
    assert (outlook.incidents_before, outlook.incidents_needed, outlook.can_prove) == (13, 14, False)


def test_incidents_that_come_in_clusters_prove_nothing(tmp_path: Path) -> None:
    cluster = every([-200 + number / 4 for number in range(16)])
    found = Records(tmp_path, done(), *cluster, *OLD).check(after_days=90)
    assert (found.check.is_bursty, found.check.verdict) == (True, "inconclusive")
    assert any("Bursty, interval too narrow" in line for line in check_lines(found))


def test_another_look_is_due_so_many_days_after_the_last_one_and_what_is_private_stays_so(
    tmp_path: Path,
) -> None:
    verified = done().changed(state="verified")
    records = Records(tmp_path, verified, *told(2, RAISED_AT, is_private=True))
    hidden = verified.changed(action_id="ACT-0002", finding_ids=("FND-0002",))
    doubt: dict[str, Any] = {
        "result": "inconclusive",
        "by": builders.VERIFIER,
        "now": DONE_AT + timedelta(days=200),
    }
    records.database.write(lambda store: store.put([hidden]))
    records.database.write(lambda store: verify_action(store, "ACT-0001", **doubt))

    def due(by: Person) -> dict[str, str]:
        with records.database.read() as store:
            rows = list_reaudits(store, reaudit_days=365, by=by)
        return {row["action_id"]: f"{row['due_on']:%Y-%m-%d}" for row in rows}

    assert due(builders.VERIFIER) == {"ACT-0001": "2027-08-19"}
    assert due(LOCAL) == {"ACT-0001": "2027-08-19", "ACT-0002": "2027-01-31"}
