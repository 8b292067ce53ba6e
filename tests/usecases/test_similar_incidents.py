"""Similar incidents, why they are, what is still open of them, and when one was foreseeable."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.person import LOCAL
from aar.domain.record import Record
from aar.domain.review import Review
from aar.errors import InputError
from aar.usecases.compute_metrics import Question, gather_facts, metric_rows
from aar.usecases.foreseen_recurrences import foreseen_recurrences
from aar.usecases.similar_incidents import Past, similar_incidents
from tests import builders
from tests.usecases.conftest import VIEWER

PastOf = Callable[..., Past]
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
NOW = datetime(2027, 1, 1, tzinfo=UTC)


def happened(number: int, day: float, *factors: str, lasts: float = 1, **fields: Any) -> list[Record]:
    """An incident on that day after the first and over some days later; its review names these factors."""
    incident_id, review_id = f"INC-{number:04d}", f"REV-{number:04d}"
    start = FIRST + timedelta(days=day)
    ends = ((start, "impact_started"), (start + timedelta(days=lasts), "resolved"))
    events: list[Record] = [
        builders.event(2 * number + place, incident_id=incident_id, occurred_at=at, milestone=milestone)
        for place, (at, milestone) in enumerate(ends)
    ]
    published = {"state": "published", "published_at": start + timedelta(days=lasts + 1)}
    return [
        builders.incident(number, **{"title": f"Case {number}", **fields}),
        *events,
        builders.review(number, incident_id=incident_id, **(published if factors else {})),
        builders.finding(number, review_id=review_id, factors=[{"code": code} for code in factors]),
    ]


def agreed(number: int, finding: int, day: float, **fields: Any) -> Record:
    """An action that follows from this finding, agreed on that day after the first."""
    at = FIRST + timedelta(days=day)
    return builders.action(number, finding_ids=(f"FND-{finding:04d}",), agreed_at=at, **fields)


@pytest.fixture
def past_of(tmp_path: Path) -> PastOf:
    def found(incident_id: str, *records: Record, by: Any = LOCAL) -> Past:
        database = builders.database_with(tmp_path / "aar.duckdb", *records)
        with database.read() as store:
            return similar_incidents(store, incident_id, by=by, now=NOW)

    return found


def test_incidents_with_the_same_factor_and_service_are_similar_and_say_why(past_of: PastOf) -> None:
    told = [*happened(1, 0, "capacity", "training"), *happened(2, 30, "capacity", "unknown"), agreed(1, 1, 5)]
    (one,) = past_of("INC-0002", *told).similar
    assert (one.incident_id, one.factors, one.services) == ("INC-0001", ["capacity"], ["checkout"])
    assert one.started_at == FIRST
    assert [(action.action_id, action.state) for action in one.actions] == [("ACT-0001", "agreed")]


def test_without_a_review_services_and_words_count(past_of: PastOf) -> None:
    told = [
        builders.incident(1, title="Webhook deliveries are late", services=()),
        builders.incident(2, title="Pages are slow", services=("checkout",)),
        builders.incident(3, title="Late delivery of webhooks", services=("checkout",)),
        builders.incident(4, title="Nothing of the sort", services=()),
    ]
    found = {one.incident_id: (one.services, sorted(one.words)) for one in past_of("INC-0003", *told).similar}
    assert found == {"INC-0001": ([], ["delivery", "late", "webhooks"]), "INC-0002": (["checkout"], [])}


def test_what_few_have_in_common_counts_more_and_five_are_shown(past_of: PastOf) -> None:
    many = [builders.incident(number, title=f"Case {number}") for number in range(1, 9)]
    rare = [builders.incident(number, title="Odd", services=("payments", "checkout")) for number in (9, 10)]
    found = past_of("INC-0010", *many, *rare).similar
    assert found[0].incident_id == "INC-0009"
    assert len(found) == 5


def test_of_incidents_with_as_much_in_common_the_newest_are_shown(past_of: PastOf) -> None:
    many = [one for number in range(1, 41) for one in happened(number, number, "capacity", "training")]
    found = past_of("INC-0040", *many).similar
    assert [one.incident_id for one in found] == [f"INC-{number:04d}" for number in range(39, 34, -1)]


def test_work_that_is_verified_dropped_or_only_proposed_is_not_open(past_of: PastOf) -> None:
    states = ("proposed", "agreed", "in_progress", "done", "verified", "dropped")
    work = [agreed(number, 1, 5, state=state) for number, state in enumerate(states, 1)]
    (one,) = past_of("INC-0002", *happened(1, 0, "capacity"), *happened(2, 30, "capacity"), *work).similar
    assert [action.state for action in one.actions] == ["agreed", "in_progress", "done"]


def test_an_incident_was_foreseeable_when_work_on_an_earlier_one_was_open_at_its_start(
    past_of: PastOf,
) -> None:
    told = [*happened(1, 0, "capacity"), *happened(2, 30, "capacity")]
    work = [
        agreed(1, 1, 5),
        agreed(2, 1, 31),
        agreed(3, 1, 5, state="done", done_at=FIRST + timedelta(days=9)),
    ]
    dropped = agreed(
        4, 1, 5, state="dropped", dropped_at=FIRST + timedelta(days=9), dropped_reason="superseded"
    )
    asked = agreed(5, 1, 5).changed(finding_ids=(), incident_id="INC-0001")  # by an account that was imported
    past_of("INC-0001", *told, *work, dropped, asked)
    assert [one.action_id for one in past_of("INC-0002").foreseen] == ["ACT-0001", "ACT-0003", "ACT-0005"]
    assert past_of("INC-0001").foreseen == []


def test_an_action_counts_what_came_back_while_it_was_open_and_for_how_long(tmp_path: Path) -> None:
    hidden = happened(4, 50, "capacity", is_private=True, impact_minutes=500)
    returns = [*happened(2, 30, "capacity", impact_minutes=95), *happened(3, 40, "capacity"), *hidden]
    given_up = {"state": "dropped", "dropped_at": FIRST + timedelta(days=35), "dropped_reason": "superseded"}
    told = [*happened(1, 0, "capacity"), *returns, agreed(1, 1, 5), agreed(2, 1, 5, **given_up)]
    with builders.database_with(tmp_path / "aar.duckdb", *told).read() as store:
        found = foreseen_recurrences(store, "ACT-0001", by=VIEWER, now=NOW)
        assert [one.incident_id for one in found.recurrences] == ["INC-0002", "INC-0003"]
        assert (found.impact_minutes, found.unmeasured) == (95, 1)
        assert foreseen_recurrences(store, "ACT-0001", by=LOCAL, now=NOW).impact_minutes == 595
        (until_dropped,) = foreseen_recurrences(store, "ACT-0002", by=LOCAL, now=NOW).recurrences
        assert until_dropped.incident_id == "INC-0002"


def test_what_is_asked_after_a_recurrence_is_answered_from_all_records(tmp_path: Path) -> None:
    told = [*happened(1, 0, "capacity"), *happened(2, 30, "capacity"), *happened(3, 40, "training")]
    told += [agreed(1, 1, 5), agreed(2, 3, 45)]
    with builders.database_with(tmp_path / "aar.duckdb", *told).read() as store:
        assert foreseen_recurrences(store, "ACT-0001", by=LOCAL, now=NOW).recurrences
        assert similar_incidents(store, "INC-0002", by=LOCAL, now=NOW).foreseen
        assert [one.action_id for one in store.list(ActionItem)] == ["ACT-0001", "ACT-0002"]
        assert [len(store.list(kind)) for kind in (TimelineEvent, Review, Finding)] == [6, 3, 3]


@pytest.mark.parametrize(
    "earlier",
    [
        happened(1, 0, "training"),
        happened(1, 0, "unknown"),
        happened(1, 0, "capacity", services=("payments",)),
        happened(1, 0, "capacity", lasts=31),
        happened(1, -370, "capacity"),
        happened(1, 0),
    ],
    ids=["other factor", "unknown factor", "other service", "not resolved yet", "over a year", "unpublished"],
)
def test_without_all_of_the_rule_nothing_was_foreseeable(past_of: PastOf, earlier: list[Record]) -> None:
    told = [*earlier, *happened(2, 30, "capacity", "unknown"), agreed(1, 1, 5)]
    assert list(past_of("INC-0002", *told).foreseen) == []


def test_what_is_private_and_work_that_serves_it_too_do_not_exist_for_others(past_of: PastOf) -> None:
    shared = builders.action(1, finding_ids=("FND-0001", "FND-0003"), agreed_at=FIRST)
    told = [
        *happened(1, 0, "capacity"),
        *happened(2, 30, "capacity"),
        *happened(3, 10, "capacity", is_private=True, title="Secret"),
    ]
    assert len(past_of("INC-0002", *told, shared).similar) == 2
    seen = past_of("INC-0002", by=VIEWER)
    assert [(one.incident_id, one.actions) for one in seen.similar] == [("INC-0001", [])]
    assert list(seen.foreseen) == []
    with pytest.raises(InputError, match="There is no incident"):
        past_of("INC-0003", by=VIEWER)


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Eight incidents within some two years and six actions on any of them."""
    records: list[Record] = []
    for number in range(1, 9):
        factors = draw(
            st.lists(st.sampled_from(["capacity", "training", "unknown"]), max_size=2, unique=True)
        )
        services = draw(st.lists(st.sampled_from(["checkout", "payments"]), min_size=1, unique=True))
        day, lasts = draw(st.integers(0, 500)), draw(st.integers(0, 40))
        records += happened(number, day, *factors, lasts=lasts, services=tuple(services))
    for number in range(1, 7):
        day = draw(st.integers(0, 500))
        left = FIRST + timedelta(days=day + draw(st.integers(1, 200)))
        ends = draw(
            st.sampled_from(
                [{}, {"state": "dropped", "dropped_at": left}, {"state": "done", "done_at": left}]
            )
        )
        records.append(agreed(number, draw(st.integers(1, 8)), day, **ends))
    return records


@settings(max_examples=8)
@given(records=histories())
def test_what_is_named_foreseeable_is_what_the_metric_counts(records: list[Record]) -> None:
    with TemporaryDirectory() as home:
        demand_one_definition(Path(home), records)


@pytest.mark.prove
@settings(max_examples=300)
@given(records=histories())
def test_what_is_named_foreseeable_is_what_the_metric_counts_at_length(records: list[Record]) -> None:
    with TemporaryDirectory() as home:
        demand_one_definition(Path(home), records)


def demand_one_definition(home: Path, records: list[Record]) -> None:
    """Compare what the metric counts with the actions that incidents name and what those actions foresaw."""
    database = builders.database_with(home / "aar.duckdb", *records)
    asked = Question(as_of=NOW, zone=ZoneInfo("UTC"))
    with database.read() as store:
        gather_facts(store, asked, by=LOCAL)
        rows = metric_rows(store, asked, "recurrence", by=LOCAL)
        counted = {
            str(one)
            for one, is_foreseeable in zip(rows["subject_id"], rows["foreseeable"], strict=True)
            if is_foreseeable
        }
        named = {
            (one.action_id, f"INC-{number:04d}")
            for number in range(1, 9)
            for one in similar_incidents(store, f"INC-{number:04d}", by=LOCAL, now=NOW).foreseen
        }
        told = {
            (f"ACT-{number:04d}", one.incident_id)
            for number in range(1, 7)
            for one in foreseen_recurrences(store, f"ACT-{number:04d}", by=LOCAL, now=NOW).recurrences
        }
    assert {incident_id for _, incident_id in named} == counted
    assert told == named
