"""A fresh database with people named by role, and one incident with a short timeline."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.person import LOCAL, Person
from aar.store import Database
from tests.migrated import copied

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
FACILITATOR = Person(
    person_id="facilitator", name="Facilitator", email="facilitator@example.org", roles=("facilitator",)
)
LEADER = Person(
    person_id="leader", name="Head of platform", email="leader@example.org", roles=("leadership",)
)
OWNER = Person(person_id="owner", name="Service owner", email="owner@example.org", roles=("owner",))
OTHER_OWNER = Person(person_id="other", name="Other owner", email="other@example.org", roles=("owner",))
VERIFIER = Person(
    person_id="verifier", name="Reliability engineer", email="verifier@example.org", roles=("viewer",)
)
VIEWER = Person(person_id="viewer", name="Colleague", email="viewer@example.org", roles=("viewer",))
__all__ = ["LOCAL"]
PEOPLE = (FACILITATOR, LEADER, OWNER, OTHER_OWNER, VERIFIER, VIEWER)


@dataclass
class World:
    """A database and the clock that the tests move."""

    database: Database
    now: datetime = NOW
    incident_id: str = "INC-0001"
    made: dict[str, Any] = field(default_factory=dict)

    def do(self, use_case: Callable[..., Any], *args: Any, by: Person, **kwargs: Any) -> Any:
        """Run one use case in one transaction at the present time of the test."""
        return self.database.write(lambda store: use_case(store, *args, by=by, now=self.now, **kwargs))

    def later(self, **delta: int) -> None:
        """Let time pass."""
        self.now += timedelta(**delta)


def event(number: int, minute: int, **fields: Any) -> TimelineEvent:
    """An event of the incident, so many minutes after its start."""
    at = datetime(2026, 5, 1, 10, 0, tzinfo=UTC) + timedelta(minutes=minute)
    return TimelineEvent(
        **{
            "event_id": f"EVT-{number}",
            "incident_id": "INC-0001",
            "occurred_at": at,
            "text": f"Event {number}",
            **fields,
        }
    )


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Six people and one sev2 incident that was resolved after an hour."""
    return world_at(tmp_path / "aar.duckdb")


def world_at(path: Path) -> World:
    """The same in a new database at this path."""
    return World(copied(path, _begin))


def _begin(store: Any) -> None:
    incident = Incident(
        incident_id="INC-0001", title="Checkout is slow", severity="sev2", services=("checkout",)
    )
    private = Incident(incident_id="INC-0002", title="Secret matter", severity="sev1", is_private=True)
    events = [
        event(1, 0, milestone="impact_started"),
        event(2, 10, milestone="detected", kind="detection"),
        event(3, 20, kind="observation", known_at=datetime(2026, 5, 1, 10, 50, tzinfo=UTC)),
        event(4, 60, milestone="resolved", kind="recovery"),
    ]
    store.put(PEOPLE)
    store.put([incident, private])
    store.put(events)
    store.take_numbers("INC", 2)
