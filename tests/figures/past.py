"""What was true at an instant, told from the records one by one: slow, plain, and without a database."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final, TypeVar

from aar.domain.action import ActionItem
from aar.domain.event import TimelineEvent
from aar.domain.finding import Finding
from aar.domain.incident import Incident
from aar.domain.record import Record
from aar.domain.review import Review
from aar.domain.verification import Verification
from aar.usecases.compute_metrics import Question

OWED: Final = ("agreed", "in_progress")
R = TypeVar("R", bound=Record)
Row = dict[str, Any]
Course = list[tuple[str, datetime]]


@dataclass(frozen=True)
class Past:
    """The records, and what is asked of them by somebody who may or may not see private incidents."""

    records: Collection[Record]
    asked: Question
    sees_private: bool

    def all(self, kind: type[R]) -> list[R]:
        """All records of a kind."""
        return [one for one in self.records if isinstance(one, kind)]

    def day(self, at: datetime) -> date:
        """The day of an instant in the zone that is asked for."""
        return at.astimezone(self.asked.zone).date()

    @property
    def today(self) -> date:
        """The day of as_of."""
        return self.day(self.asked.as_of)

    def is_inside(self, at: datetime) -> bool:
        """Whether an instant lies in the window [from, to)."""
        start, end = self.asked.window_from, self.asked.window_to
        return (start is None or at >= start) and (end is None or at < end)

    def is_day_inside(self, day: date) -> bool:
        """Whether a day lies in the window, whose ends are days then."""
        start, end = self.asked.window_from, self.asked.window_to
        return (start is None or day >= self.day(start)) and (end is None or day < self.day(end))

    def fits(self, incident: Incident) -> bool:
        """Whether an incident passes the filters."""
        severities, services, kinds = self.asked.severities, self.asked.services, self.asked.kinds
        return (
            (not severities or incident.severity in severities)
            and (not services or bool(set(incident.services) & set(services)))
            and (not kinds or incident.kind in kinds)
        )

    @cached_property
    def reviews_by_id(self) -> dict[str, Review]:
        """Every review."""
        return {one.review_id: one for one in self.all(Review)}

    @cached_property
    def findings_by_id(self) -> dict[str, Finding]:
        """Every finding."""
        return {one.finding_id: one for one in self.all(Finding)}

    def raised_by(self, action: ActionItem) -> set[str]:
        """The incidents whose findings an action follows from."""
        findings = (self.findings_by_id[one] for one in action.finding_ids)
        return {self.reviews_by_id[one.review_id].incident_id for one in findings}

    def factors_of(self, review_id: str) -> set[str]:
        """The factors known by a review: of its areas for improvement, without potential ones."""
        return {
            factor.code
            for finding in self.all(Finding)
            if finding.review_id == review_id and finding.kind == "area_for_improvement"
            for factor in finding.factors
            if factor.certainty == "known"
        }


@dataclass(frozen=True)
class Work:
    """An action as it stood at as_of."""

    action: ActionItem
    course: Course
    verdicts: list[Verification]
    incidents: list[Incident]

    @property
    def state(self) -> str:
        """Its state."""
        return self.course[-1][0]

    @property
    def agreed_at(self) -> datetime | None:
        """When it was agreed, if that was by then."""
        return next((at for state, at in self.course if state in OWED), None)

    def due_on(self, at: datetime) -> date | None:
        """The due date in force at an instant."""
        later = [one for one in self.action.history if one.field == "due_on" and one.at > at]
        if not later:
            return self.action.due_on
        return date.fromisoformat(later[0].from_) if later[0].from_ else None

    @property
    def left(self) -> tuple[str, datetime] | None:
        """When and to what it left what is owed, unless it is owed again."""
        if self.state in OWED:
            return None
        owed = [place for place, (state, _) in enumerate(self.course) if state in OWED]
        return self.course[owed[-1] + 1] if owed else None

    def was_open(self, at: datetime) -> bool:
        """Whether it was agreed before an instant and neither proven nor dropped until after it."""
        before = [state for state, since in self.course if since < at]
        until = [state for state, since in self.course if since <= at]
        is_open = {*OWED, "done"}
        return bool(before) and before[-1] in is_open and until[-1] in is_open


def work(past: Past) -> list[Work]:
    """All actions that had begun by as_of, as far as they may be seen and are asked for."""
    found = []
    for action in past.all(ActionItem):
        verdicts = [one for one in past.all(Verification) if one.action_id == action.action_id]
        ids = past.raised_by(action) | {action.incident_id}
        incidents = [one for one in past.all(Incident) if one.incident_id in ids]
        course = _course(action, verdicts, past.asked.as_of)
        is_seen = past.sees_private or not any(one.is_private for one in incidents)
        if course and is_seen and _is_asked(past, incidents):
            found.append(Work(action, course, verdicts, incidents))
    return found


def _is_asked(past: Past, incidents: list[Incident]) -> bool:
    severities, services, kinds = past.asked.severities, past.asked.services, past.asked.kinds
    return (
        (not severities or any(one.severity in severities for one in incidents))
        and (not services or any(set(one.services) & set(services) for one in incidents))
        and (not kinds or any(one.kind in kinds for one in incidents))
    )


def _course(action: ActionItem, verdicts: Iterable[Verification], as_of: datetime) -> Course:
    """Each state and since when: by the history, else by the stamps and the verdicts."""
    written = [(str(one.to), one.at) for one in action.history if one.field == "state"]
    entries = written or [*_stamps(action), *(step for one in verdicts for step in _judged(one))]
    course: Course = []
    for state, at in sorted(entries, key=lambda entry: entry[1]):
        last = course[-1][0] if course else None
        if at <= as_of and state != last and (last, state) != ("verified", "done"):
            course.append((state, at))
    return course


def _stamps(action: ActionItem) -> Course:
    stamps = {"agreed": action.agreed_at, "done": action.done_at, "dropped": action.dropped_at}
    return [(state, at) for state, at in stamps.items() if at]


def _judged(verdict: Verification) -> Course:
    if verdict.result == "inconclusive":
        return []
    after = "verified" if verdict.result == "effective" else "in_progress"
    return [("done", verdict.verified_at), (after, verdict.verified_at)]


@dataclass(frozen=True)
class Told:
    """An incident as it was known at as_of."""

    incident: Incident
    started_at: datetime
    last_at: datetime
    at: dict[str, datetime]
    review: Review | None
    published_at: datetime | None
    due_on: date | None
    factors: set[str]
    is_asked: bool

    @property
    def known_factors(self) -> set[str]:
        """Without `unknown`, which never matches."""
        return self.factors - {"unknown"}


def told(past: Past) -> list[Told]:
    """All incidents that may be seen and of which anything had happened by as_of."""
    seen = [
        one
        for one in past.all(Incident)
        if one.kind == "incident" and (past.sees_private or not one.is_private)
    ]
    found = [_told(past, one) for one in seen]
    return [one for one in found if one]


def _told(past: Past, incident: Incident) -> Told | None:
    events = [
        one
        for one in past.all(TimelineEvent)
        if one.incident_id == incident.incident_id
        and one.curation != "dropped"
        and one.occurred_at <= past.asked.as_of
    ]
    if not events:
        return None
    at = _milestones(events)
    versions = [one for one in past.all(Review) if one.incident_id == incident.incident_id]
    published = [one for one in versions if one.published_at and one.published_at <= past.asked.as_of]
    latest = max(published, key=lambda one: one.version, default=None)
    first = min(published, key=lambda one: one.published_at or past.asked.as_of, default=None)
    dates = [one.due_on for one in versions if one.due_on]
    return Told(
        incident=incident,
        started_at=at.get("impact_started", min(one.occurred_at for one in events)),
        last_at=max(one.occurred_at for one in events),
        at=at,
        review=latest,
        published_at=first.published_at if first else None,
        due_on=(first and first.due_on) or min(dates, default=None),
        factors=past.factors_of(latest.review_id) if latest else set(),
        is_asked=past.fits(incident),
    )


def _milestones(events: Iterable[TimelineEvent]) -> dict[str, datetime]:
    """Start and detection as early as told, the ends as late as told."""
    at: dict[str, datetime] = {}
    for event in sorted(events, key=lambda one: one.occurred_at):
        if event.milestone and (event.milestone in {"mitigated", "resolved"} or event.milestone not in at):
            at[event.milestone] = event.occurred_at
    return at


def days(span: timedelta) -> float:
    """A span in days."""
    return span / timedelta(days=1)
