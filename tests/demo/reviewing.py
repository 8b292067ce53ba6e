"""How a review of a real incident is made up: answers, a decision, findings and actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Final

from aar.domain.action import ActionItem, Plan, Priority, moved
from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent, only_known_by
from aar.domain.factor import ContributingFactor
from aar.domain.finding import CapabilityElement, Finding, Risk
from aar.domain.incident import Incident, Severity
from aar.domain.policy import action_due_on, review_due_on
from aar.domain.review import Participant, Review, ReviewState
from tests.demo import words
from tests.demo.account import Account
from tests.demo.causes import CAUSES
from tests.demo.fates import Fates
from tests.demo.ledger import Made
from tests.demo.people import VERIFIERS, owner_of
from tests.demo.responses import RESPONSES, STRENGTHS
from tests.demo.topics import Topic

PRIORITIES: Final[dict[Severity, Priority]] = {"sev1": "P1", "sev2": "P2", "sev3": "P3", "sev4": "P4"}
LABEL: Final = "Made up for the sample, on top of the public account."
_RECURS: Final = 0.15
ELEMENTS: Final[dict[str, CapabilityElement]] = {
    "training": "training",
    "playbook.gap": "planning",
    "process.gap": "planning",
    "communication": "organization",
    "ownership": "organization",
    "staffing": "organization",
}


@dataclass
class Reviewer:
    """Makes one review after the other, from one seed."""

    random: Random
    made: Made
    fates: Fates
    today: datetime
    used: set[str] = field(default_factory=set)
    known: set[tuple[str, str]] = field(default_factory=set)

    def review(
        self, account: Account, state: ReviewState = "published", published_at: datetime | None = None
    ) -> None:
        """A review of this incident with all that belongs to it."""
        at = published_at or self._publication(account.ended_at)
        review = self.made.keep(self._review(account, state, at))
        self._mark_start(account, at)
        self._decide(review, account)
        topics = [self._unused(CAUSES, account, account.factor), *self._responses(account)]
        actions = [self._learn(review, account, topic) for topic in topics if topic]
        if self.random.random() < 0.45:
            self._praise(review, account.events)
        self._settle_weak_plan(review, actions)

    def _publication(self, ended_at: datetime) -> datetime:
        lag = min(55, max(2, round(self.random.lognormvariate(2.0, 0.6))))
        return datetime.combine(ended_at.date() + timedelta(days=lag), time(14, 0), UTC)

    def _review(self, account: Account, state: ReviewState, at: datetime) -> Review:
        number = len(self.made.records.get(Review, ()))
        is_public = state == "published"
        return Review(
            review_id=self.made.next_id(Review),
            incident_id=account.incident.incident_id,
            state=state,
            facilitator="second-facilitator" if number % 3 == 2 else "facilitator",
            participants=self._participants(account.incident),
            answers=self._answers(account) if state != "draft" else {"summary": f"{LABEL} To be continued."},
            due_on=review_due_on(account.incident.severity, account.ended_at.date()),
            approved_by="head-of-reliability" if is_public else None,
            approved_at=at - timedelta(days=1) if is_public else None,
            published_at=at if is_public else None,
        )

    def _participants(self, incident: Incident) -> tuple[Participant, ...]:
        lead = owner_of(incident.services)
        other = self.random.choice([name for name in ("web-lead", "data-lead", "git-lead") if name != lead])
        return (
            Participant(person_id=lead, role="technical_lead"),
            Participant(person_id=other, role="incident_commander"),
            Participant(person_id="support-lead", role="communications_liaison"),
            *(
                [Participant(person_id="reliability-engineer", role="scribe")]
                if self.random.random() < 0.5
                else []
            ),
        )

    def _answers(self, account: Account) -> dict[str, str]:
        def one_of(texts: Sequence[str]) -> str:
            return self.random.choice(texts).format(service=account.service)

        answers = {
            "summary": f"{LABEL} {account.sentences[0]}",
            "impact": account.impact,
            "expected": one_of(words.EXPECTED),
            "difference": one_of(words.DIFFERENT),
            "timeline_gaps": one_of(words.GAPS),
            "missing_perspectives": one_of(words.PERSPECTIVES),
            "surprises": one_of(words.SURPRISES),
            "luck": one_of(words.LUCK),
            "sustain": one_of(words.SUSTAINED),
        }
        always = {"summary", "impact", "surprises"}
        return {name: text for name, text in answers.items() if name in always or self.random.random() < 0.75}

    def _mark_start(self, account: Account, at: datetime) -> None:
        if account.impact_started_at is None:
            return
        fields = {
            "event_id": self.made.next_id(TimelineEvent),
            "incident_id": account.incident.incident_id,
            "occurred_at": account.impact_started_at,
            # Nobody knew it at the time, so no decision may rest on it.
            "known_at": account.ended_at,
            "recorded_at": at - timedelta(days=1),
            "precision": "minute",
            "kind": "observation",
            "milestone": "impact_started",
            "text": "The impact began, by the public account written afterwards",
        }
        self.made.keep(TimelineEvent.model_validate(fields))

    def _decide(self, review: Review, account: Account) -> None:
        question, options, chosen, rationale, unknown, expected, outcome = words.CHOICES.get(
            account.factor or "", words.CHOICES[""]
        )
        place = min(1, len(account.events) - 2)
        at = min(account.events[place].occurred_at + timedelta(minutes=4), account.ended_at)
        known = only_known_by(account.events, at)
        self.made.keep(
            Decision(
                decision_id=self.made.next_id(Decision),
                review_id=review.review_id,
                decided_at=at,
                decided_by="incident_commander",
                stage="containment",
                question=question.format(service=account.service),
                options=options,
                chosen=chosen,
                rationale=rationale,
                known_then=tuple(event.event_id for event in known[:3]),
                unknown_then=unknown,
                expected_result=expected.format(service=account.service),
                outcome=outcome if review.state == "published" else None,
            )
        )

    def _responses(self, account: Account) -> list[Topic | None]:
        return [self._unused(RESPONSES, account) for _ in range(self.random.choice((1, 2, 2, 3)))]

    def _unused(self, topics: Sequence[Topic], account: Account, factor: str | None = None) -> Topic | None:
        """A topic that nobody has worked on for this service; the same work is not agreed twice."""
        free = [
            topic
            for topic in topics
            if factor in {None, topic.factor}
            and topic.action.format(service=account.service) not in self.used
        ]
        fresh = [topic for topic in free if not self._is_known(topic.factor, account)]
        if not factor and self.random.random() > _RECURS:
            free = fresh
        chosen = self.random.choice(free) if free else None
        if chosen:
            self.used.add(chosen.action.format(service=account.service))
            self.known |= {(chosen.factor, service) for service in account.incident.services}
        return chosen

    def _is_known(self, factor: str, account: Account) -> bool:
        return any((factor, service) in self.known for service in account.incident.services)

    def _learn(self, review: Review, account: Account, topic: Topic) -> ActionItem:
        is_cause = topic in CAUSES
        evidence = account.events[-1:] if is_cause else account.events[:2]
        suspects_tools = self.random.random() < 0.3 and topic.factor != "tooling"
        finding = Finding(
            finding_id=self.made.next_id(Finding),
            review_id=review.review_id,
            title=topic.finding,
            analysis=topic.analysis,
            factors=(
                ContributingFactor(code=topic.factor),
                *([ContributingFactor(code="tooling", certainty="potential")] if suspects_tools else []),
            ),
            evidence=tuple(event.event_id for event in evidence),
            capability_element=ELEMENTS.get(topic.factor, "equipment"),
            impact_categories=("customer", "operations") if is_cause else ("customer", "reputation"),
            risk=Risk(likelihood=self.random.randint(2, 4), impact=self.random.randint(2, 5)),
        )
        self.made.keep(finding)
        return self.made.keep(self.action(review, account.incident, finding, topic))

    def _praise(self, review: Review, events: Sequence[TimelineEvent]) -> None:
        title, analysis = self.random.choice(STRENGTHS)
        self.made.keep(
            Finding(
                finding_id=self.made.next_id(Finding),
                review_id=review.review_id,
                kind="strength",
                title=title,
                analysis=analysis,
                evidence=(events[-1].event_id,),
            )
        )

    def action(self, review: Review, incident: Incident, finding: Finding, topic: Topic) -> ActionItem:
        """The action that follows from a finding, as far as it has come today."""
        service = incident.services[0]
        is_metric = topic.method == "metric"
        agreed_at = review.published_at or self.today - timedelta(days=3)
        due_on = action_due_on(incident.severity, agreed_at.date())
        proposed = ActionItem(
            action_id=self.made.next_id(ActionItem),
            finding_ids=(finding.finding_id,),
            title=topic.action.format(service=service),
            scope=f"Only {service}; other services follow when it has proven itself.",
            done_when=topic.done_when,
            aim=topic.aim,
            strength_category=topic.category,
            owner=owner_of(incident.services),
            due_on=due_on,
            proposed_due_on=due_on,
            priority=PRIORITIES[incident.severity or "sev4"],
            plan=Plan(
                method=topic.method,
                measure={"factor": topic.factor, "service": service} if is_metric else topic.done_when,
                threshold=1.0 if is_metric else None,
                window_days=90 if is_metric else 30,
                verifier=self.random.choice(VERIFIERS),
            ),
        )
        if review.state != "published":
            return proposed
        return self.fates.of(moved(proposed, "agreed", at=agreed_at, by=review.facilitator))

    def _settle_weak_plan(self, review: Review, actions: list[ActionItem]) -> None:
        if review.state != "published" or not actions or {one.strength for one in actions} != {"weaker"}:
            return
        accepted = review.changed(
            weak_plan_accepted_by="head-of-reliability",
            weak_plan_reason="A stronger action waits for the new gateway; until then this has to do.",
        )
        reviews = self.made.records[Review]
        reviews[reviews.index(review)] = accepted
