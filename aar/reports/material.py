"""Everything that a report may tell, read at once and handed to the sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from aar.domain.action import ActionItem
from aar.domain.decision import Decision
from aar.domain.event import Milestone, Precision, TimelineEvent, milestone_times
from aar.domain.factor import BUILT_IN, Taxonomy
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.link import Account, TrackerLink
from aar.domain.person import Person
from aar.domain.review import Answer, Review
from aar.domain.verification import Verification
from aar.forms.form import Form
from aar.reports import clock
from aar.reports.wording import in_sentence, word

Audience = Literal["internal", "public"]
SOMEBODY = "a team member"


@dataclass(frozen=True)
class ReportMaterial:
    """A review with all that hangs on it; `events` are the kept and starred ones in their order."""

    incident: Incident
    review: Review
    form: Form
    answers: Mapping[str, Answer]
    events: Sequence[TimelineEvent]
    decisions: Sequence[Decision]
    findings: Sequence[Finding]
    actions: Sequence[ActionItem]
    verifications: Mapping[str, Sequence[Verification]]
    checks_due: Mapping[str, date]
    links: Mapping[str, TrackerLink]
    people: Mapping[str, Person]
    accounts: Sequence[Account]
    zone: ZoneInfo
    made_at: datetime
    audience: Audience = "internal"
    taxonomy: Taxonomy = BUILT_IN

    @property
    def is_public(self) -> bool:
        """Whether people outside may read it."""
        return self.audience == "public"

    @property
    def today(self) -> date:
        """The day on which the report is made, in its zone."""
        return self.made_at.astimezone(self.zone).date()

    def name_of(self, person_id: str | None) -> str:
        """Who that is: the name inside, the role outside; empty without a person."""
        if not person_id:
            return ""
        if self.is_public:
            return word(self.role_of(person_id) or SOMEBODY)
        person = self.people.get(person_id)
        return person.name if person else person_id

    def named(self, person_id: str | None) -> str:
        """Who that is, as it stands within a sentence."""
        name = self.name_of(person_id)
        return in_sentence(name) if self.is_public else name

    def role_of(self, person_id: str | None) -> str:
        """The person's role in this review in words, or nothing."""
        roles = {there.person_id: there.role for there in self.review.participants}
        if person_id and person_id not in roles and person_id == self.review.facilitator:
            return "facilitator"
        return in_sentence(word(roles.get(person_id or "")))

    @cached_property
    def milestones(self) -> Mapping[Milestone, datetime]:
        """When each milestone was reached."""
        return milestone_times(self.events)

    @cached_property
    def offsets(self) -> Mapping[str, None]:
        """How far the zone is from UTC during the incident; two when its clocks change meanwhile."""
        return dict.fromkeys(clock.offset(event.occurred_at, self.zone) for event in self.events)

    def when(self, at: datetime, precision: Precision = "minute") -> str:
        """The local time, with its offset where clocks change during the incident."""
        told = clock.moment(at, self.zone, precision)
        return f"{told} {clock.offset(at, self.zone)}" if len(self.offsets) > 1 else told

    @property
    def zone_in_words(self) -> str:
        """The zone of all times in the report: Europe/Berlin (UTC+02:00)."""
        offsets = ", then ".join(self.offsets)
        return f"{self.zone.key} ({offsets})" if offsets and self.zone.key != "UTC" else self.zone.key

    @cached_property
    def events_by_id(self) -> Mapping[str, TimelineEvent]:
        """The events that the report may cite."""
        return {event.event_id: event for event in self.events}

    @cached_property
    def findings_by_id(self) -> Mapping[str, Finding]:
        """The findings that the report may cite."""
        return {finding.finding_id: finding for finding in self.findings}

    @cached_property
    def actions_by_finding(self) -> Mapping[str, Sequence[ActionItem]]:
        """The actions that serve each finding."""
        found: dict[str, list[ActionItem]] = {}
        for action in self.actions:
            for finding_id in action.finding_ids:
                found.setdefault(finding_id, []).append(action)
        return found

    def cited(self, event_ids: Sequence[str]) -> list[TimelineEvent]:
        """The events with these ids that the report may show."""
        return [self.events_by_id[one] for one in event_ids if one in self.events_by_id]
