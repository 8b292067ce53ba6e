"""What rests on an event, and what may not be done to the event because of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aar.domain import marking
from aar.domain.event import TimelineEvent
from aar.errors import ConflictError
from aar.store import Reader


@dataclass(frozen=True)
class Citation:
    """A decision, with when it was made, or a finding that cites an event."""

    cited_by: str
    decided_at: datetime | None


class Citations:
    """What cites some events, read once for all of them."""

    def __init__(self, store: Reader, event_ids: Sequence[str]) -> None:
        self._of: dict[str, list[Citation]] = defaultdict(list)
        self._public = [
            marking.Citation(**row) for row in store.rows("queries/citations/public_of", ids=list(event_ids))
        ]
        for row in store.rows("queries/events/citations", ids=list(event_ids)):
            decided_at = row["decided_at"] and row["decided_at"].astimezone(UTC)
            self._of[row["event_id"]].append(Citation(row["cited_by"], decided_at))

    def of(self, event_id: str) -> Sequence[Citation]:
        """What cites this event."""
        return self._of.get(event_id, ())

    def demand_hold(self, current: TimelineEvent, event: TimelineEvent) -> None:
        """Raise ConflictError when a decision or finding would no longer hold with the event like this."""
        self._demand_still_known(current, event)
        self._demand_not_cited(current, event)
        if event.sensitivity == "restricted" and current.sensitivity != "restricted":
            public = [one for one in self._public if one.cited == event.event_id]
            marking.demand_nothing_restricted_is_cited(event.event_id, public)

    def _demand_still_known(self, current: TimelineEvent, event: TimelineEvent) -> None:
        if event.knowable_at <= current.knowable_at:
            return
        for citation in self.of(event.event_id):
            if citation.decided_at and event.knowable_at > citation.decided_at:
                raise ConflictError(
                    f"{citation.cited_by} rests on {event.event_id}: at"
                    f" {citation.decided_at:%Y-%m-%d %H:%M} UTC nobody could know what became known at"
                    f" {event.knowable_at:%Y-%m-%d %H:%M} UTC.",
                    "Take the event out of that decision first, or correct when it was made.",
                )

    def _demand_not_cited(self, current: TimelineEvent, event: TimelineEvent) -> None:
        if event.curation != "dropped" or current.curation == "dropped":
            return
        citing = [citation.cited_by for citation in self.of(event.event_id)]
        if citing:
            raise ConflictError(
                f"{event.event_id} cannot be dropped: it is cited by {', '.join(citing)}.",
                "Take it out there first, or keep the event.",
            )
