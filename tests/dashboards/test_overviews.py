"""Figures are computed once for all who look, until something changes that they could show."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aar.domain.appetite import Appetite
from aar.domain.person import LOCAL, Person
from aar.store import Database
from aar.usecases.compute_metrics import Question
from aar.usecases.edit_action import edit_action
from aar.usecases.resilience_overview import Overview
from dashboards.components.resilience_filters import read
from dashboards.overviews import Overviews
from dashboards.page import Visit
from tests import builders

UTC_ZONE = ZoneInfo("UTC")
NOW = builders.START + timedelta(days=90)
Look = Callable[..., Overview]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    records = (
        *builders.PEOPLE,
        builders.incident(),
        builders.review(),
        builders.finding(),
        builders.action(),
    )
    return builders.database_with(tmp_path / "aar.duckdb", *records)


@pytest.fixture
def look(database: Database) -> Look:
    kept = Overviews()

    def at(now: datetime = NOW, by: Person = LOCAL) -> Overview:
        with database.read() as store:
            asked = Question(as_of=kept.instant(store, now, UTC_ZONE), zone=UTC_ZONE)
            return kept.of(database, store, asked, by=by)

    return at


def test_a_second_look_shows_the_same_figures_of_the_same_instant(look: Look) -> None:
    first = look()
    assert look(NOW + timedelta(minutes=59)) is first
    assert first.figures.asked.as_of == NOW


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(hours=14)], ids=["an hour", "a new day"])
def test_figures_do_not_grow_old(look: Look, later: timedelta) -> None:
    look()
    assert look(NOW + later).figures.asked.as_of == NOW + later


def test_the_page_says_from_when_its_figures_are_unless_that_is_just_now() -> None:
    visit = Visit(LOCAL, NOW, ZoneInfo("Europe/Berlin"), {})
    filters = read(visit, ())
    told = [filters.told_of(NOW - timedelta(minutes=minutes), visit) for minutes in (0, 20)]
    assert told == ["Last 12 months", "Last 12 months · figures of 11:40"]


def test_midnight_ends_what_was_true_of_a_day(look: Look) -> None:
    before = NOW.replace(hour=23, minute=50)
    look(before)
    after = before + timedelta(minutes=15)
    assert look(after).figures.asked.as_of == after


def test_a_change_of_what_figures_show_is_seen_at_once(look: Look, database: Database) -> None:
    assert look().figures.now["overdue_actions"].n == 1
    later = NOW.date() + timedelta(days=9)
    database.write(lambda store: edit_action(store, "ACT-0001", {"due_on": later}, by=LOCAL, now=NOW))
    assert look(NOW + timedelta(minutes=1)).figures.now["overdue_actions"].n == 0


def test_a_new_limit_is_held_against_the_figures_at_once(look: Look, database: Database) -> None:
    assert look().standings == []
    limit = Appetite(appetite_id="APP-0001", measure="incidents", limit=1)
    database.write(lambda store: store.save(limit, verb="set", by=LOCAL, now=NOW))
    assert [standing.limit.appetite_id for standing in look().standings] == ["APP-0001"]


def test_who_may_not_see_private_incidents_gets_an_answer_of_their_own(
    look: Look, database: Database
) -> None:
    private = builders.incident(is_private=True)
    database.write(lambda store: store.save(private, verb="edited", by=LOCAL, now=NOW))
    seen = [look(by=person).figures.now["overdue_actions"].n for person in (LOCAL, builders.VERIFIER)]
    assert seen == [1, 0]


def test_all_who_ask_at_once_wait_for_one_answer(look: Look) -> None:
    found: list[Overview] = []
    threads = [threading.Thread(target=lambda: found.append(look())) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in found}) == 1
