"""A leader's limits: who sets them, what is refused, and how things stand against them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aar.domain.appetite import Appetite
from aar.domain.person import LOCAL
from aar.errors import InputError, PermissionDenied
from aar.metrics.standing import Standing
from aar.metrics.standing_words import account, limit_words, summary, why_words
from aar.store import Reader
from aar.usecases.appetite_standings import appetite_standings
from aar.usecases.compute_metrics import Question, gather_facts
from aar.usecases.remove_appetite import remove_appetite
from aar.usecases.set_appetite import set_appetite
from tests import builders
from tests.usecases.conftest import FACILITATOR, LEADER, World

TWO_SEV1: dict[str, Any] = {"measure": "incidents", "limit": 2, "severity": "sev1"}
AS_OF = datetime(2026, 5, 20, tzinfo=UTC)


def limits(world: World) -> list[Appetite]:
    with world.database.read() as store:
        return store.list(Appetite)


def test_a_limit_takes_the_place_of_the_former_on_the_same(world: World) -> None:
    world.do(set_appetite, TWO_SEV1, by=LEADER)
    world.do(set_appetite, {**TWO_SEV1, "limit": 1, "note": "After the spring"}, by=LEADER)
    world.do(set_appetite, {**TWO_SEV1, "period": "year"}, by=LEADER)
    assert [(one.appetite_id, one.limit, one.period) for one in limits(world)] == [
        ("APP-0001", 1, "quarter"),
        ("APP-0002", 2, "year"),
    ]


def test_a_share_on_time_is_a_limit_from_below(world: World) -> None:
    assert (
        world.do(set_appetite, {"measure": "share_on_time", "limit": 0.8}, by=LEADER).comparison == "at_least"
    )


def test_only_leaders_set_and_remove_limits_and_the_audit_keeps_both(world: World) -> None:
    with pytest.raises(PermissionDenied, match="may not set the risk appetite"):
        world.do(set_appetite, TWO_SEV1, by=FACILITATOR)
    world.do(set_appetite, TWO_SEV1, by=LEADER)
    with pytest.raises(PermissionDenied):
        world.do(remove_appetite, "APP-0001", by=FACILITATOR)
    world.do(remove_appetite, "APP-0001", by=LEADER)
    assert limits(world) == []
    with world.database.read() as store:
        told = [row for row in store.rows("queries/audit/all") if "appetite" in str(row)]
    assert len(told) == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"measure": "blame", "limit": 1}, "Nothing measures blame"),
        ({"measure": "incidents", "limit": 1.5}, "1.5 incidents cannot happen"),
        ({"measure": "incidents", "limit": -1}, "-1 is no limit"),
        ({"measure": "share_on_time", "limit": 80}, "80 is no limit"),
        ({"measure": "open_days", "limit": 30, "service": "checkout"}, "not narrowed by service"),
        ({"measure": "incidents", "limit": 1, "severity": "sev9"}, "no severity sev9"),
    ],
)
def test_a_limit_that_nothing_can_be_held_against_is_refused(
    world: World, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        world.do(set_appetite, fields, by=LEADER)


def struck(number: int, days_before: int, *, service: str = "checkout") -> list[Any]:
    """A sev1 incident of a service, so many days before the instant that is asked for."""
    incident_id = f"INC-{number:04d}"
    at = AS_OF - timedelta(days=days_before)
    return [
        builders.incident(number, severity="sev1", services=(service,)),
        builders.event(number, incident_id=incident_id, occurred_at=at, milestone="impact_started"),
    ]


def standings(path: Path, *records: Any, **filters: Any) -> list[Standing]:
    asked = Question(as_of=AS_OF, zone=ZoneInfo("UTC"), **filters)

    def told(store: Reader) -> list[Standing]:
        gather_facts(store, asked, by=LOCAL)
        return appetite_standings(store, asked, by=LOCAL)

    path.mkdir(exist_ok=True)
    with builders.database_with(path / "aar.duckdb", *records).read() as store:
        return told(store)


def test_three_of_two_this_quarter_is_a_breach_in_words_whatever_the_page_filters(tmp_path: Path) -> None:
    world = [one for number in (1, 2, 3) for one in struck(number, 10 * number)] + struck(4, 300)
    limit = Appetite(appetite_id="APP-0001", **TWO_SEV1)
    (standing,) = standings(tmp_path, *world, limit, severities=["sev4"])
    assert limit_words(limit) == "At most 2 SEV1 incidents a quarter"
    # Poisson with a Gamma(4.5, 300 days) rate over the 42 days to July: scipy's nbinom(4.5, 300/342)
    assert account([standing]).split(" · ") == [
        "3 so far this quarter",
        "0 – 2 more before 1 Jul 2026 (80% interval)",
        "More happened than is accepted.",
    ]
    assert summary([standing]) == "1 of 1 limit breached."


def test_a_limit_for_each_service_names_those_that_passed_it(tmp_path: Path) -> None:
    world = [*struck(1, 40), *struck(2, 5), *struck(3, 9, service="search")]
    limit = Appetite(appetite_id="APP-0001", measure="incidents_per_service", limit=1, period="year")
    told = standings(tmp_path, *world, limit)
    assert (told[0].where, told[0].used.value, told[0].held) == ("checkout", 2, "breached")
    assert account(told).startswith("checkout: 2 so far this year")
    assert account(told).endswith("Breach likely for search.")


def test_fresh_records_hold_a_limit_so_far_without_a_forecast(tmp_path: Path) -> None:
    (standing,) = standings(tmp_path, *struck(1, 5), Appetite(appetite_id="APP-0001", **TWO_SEV1))
    assert "too few to forecast" in account([standing])
    assert "holds so far" in why_words(standing)


def test_a_share_is_breached_only_where_its_whole_interval_lies_below(tmp_path: Path) -> None:
    def late(number: int) -> Any:
        return builders.action(
            number, agreed_at=AS_OF - timedelta(days=40), due_on=AS_OF.date() - timedelta(days=9)
        )

    limit = Appetite(appetite_id="APP-0001", measure="share_on_time", comparison="at_least", limit=0.75)
    base = [*struck(1, 90), builders.review(), builders.finding()]
    (some,) = standings(tmp_path / "some", *base, late(1), limit)
    (many,) = standings(tmp_path / "many", *base, *map(late, range(1, 20)), limit)
    (none,) = standings(tmp_path / "none", *base, limit.changed(priority="P1"))
    assert [some.held, many.held, none.held] == ["breach_likely", "breached", "unknown"]
    assert "nothing to count" in account([none])
