"""Incidents around work that a metric checks: what raised it, what came before and after."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.factor import ContributingFactor
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.record import Record
from aar.domain.review import Review
from tests import builders

RAISED_AT = datetime(2026, 1, 1, 10, tzinfo=UTC)
DONE_AT = RAISED_AT + timedelta(days=30)
PLAN = {"method": "metric", "measure": {"factor": "capacity", "service": "checkout"}, "verifier": "verifier"}


def told(number: int, at: datetime, *, factor: str | None = "capacity", **fields: Any) -> Iterator[Record]:
    """An incident that began at this instant; with a factor, a published review names it."""
    name = f"INC-{number:04d}"
    yield Incident(
        **{"incident_id": name, "title": "Slow", "services": ("checkout",), "created_at": at, **fields}
    )
    yield TimelineEvent(event_id=f"EVT-{number}", incident_id=name, occurred_at=at, text="Errors")
    if factor is None:
        return
    review_id = f"REV-{number:04d}"
    yield Review(review_id=review_id, incident_id=name, state="published", published_at=at)
    yield Finding(
        finding_id=f"FND-{number:04d}",
        review_id=review_id,
        kind="area_for_improvement",
        title="Too little room",
        factors=(ContributingFactor(code=factor, certainty="known"),),
    )


def every(days: Sequence[float], first: int = 2, **fields: Any) -> list[Record]:
    """Incidents so many days after the one that raised the action; negative ones are before it."""
    return [
        record
        for number, day in enumerate(days, first)
        for record in told(number, RAISED_AT + timedelta(days=day), **fields)
    ]


def done(**plan: Any) -> ActionItem:
    return builders.action(state="done", done_at=DONE_AT, plan={**PLAN, "window_days": 90, **plan})


QUIET_AFTER_FIFTEEN = every([-364 + 24 * number for number in range(15)])
OLD = every([-700], first=90, factor="security")


def quiet_since(done_at: datetime, *, first: int = 1) -> list[Record]:
    """Fifteen incidents in the year before the one that raised work done then, and none since; no action."""
    raised_at = done_at - (DONE_AT - RAISED_AT)
    records = [
        *told(first, raised_at),
        *told(first + 1, raised_at - timedelta(days=700), factor="security"),
    ]
    for number in range(15):
        records += told(first + 2 + number, raised_at - timedelta(days=364 - 24 * number))
    return records
