"""A real incident of a public status page, as an import leaves it, and the people who review it."""

import json
from pathlib import Path
from typing import Any, Final

from aar.domain.event import TimelineEvent
from aar.domain.incident import Incident
from aar.domain.record import Record
from tests import builders
from tests.running import ROOT

SAMPLE: Final = ROOT / "tests" / "samples" / "github-status" / "git-operation-failures.json"
_MILESTONES: Final = {"Investigating": "detected", "Resolved": "resolved"}
_KINDS: Final = {"Investigating": "detection", "Resolved": "recovery"}


def fill(path: Path, *more: Record) -> None:
    """A database at this path with the incident, the people, and whatever else is given."""
    told = json.loads(SAMPLE.read_text(encoding="utf-8"))
    incident = Incident(
        incident_id="INC-0001",
        title=told["title"],
        severity="sev2",
        services=tuple(told["components"]),
        source="status page",
        source_id=told["id"],
    )
    events = [_event(number, update) for number, update in enumerate(told["updates"], 1)]
    builders.database_with(path, *builders.PEOPLE, incident, *events, *more)


def _event(number: int, update: dict[str, Any]) -> TimelineEvent:
    return builders.event(
        number,
        occurred_at=update["at"],
        kind=_KINDS.get(update["status"], "status"),
        milestone=_MILESTONES.get(update["status"]),
        text=update["message"],
        source="status page",
        source_id=f"27227444-{number}",
        import_id="IMP-0001",
        line=number,
    )
