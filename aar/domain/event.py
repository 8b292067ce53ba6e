"""Timeline events, and the milestones that are read from them."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from aar.domain.record import (
    Foreign,
    Instant,
    Many,
    Record,
    RequiredText,
    Sensitivity,
    Text,
    clean_text,
    written,
)

EventKind = Literal[
    "detection",
    "escalation",
    "communication",
    "decision",
    "action",
    "change",
    "observation",
    "status",
    "recovery",
    "other",
]
Milestone = Literal["impact_started", "detected", "acknowledged", "mitigated", "resolved"]
Stage = Literal["detection", "containment", "remediation", "verification"]
Precision = Literal["second", "minute", "hour", "day"]
Curation = Literal["kept", "starred", "dropped"]
MILESTONES: Final[tuple[Milestone, ...]] = (
    "impact_started",
    "detected",
    "acknowledged",
    "mitigated",
    "resolved",
)
_TAKES_LATEST: Final = frozenset({"mitigated", "resolved"})
_SPACES: Final = re.compile("[ \t\n\r\f\v]+")


def _hash_of(valid: dict[str, Any]) -> str:
    """The hash of an event that came without one, from its fields as validated so far."""
    return content_hash(valid["occurred_at"], valid.get("actor"), valid["kind"], valid["text"])


class TimelineEvent(Record):
    """Something that happened at `occurred_at`; `known_at` is when the responders could know it."""

    event_id: str = Field(min_length=1)
    incident_id: str = Field(min_length=1)
    occurred_at: Instant
    occurred_until: Instant | None = None
    known_at: Instant | None = None
    recorded_at: Instant | None = None
    source_zone: Text | None = None
    precision: Precision = "second"
    kind: EventKind = "other"
    milestone: Milestone | None = None
    stage: Stage | None = None
    actor: Text | None = None
    actor_role: Text | None = None
    text: RequiredText
    source: Text = "manual"
    source_id: Text | None = None
    source_url: Text | None = None
    raw: Foreign = None
    import_id: str | None = None
    line: int | None = None
    content_hash: Annotated[str, Field(min_length=1)] = Field(default_factory=_hash_of)
    sensitivity: Sensitivity = "internal"
    curation: Curation = "kept"
    note: Text | None = None
    upstream: dict[str, Any] | None = None
    merged_from: str | None = None  # the incident that it belonged to before that was merged into this one

    @property
    def knowable_at(self) -> datetime:
        """When the responders could know of it: `known_at`, else when it happened."""
        return self.known_at or self.occurred_at


def normalised(text: str | None) -> str:
    """The text as identity sees it: white space folded and trimmed."""
    return _SPACES.sub(" ", clean_text(text or "")).strip(" ")


def content_hash(occurred_at: datetime, actor: str | None, kind: str, text: str) -> str:
    """The md5 over occurred_at (UTC, µs), actor, kind and text, normalised, each with its length in bytes."""
    parts = (written(occurred_at), normalised(actor), kind, normalised(text))
    joined = "".join(f"{len(part.encode())}:{part}" for part in parts)
    return hashlib.md5(joined.encode(), usedforsecurity=False).hexdigest()


def milestone_times(events: Iterable[TimelineEvent]) -> dict[Milestone, datetime]:
    """When each milestone was reached: the earliest start, detection and acknowledgement, the latest end."""
    found: dict[Milestone, datetime] = {}
    for event in events:
        if event.milestone is None or event.curation == "dropped":
            continue
        best = max if event.milestone in _TAKES_LATEST else min
        found[event.milestone] = best(found.get(event.milestone, event.occurred_at), event.occurred_at)
    return found


def out_of_order(times: dict[Milestone, datetime]) -> list[tuple[Milestone, Milestone]]:
    """Pairs of milestones whose times contradict their order; real incidents have them: warn, accept."""
    reached = [name for name in MILESTONES if name in times]
    return [(a, b) for a, b in pairwise(reached) if times[a] > times[b]]


def only_known_by(events: Iterable[TimelineEvent], moment: datetime) -> list[TimelineEvent]:
    """The events that the responders could know of at that moment, dropped ones left out."""
    return [event for event in events if event.curation != "dropped" and event.knowable_at <= moment]


def in_order(events: Iterable[TimelineEvent]) -> list[TimelineEvent]:
    """The events as they happened; equal times keep the order in which they were written down."""
    return sorted(events, key=lambda event: (event.occurred_at, event.line or 0, event.event_id))


def identity(event: TimelineEvent) -> tuple[str, str]:
    """What makes an event the same within its incident: the id that its source gives, else its content."""
    return (event.source, event.source_id) if event.source_id is not None else ("", event.content_hash)


EventIds = Many[str]
