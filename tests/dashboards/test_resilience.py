"""What a leader sees: figures with n and interval, the same as everywhere else, and never an empty page."""

from datetime import UTC, datetime, timedelta

import pytest

from aar.domain.appetite import Appetite
from aar.domain.record import Record
from dashboards import warming
from dashboards.components import drawn
from dashboards.resources import application
from tests import builders
from tests.dashboards.conftest import OpenPage, said

NOW = datetime.now(UTC)
AGREED = NOW - timedelta(days=60)
PUBLISHED = builders.review(state="published", published_at=AGREED, approved_by="leader", approved_at=AGREED)
WORLD: tuple[Record, ...] = (
    *builders.PEOPLE,
    builders.incident(),
    builders.event(),
    PUBLISHED,
    builders.finding(factors=({"code": "config.change"},)),
)


def late(number: int) -> Record:
    """An action that is owed past its date."""
    due_on = (NOW - timedelta(days=5)).date()
    return builders.action(number, agreed_at=AGREED, due_on=due_on, priority="P1", state="agreed")


def test_a_first_visit_says_what_the_page_is_for(open_page: OpenPage) -> None:
    assert "No published review yet" in said(open_page("resilience"))


def test_overdue_work_is_counted_with_its_definition(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1), late(2))
    assert "2 actions owed past a due date in this window" in said(page)
    overdue = next(metric for metric in page.metric if "Overdue" in metric.label)
    assert overdue.value == "2"
    assert next(metric for metric in page.metric if "On time" in metric.label).value == "0 %"


def test_a_share_of_nothing_says_why_there_is_none(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1))
    effective = next(metric for metric in page.metric if "Effective" in metric.label)
    assert effective.value == "–"
    assert effective.delta


def test_a_filter_that_does_not_exist_is_named_and_left_out(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1), params={"period": "century", "service": "nowhere"})
    assert "period century, service nowhere" in said(page)
    assert "1 action owed past a due date in this window" in said(page)


def test_a_breach_of_what_is_accepted_is_said_in_words(open_page: OpenPage) -> None:
    limit = Appetite(appetite_id="APP-0001", measure="share_on_time", comparison="at_least", limit=0.8)
    page = open_page("resilience", *WORLD, *map(late, range(1, 10)), limit)
    assert "1 of 1 limit breached" in said(page)
    assert "Breached" in said(page)
    assert "The whole interval lies beyond the limit" in said(page)


def test_a_leader_sets_a_limit_and_takes_it_away(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1), by="leader")
    page.session_state["appetite.set"] = True
    page.run().number_input(key="appetite.count").set_value(3)
    next(button for button in page.button if button.label == "Set this limit").click()
    assert "None of 1 limit is breached" in said(page.run())
    assert "No limit is set yet" in said(page.button(key="appetite.remove.APP-0001").click().run())


def test_who_does_not_lead_sees_limits_and_sets_none(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1), by="owner")
    page.session_state["appetite.set"] = True
    assert not [button for button in page.run().button if button.label == "Set this limit"]


def test_all_filters_stand_in_the_address_and_wrong_ones_are_named(open_page: OpenPage) -> None:
    params: dict[str, str | list[str]] = {
        "kind": ["exercise", "party"],
        "period": "days",
        "from": "2026-02-31",
    }
    page = open_page("resilience", *WORLD, late(1), params=params)
    assert "kind party, the days 2026\\-02\\-31" in said(page)
    assert "0 actions owed past a due date in this window" in said(page)


def test_days_of_ones_own_choice_are_said_in_the_caption(open_page: OpenPage) -> None:
    params: dict[str, str | list[str]] = {"period": "days", "from": "2026-01-05", "to": "2026-02-03"}
    page = open_page("resilience", *WORLD, late(1), params=params)
    assert "5 Jan 2026 – 3 Feb 2026" in said(page)
    assert "in the 30 days before" in said(page)


def test_a_page_without_a_change_beyond_chance_does_not_claim_any(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1))
    assert "Whether we get more resilient cannot be told" in said(page)
    assert not any(metric.proto.delta_description for metric in page.metric)


def test_every_question_has_an_answer_even_where_there_is_next_to_nothing(open_page: OpenPage) -> None:
    heard = said(open_page("resilience", *WORLD))
    for question in (
        "How fast do we recover?",
        "How long do actions stay open?",
        "Do we learn in time?",
        "What could we have known?",
        "What does waiting cost?",
    ):
        assert question in heard
    assert "No incident of this window was foreseeable" in heard
    assert "No incident shares a factor with work that is open" in heard


def test_the_page_can_be_taken_away_for_the_board(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1))
    offered = [button.proto.label for button in page.get("download_button")]
    assert offered == ["Word", "Picture"]


def test_whoever_looks_first_finds_the_charts_made(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "_MANY", 0)
    page = open_page("resilience", *WORLD, late(1))
    made = drawn._made  # noqa: SLF001 - what was made is seen nowhere else
    made.cache_clear()
    warming.warm_up(application())
    by_then = made.cache_info().misses
    page.run()
    assert (by_then > 0, made.cache_info().misses) == (True, by_then)


def test_what_is_behind_a_figure_is_drawn_once_it_is_opened(open_page: OpenPage) -> None:
    page = open_page("resilience", *WORLD, late(1))
    assert "A row opens its record" not in said(page)
    page.session_state["meaning.overdue_actions"] = True
    assert "n = 1. A row opens its record" in said(page.run())
    assert [button.proto.label for button in page.get("download_button")][2:] == ["All rows as CSV"]
