"""One incident with everything that hangs on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent, in_order
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.person import Person
from aar.domain.review import Review
from aar.domain.rights import may
from dashboards.components.incident_choice import Latest


@dataclass(frozen=True)
class Story:
    """What the page of an incident tells."""

    incident: Incident
    events: Sequence[TimelineEvent]
    review: Review | None
    versions: Sequence[Review]
    findings: Sequence[Finding]
    actions: Sequence[ActionItem]
    proposals: Sequence[ActionItem]
    names: Mapping[str, str]
    others: Latest
    services: Sequence[str]

    @property
    def kept(self) -> list[TimelineEvent]:
        """The events that were not dropped, as they happened."""
        return in_order(event for event in self.events if event.curation != "dropped")

    def is_curatable(self, person: Person) -> bool:
        """Whether this person may change the timeline, which an approved or published review freezes."""
        is_frozen = bool(self.versions) and self.versions[-1].state in {"approved", "published"}
        return may(person, "curate") and not is_frozen
