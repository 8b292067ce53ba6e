"""Records with sensible defaults, and a database that holds them; tests name only what matters to them."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.record import Record
from aar.domain.review import Review
from aar.store import Database
from aar.store.entities import ENTITIES
from tests.migrated import with_more

START = datetime(2026, 5, 1, 10, 0, tzinfo=UTC)
FACILITATOR = Person(
    person_id="facilitator",
    name="Review facilitator",
    email="facilitator@example.org",
    roles=("facilitator",),
)
OWNER = Person(person_id="owner", name="Service owner", email="owner@example.org", roles=("owner",))
LEADER = Person(
    person_id="leader", name="Head of platform", email="leader@example.org", roles=("leadership",)
)
VERIFIER = Person(
    person_id="verifier", name="Reliability engineer", email="verifier@example.org", roles=("viewer",)
)
PEOPLE = (FACILITATOR, OWNER, LEADER, VERIFIER)


def incident(number: int = 1, **fields: Any) -> Incident:
    """A sev2 incident of the checkout."""
    given = {"title": "Checkout is slow", "severity": "sev2", "services": ("checkout",), "created_at": START}
    return Incident(**{"incident_id": f"INC-{number:04d}", **given, **fields})


def event(number: int = 1, minute: int = 0, **fields: Any) -> TimelineEvent:
    """An event of INC-0001, so many minutes after its start."""
    given = {
        "incident_id": "INC-0001",
        "occurred_at": START + timedelta(minutes=minute),
        "text": f"Event {number}",
    }
    return TimelineEvent(**{"event_id": f"EVT-{number:04d}", **given, **fields})


def review(number: int = 1, **fields: Any) -> Review:
    """A draft of INC-0001, led by the facilitator."""
    given = {"incident_id": "INC-0001", "facilitator": FACILITATOR.person_id, "due_on": date(2026, 5, 8)}
    return Review(**{"review_id": f"REV-{number:04d}", **given, **fields})


def finding(number: int = 1, **fields: Any) -> Finding:
    """An area for improvement found in REV-0001."""
    given = {"review_id": "REV-0001", "title": "The canary had no traffic of that region"}
    return Finding(**{"finding_id": f"FND-{number:04d}", **given, **fields})


def action(number: int = 1, **fields: Any) -> ActionItem:
    """Agreed work of the owner on FND-0001, checked by the verifier 30 days after it is done."""
    given = {
        "finding_ids": ("FND-0001",),
        "title": "Block configuration pushes that skipped the canary",
        "done_when": "A push without a green canary is refused",
        "strength_category": "blocking_gate",
        "owner": OWNER.person_id,
        "due_on": date(2026, 6, 1),
        "priority": "P2",
        "state": "agreed",
        "agreed_at": START,
        "plan": {"method": "test", "window_days": 30, "verifier": VERIFIER.person_id},
    }
    return ActionItem(**{"action_id": f"ACT-{number:04d}", **given, **fields})


def resolved_timeline() -> list[TimelineEvent]:
    """An hour from the first impact to the end, with every milestone."""
    told = (
        (0, "impact_started", "change", "Configuration 4711 rolled out"),
        (9, "detected", "detection", "p99 latency above 2 s"),
        (12, "acknowledged", "escalation", "On-call paged"),
        (41, "mitigated", "action", "Configuration rolled back"),
        (60, "resolved", "recovery", "Latency back to normal"),
    )
    return [
        event(number, minute, milestone=milestone, kind=kind, text=text)
        for number, (minute, milestone, kind, text) in enumerate(told, 1)
    ]


def database_with(path: Path, *records: Record) -> Database:
    """A database at this path that holds the records; new ids continue after theirs."""
    kinds: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        kinds[type(record)].append(record)

    def fill(store: Any) -> None:
        for kind, some in kinds.items():
            store.put(some)
            if ENTITIES[kind].id_prefix:
                store.take_numbers(ENTITIES[kind].id_prefix, len(some))

    return with_more(path, fill)
