"""Writes the made-up part of the sample: `python -m tests.demo.generate`."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

from aar.domain.action import ActionItem, Plan, Priority, moved
from aar.domain.bundle import ENTITIES, line_of
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent, milestone_times, only_known_by
from aar.domain.factor import ContributingFactor
from aar.domain.finding import Finding, Risk
from aar.domain.incident import Incident, Severity
from aar.domain.person import LOCAL
from aar.domain.policy import action_due_on, review_due_on
from aar.domain.record import Record
from aar.domain.review import Participant, Review
from aar.registry import folder_of
from aar.store import Database
from aar.usecases.import_timeline import import_timeline
from tests.demo.extra import extra_events, extra_incidents
from tests.demo.fates import Fates
from tests.demo.people import OWNERS, PEOPLE, VERIFIERS
from tests.demo.topics import STRENGTHS, TOPICS, Topic

TODAY: Final = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
SEED: Final = 20261120
REVIEWS: Final = 42
_PRIORITIES: Final[dict[Severity, Priority]] = {"sev1": "P1", "sev2": "P2", "sev3": "P3"}
_SUMMARY: Final = "Made up for the sample. "


@dataclass
class Sample:
    """The records as they are made, one after the other, from one seed."""

    random: Random
    fates: Fates
    reviews: list[Review] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    actions: list[ActionItem] = field(default_factory=list)

    def review(
        self,
        incident: Incident,
        events: Sequence[TimelineEvent],
        state: str = "published",
        published_at: datetime | None = None,
    ) -> None:
        """A review of this incident with all that belongs to it, published some days after its end."""
        ended = milestone_times(events).get("resolved", events[-1].occurred_at)
        lag = min(60, max(2, round(self.random.lognormvariate(2.1, 0.6))))
        published_at = published_at or datetime.combine(ended.date() + timedelta(days=lag), time(14, 0), UTC)
        review = self._review(incident, state, published_at, ended.date())
        self.reviews.append(review)
        self._decision(review, events)
        for topic in self.random.sample(TOPICS, self.random.choice((1, 2, 2, 3))):
            self._learned(review, incident, events, topic)
        if self.random.random() < 0.4:
            self._strength(review, events)

    def _review(self, incident: Incident, state: str, at: datetime, ended_on: date) -> Review:
        number = len(self.reviews) + 1
        is_public = state == "published"
        return Review(
            review_id=f"REV-{number:04d}",
            incident_id=incident.incident_id,
            state=state,  # type: ignore[arg-type]  # validated by the model
            facilitator="facilitator" if number % 3 else "second-facilitator",
            participants=(
                Participant(person_id=_owner_of(incident), role="technical_lead"),
                Participant(person_id="support-lead", role="communications_liaison"),
            ),
            answers=_answers(incident),
            due_on=review_due_on(incident.severity, ended_on),
            approved_by="head-of-reliability" if is_public else None,
            approved_at=at - timedelta(days=1) if is_public else None,
            published_at=at if is_public else None,
            form=incident.kind,
        )

    def _decision(self, review: Review, events: Sequence[TimelineEvent]) -> None:
        at = events[min(1, len(events) - 1)].occurred_at + timedelta(minutes=4)
        known = only_known_by(events, at)
        self.decisions.append(
            Decision(
                decision_id=f"DEC-{len(self.decisions) + 1:04d}",
                review_id=review.review_id,
                decided_at=at,
                decided_by="incident_commander",
                stage="containment",
                question="Roll back at once, or look for the cause first?",
                options=("Roll back", "Look for the cause"),
                chosen="Roll back",
                rationale="The last change was an hour old and the error rate was still rising.",
                known_then=tuple(event.event_id for event in known[:3]),
                unknown_then="Whether the change had anything to do with it.",
                expected_result="The error rate falls within ten minutes.",
                outcome="It fell after twelve minutes." if review.state == "published" else None,
            )
        )

    def _learned(
        self, review: Review, incident: Incident, events: Sequence[TimelineEvent], topic: Topic
    ) -> None:
        finding = Finding(
            finding_id=f"FND-{len(self.findings) + 1:04d}",
            review_id=review.review_id,
            title=topic.finding,
            analysis=topic.analysis,
            factors=(ContributingFactor(code=topic.factor),),
            evidence=tuple(event.event_id for event in self.random.sample(list(events), min(2, len(events)))),
            capability_element=self.random.choice(("planning", "organization", "equipment", "training")),
            impact_categories=("customer", "operations"),
            risk=Risk(likelihood=self.random.randint(2, 4), impact=self.random.randint(2, 5)),
            capability="Operational coordination" if incident.kind == "exercise" else None,
            rating=self.random.choice(("P", "S", "M")) if incident.kind == "exercise" else None,
        )
        self.findings.append(finding)
        self.actions.append(self._action(review, incident, finding, topic))
        if self.random.random() < 0.35:
            second = self.random.choice([one for one in TOPICS if one.aim in {"detect", "learn"}])
            self.actions.append(self._action(review, incident, finding, second))

    def _strength(self, review: Review, events: Sequence[TimelineEvent]) -> None:
        title, analysis = self.random.choice(STRENGTHS)
        self.findings.append(
            Finding(
                finding_id=f"FND-{len(self.findings) + 1:04d}",
                review_id=review.review_id,
                kind="strength",
                title=title,
                analysis=analysis,
                evidence=(events[-1].event_id,),
            )
        )

    def _action(self, review: Review, incident: Incident, finding: Finding, topic: Topic) -> ActionItem:
        service = incident.services[0] if incident.services else None
        measure = {"factor": topic.factor, **({"service": service} if service else {})}
        is_metric = topic.method == "metric"
        agreed_at = review.published_at or TODAY - timedelta(days=3)
        due_on = action_due_on(incident.severity, agreed_at.date())
        proposed = ActionItem(
            action_id=f"ACT-{len(self.actions) + 1:04d}",
            finding_ids=(finding.finding_id,),
            title=f"{topic.action}" + (f" ({service})" if service else ""),
            scope=f"Only {service}; other services follow when it has proven itself." if service else None,
            done_when=topic.done_when,
            aim=topic.aim,
            strength_category=topic.category,
            owner=_owner_of(incident),
            due_on=due_on,
            proposed_due_on=due_on,
            priority=_priority(incident),
            plan=Plan(
                method=topic.method,
                measure=measure if is_metric else topic.done_when,
                threshold=1.0 if is_metric else None,
                window_days=90 if is_metric else 30,
                verifier=self.random.choice(VERIFIERS),
            ),
        )
        if review.state != "published":
            return proposed
        return self.fates.of(moved(proposed, "agreed", at=agreed_at, by=review.facilitator))


def records() -> dict[str, list[Record]]:
    """All made-up records by the name of their file, always the same."""
    imported = _imported()
    own_events = extra_events()
    made = _made(imported, own_events)
    return {
        "people": list(PEOPLE),
        "incidents": list(extra_incidents()),
        "events": list(own_events),
        "reviews": list(made.reviews),
        "decisions": list(made.decisions),
        "findings": list(made.findings),
        "actions": list(made.actions),
        "verifications": list(made.fates.verdicts),
    }


def write(folder: Path) -> None:
    """Write the bundle."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {entity.name: entity for entity in ENTITIES}
    for name, found in records().items():
        lines = [line_of(record) for record in found]
        (folder / known[name].file_name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _made(imported: dict[Incident, list[TimelineEvent]], own: Iterable[TimelineEvent]) -> Sample:
    random = Random(SEED)  # noqa: S311 - a sample, not a secret
    sample = Sample(random, Fates(random, TODAY))
    chosen = _chosen(imported, random)
    for incident in chosen[:-3]:
        sample.review(incident, imported[incident])
    sample.review(chosen[-3], imported[chosen[-3]], published_at=TODAY - timedelta(days=1))
    for incident in extra_incidents():
        sample.review(incident, [event for event in own if event.incident_id == incident.incident_id])
    sample.review(chosen[-2], imported[chosen[-2]], "in_review")
    sample.review(chosen[-1], imported[chosen[-1]], "draft")
    return sample


def _chosen(imported: dict[Incident, list[TimelineEvent]], random: Random) -> list[Incident]:
    usable = [one for one in imported if one.services and len(imported[one]) > 2]
    severe = [one for one in usable if one.severity in {"sev1", "sev2"}]
    milder = [one for one in usable if one.severity == "sev3"]
    picked = random.sample(severe, REVIEWS * 2 // 3) + random.sample(milder, REVIEWS // 3)
    return sorted(picked, key=lambda one: imported[one][0].occurred_at)


def _imported() -> dict[Incident, list[TimelineEvent]]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "sample.duckdb")
        source = folder_of("aar") / "demo" / "incidents.jsonl"
        import_timeline(database, source, by=LOCAL, now=TODAY)
        with database.read() as store:
            events = store.list(TimelineEvent)
            incidents = store.list(Incident)
    return {one: [event for event in events if event.incident_id == one.incident_id] for one in incidents}


def _answers(incident: Incident) -> dict[str, object]:
    affected = ", ".join(incident.services) or "several services"
    return {
        "summary": f"{_SUMMARY}{incident.title}: {affected} were degraded until the last change was undone.",
        "impact": f"People who used {affected} saw errors or waited. How many is not known.",
        "surprises": "The fallback worked, but nobody knew that it needs a login that expires.",
        "luck": "It was the end of the working day in most of Europe.",
        **(
            {"what_stopped_it": "A reviewer looked at the queue by chance."}
            if incident.kind == "near_miss"
            else {}
        ),
        **(
            {"objectives": "Move traffic to the second region within 30 minutes."}
            if incident.kind == "exercise"
            else {}
        ),
    }


def _owner_of(incident: Incident) -> str:
    return next((OWNERS[name] for name in incident.services if name in OWNERS), "web-lead")


def _priority(incident: Incident) -> Priority:
    return _PRIORITIES.get(incident.severity or "sev4", "P4")


if __name__ == "__main__":
    write(folder_of("aar") / "demo" / "made_up")
