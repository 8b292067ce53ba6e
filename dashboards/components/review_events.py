"""Events of a timeline in one line each, for lists to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from aar.domain.event import TimelineEvent

_LONGEST = 90


@dataclass(frozen=True)
class EventLines:
    """What each event is called in a list: its time where the viewer is, and the beginning of its text."""

    zone: ZoneInfo
    events: Mapping[str, TimelineEvent]
    days: int
    said: dict[str, str] = field(default_factory=dict, compare=False)

    def __call__(self, event_id: str) -> str:
        """The line of one event; a list of thousands asks for each several times."""
        if event_id not in self.said:
            self.said[event_id] = self._line(event_id)
        return self.said[event_id]

    def _line(self, event_id: str) -> str:
        event = self.events.get(event_id)
        if event is None:
            return f"{event_id} (gone)"
        return f"{self.time(event.occurred_at)}  {shortened(event.text)}"

    def time(self, at: datetime) -> str:
        """The clock, with the day where the timeline spans several."""
        local = at.astimezone(self.zone)
        return f"{local:%H:%M}" if self.days == 1 else f"{local.day} {local:%b %H:%M}"


def event_lines(events: Iterable[TimelineEvent], zone: ZoneInfo) -> EventLines:
    """The lines of a timeline."""
    known = {event.event_id: event for event in events}
    days = {event.occurred_at.astimezone(zone).date() for event in known.values()}
    return EventLines(zone, known, len(days))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
