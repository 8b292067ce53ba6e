"""Small random records: incidents with reviews, and work that went through any course it may take."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final, get_args

from hypothesis import strategies as st

from aar.domain.action import ActionItem, ActionState, may_become, moved
from aar.domain.incident import Severity
from aar.domain.record import Record
from aar.domain.strength import STRENGTHS
from aar.domain.verification import Result, Verification, state_after
from tests import builders

START: Final = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
LAST_DAY: Final = 420
# A seed makes a world at once; drawn piece by piece most worlds would be nearly empty.
SEEDS: Final = st.integers(0, 2**32)
# Few distinct hours, so that much happens at the same time, some of it at midnight.
HOURS: Final = (0, 0, 1, 3, 15, 24, 48)
FACTORS: Final = ("capacity", "training", "unknown")
STATES: Final[tuple[ActionState, ...]] = ("agreed", "in_progress", "done", "done", "dropped")
_MILESTONES: Final = ("impact_started", "detected", "mitigated", "resolved", None)
_PLANS: Final[tuple[dict[str, Any] | None, ...]] = (
    None,
    {"window_days": 0},
    {"window_days": 14},
    {"method": "test"},
)
_HOUR: Final = timedelta(hours=1)


def world(random: Random) -> list[Record]:
    """Up to twelve incidents in fourteen months, the reviews of most, and up to twelve actions."""
    records: list[Record] = []
    incidents = random.choice((0, 1, 6, 9, 12))
    for number in range(1, incidents + 1):
        records += _incident(random, number)
        records += _reviews(random, number) if random.randrange(4) else []
    findings = [one.finding_id for one in records if hasattr(one, "finding_id")]
    for number in range(1, random.choice((0, 1, 6, 9, 12)) + 1):
        records += _action(random, number, findings, incidents)
    return records


def moment(random: Random) -> datetime:
    """Any of the hours of any day."""
    return START + timedelta(days=random.randint(0, LAST_DAY), hours=random.choice(HOURS))


def _some(random: Random, choices: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """None, one or two of them."""
    return tuple(random.sample(choices, min(len(choices), random.choice((0, 1, 1, 2)))))


def _incident(random: Random, number: int) -> list[Record]:
    incident = builders.incident(
        number,
        kind="incident" if random.randrange(6) else "exercise",
        severity=random.choice((*get_args(Severity), None)),
        services=_some(random, ("checkout", "search")),
        impact_minutes=random.choice((None, 0, 7.5, 90)),
        is_private=random.randrange(8) == 0,
    )
    at = START + timedelta(days=random.randint(0, LAST_DAY))
    events: list[Record] = []
    for place in range(random.randint(0, 5)):
        at += random.choice(HOURS) * _HOUR
        usual = _MILESTONES[min(place, 4)]
        told: dict[str, Any] = {"incident_id": incident.incident_id}
        told["milestone"] = usual if random.randrange(3) else random.choice(_MILESTONES)
        told["curation"] = "kept" if random.randrange(8) else "dropped"
        events.append(builders.event(10 * number + place, occurred_at=at, **told))
    return [incident, *events]


def _reviews(random: Random, number: int) -> list[Record]:
    records: list[Record] = []
    at = moment(random)
    for version in range(1, random.randint(1, 2) + 1):
        at += timedelta(days=random.randint(0, 40), hours=random.choice((1, 7)))
        state = random.choice(("published", "published", "draft"))
        told: dict[str, Any] = {"incident_id": f"INC-{number:04d}", "version": version}
        told["due_on"] = random.choice((None, at.date(), at.date() - timedelta(days=3)))
        told |= {"state": state, "published_at": at if state == "published" else None}
        review = builders.review(10 * number + version, **told)
        records += [review, *_findings(random, review.review_id, 100 * number + 10 * version)]
    return records


def _findings(random: Random, review_id: str, first: int) -> list[Record]:
    return [
        builders.finding(
            first + place,
            review_id=review_id,
            kind=random.choice(("area_for_improvement", "area_for_improvement", "strength")),
            factors=tuple(
                {"code": random.choice(FACTORS), "certainty": random.choice(("known", "known", "potential"))}
                for _ in range(random.choice((0, 1, 2, 2)))
            ),
        )
        for place in range(random.choice((0, 1, 2, 2)))
    ]


def _action(random: Random, number: int, findings: list[str], incidents: int) -> list[Record]:
    """Work that was proposed once, what became of it, and maybe no history that would tell of it."""
    raised = _some(random, findings)
    asked = f"INC-{random.randint(1, incidents):04d}" if incidents and random.randrange(2) else None
    at = moment(random)
    action = builders.action(
        number,
        state="proposed",
        agreed_at=None,
        finding_ids=raised,
        incident_id=None if raised else asked,
        priority=random.choice(("P1", "P2", None)),
        strength_category=random.choice((*STRENGTHS, None)),
        due_on=random.choice((None, *[at.date() + timedelta(days=random.randint(-3, 60))] * 5)),
        plan=random.choice(_PLANS),
    )
    verdicts: list[Verification] = []
    for _ in range(random.randint(0, 10)):
        at += timedelta(days=random.randint(0, 30)) + random.choice((1, 7, 15)) * _HOUR
        action, verdict = _step(random, action, at, f"VER-{10 * number + len(verdicts):04d}")
        verdicts += [verdict] if verdict else []
    return [action if random.randrange(3) else action.changed(history=()), *verdicts]


def _step(
    random: Random, action: ActionItem, at: datetime, verification_id: str
) -> tuple[ActionItem, Verification | None]:
    """One thing that happens to it: a verdict, another date, or another state if it may become that."""
    if action.state in {"done", "verified"} and random.randrange(2):
        verdict = _verdict(verification_id, action, random.choice(get_args(Result)), at)
        after = state_after(verdict.result)
        stays = action.state == after or (action.state, after) == ("verified", "done")
        return (action if stays else moved(action, after, at=at, by="verifier")), verdict
    if action.state != "proposed" and random.randrange(3) == 0:
        due_on = random.choice((None, at.date(), at.date() + timedelta(days=20)))
        return action.changed(due_on=due_on).since(action, at=at, by="owner"), None
    is_agreed = action.state == "proposed" and random.randrange(6)
    to: ActionState = "agreed" if is_agreed else random.choice(STATES)
    if action.state == "verified" or not may_become(action, to):
        return action, None
    return moved(action, to, at=at, by="owner", reason="superseded"), None


def _verdict(verification_id: str, action: ActionItem, result: Result, at: datetime) -> Verification:
    return Verification(
        verification_id=verification_id,
        action_id=action.action_id,
        result=result,
        verified_by="verifier",
        verified_at=at,
    )
