"""The public account of an incident, as its status history tells it: the real part that reviews quote."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from aar.domain.event import TimelineEvent, milestone_times
from aar.domain.incident import Incident
from aar.registry import folder_of
from tests.demo.causes import SIGNS

SOURCE: Final = folder_of("aar") / "demo" / "incidents.jsonl"
_SENTENCE: Final = re.compile(r"(?<=[a-z)%0-9]\.)\s+(?=[A-Z])")
_LONGEST_ONSET: Final = timedelta(hours=3)


@dataclass(frozen=True)
class Account:
    """An imported incident with its events in order and what was said at its end."""

    incident: Incident
    events: tuple[TimelineEvent, ...]
    impact_started_at: datetime | None

    @property
    def service(self) -> str:
        """The service by which it is known."""
        return self.incident.services[0]

    @property
    def sentences(self) -> list[str]:
        """What was said at its end."""
        return _SENTENCE.split(" ".join(self.events[-1].text.split()))

    @property
    def factor(self) -> str | None:
        """The factor that the account speaks of, if it does."""
        text = " ".join(self.sentences)
        return next((factor for factor, words in SIGNS if words.search(text)), None)

    @property
    def impact(self) -> str:
        """The sentence that says how many were affected."""
        telling = [sentence for sentence in self.sentences if "%" in sentence or "percent" in sentence]
        return telling[0] if telling else "How many people were affected is not known."

    @property
    def ended_at(self) -> datetime:
        """When it was resolved."""
        return milestone_times(self.events).get("resolved", self.events[-1].occurred_at)


def accounts(incidents: list[Incident], events: list[TimelineEvent]) -> list[Account]:
    """All accounts that say enough to be reviewed, oldest first."""
    began = _impact_starts()
    found = []
    for incident in incidents:
        own = sorted((one for one in events if one.incident_id == incident.incident_id), key=_moment)
        if len(own) > 2 and incident.services and incident.impact_minutes:
            began_at = began.get(incident.source_id or "")
            is_near = began_at and timedelta(0) < own[0].occurred_at - began_at < _LONGEST_ONSET
            found.append(Account(incident, tuple(own), began_at if is_near else None))
    return sorted((one for one in found if one.factor), key=lambda one: one.ended_at)


def _moment(event: TimelineEvent) -> tuple[datetime, str]:
    return event.occurred_at, event.event_id


def _impact_starts() -> dict[str, datetime]:
    rows = map(json.loads, SOURCE.read_text(encoding="utf-8").splitlines())
    windows = ((row["id"], row.get("impact_window")) for row in rows)
    return {
        number: datetime.fromisoformat(window["start_at"])
        for number, window in windows
        if window and window["start_at"]
    }
