"""What a run costs, counted in requests: Jira's limits are the same for everybody who asks it."""

import gc
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from aar.domain.link import TrackerLink
from aar.domain.merge import our_fields
from aar.domain.person import LOCAL
from aar.ports import RemoteIssue
from aar.store import Database
from aar.usecases.edit_action import edit_action
from aar.usecases.syncing.run import SyncResult
from tests import builders
from tests.fakes.clock import StoppedClock
from tests.fakes.jira import FakeJira, open_to_all
from tests.sync.people import Office
from tests.sync.perils import run_once

START = datetime(2026, 5, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(START)


def many(path: Path, jira: FakeJira, clock: StoppedClock, number: int) -> Office:
    """So many agreed actions that Jira has not heard of."""
    actions = [builders.action(one, title=f"Work {one}") for one in range(1, number + 1)]
    known = (builders.incident(), builders.review(state="published"), builders.finding(), *builders.PEOPLE)
    database = builders.database_with(path / "aar.duckdb", *known, *actions)
    return Office(database, jira, clock, Random(1))  # noqa: S311 - chance, not a secret


def linked(path: Path, jira: FakeJira, clock: StoppedClock, number: int) -> Office:
    """So many actions with their issues, and nothing to do."""
    ran(many(path, jira, clock, 0))
    office = many(path, jira, clock, number)
    with office.database.read() as store:
        installation = (store.one("queries/ledger/head") or {})["installation_id"]
    links = []
    with jira.world.lock:
        for action in office.actions():
            made = jira.world.create(
                jira.world.account(jira.site.email),
                jira.site.projects[0],
                "10100",
                {
                    "summary": action.title,
                    "duedate": "2026-06-01",
                    "priority": "2",
                    "assignee": jira.world.account("owner@example.org").account_id,
                    "labels": ("aar", f"aar-{action.action_id}"),
                },
                {"aar": {"action": action.action_id, "installation": installation}},
            )
            fields = our_fields(action)
            base = {str(name): value for name, value in fields.items()}
            links.append(
                TrackerLink(
                    action_id=action.action_id,
                    remote_id=str(made.issue_id),
                    key=made.key,
                    base=base,
                    state="in_sync",
                    seen_at=clock(),
                )
            )
    office.database.write(lambda store: store.put(links))
    for _ in range(3):
        clock.advance(3600)
        ran(office)
    clock.advance(3600)
    return office


def ran(office: Office) -> SyncResult:
    """One run, and what it cost."""
    office.jira.forget_calls()
    result = run_once(office)
    assert result is not None
    assert result.errors == 0
    assert result.requests == office.jira.requests
    return result


def test_a_thousand_new_issues_cost_twenty_five_requests(
    tmp_path: Path, cloud: FakeJira, clock: StoppedClock
) -> None:
    office = many(tmp_path, cloud, clock, 1000)
    assert ran(office).created == 1000
    assert cloud.requests <= 25
    assert len(cloud.issues()) == 1000


def test_five_thousand_links_without_news_cost_four_requests(
    tmp_path: Path, jira: FakeJira, clock: StoppedClock
) -> None:
    office = linked(tmp_path, jira, clock, 5000)
    result = ran(office)
    assert jira.requests <= 4
    assert (result.pushed, result.pulled) == (0, 0)


def test_what_changed_costs_little_more_than_nothing(
    tmp_path: Path, jira: FakeJira, clock: StoppedClock
) -> None:
    office = linked(tmp_path, jira, clock, 120)
    usual = ran(office).requests
    for number in range(1, 101):
        jira.people_edit(f"AAR-{number}", duedate="2026-09-09")
    clock.advance(60)
    changed = ran(office)
    assert (changed.pulled, changed.requests <= usual + 3) == (100, True)


def asked(jira: FakeJira) -> list[str]:
    """What was asked of Jira."""
    return [f"{call.method} {call.path}" for call in jira.calls]


def quiet(office: Office) -> int:
    """What a run without news costs some time later."""
    office.clock.advance(3600)
    ran(office)
    office.clock.advance(3600)
    return ran(office).requests


def change(database: Database, **fields: object) -> None:
    """Edit the first action here."""
    database.write(lambda store: edit_action(store, "ACT-0001", fields, by=LOCAL, now=START, reason="x"))


def test_an_edited_field_costs_two_requests_more_and_a_status_five(
    tmp_path: Path, jira: FakeJira, clock: StoppedClock
) -> None:
    jira.site.workflow = open_to_all("optional")
    office = many(tmp_path, jira, clock, 3)
    assert ran(office).created == 3
    usual = quiet(office)
    change(office.database, title="Better said")
    edited = ran(office)
    assert (edited.pushed, edited.requests <= usual + 2) == (1, True), asked(jira)
    usual = quiet(office)
    change(office.database, state="done")
    moved = ran(office)
    assert (moved.pushed, moved.requests <= usual + 5) == (1, True), asked(jira)
    assert jira.issue("AAR-1").category == "Done"


def test_memory_holds_a_page_of_links_and_issues_and_not_all_of_them(
    tmp_path: Path, cloud: FakeJira, clock: StoppedClock
) -> None:
    office = linked(tmp_path, cloud, clock, 600)
    held: list[int] = []

    def count(_: str) -> None:
        held.append(sum(isinstance(one, (TrackerLink, RemoteIssue)) for one in gc.get_objects()))

    run_once(office, full=True, tell=count)
    assert 0 < max(held) <= 3 * 100
