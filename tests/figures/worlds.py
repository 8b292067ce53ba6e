"""Small random records: incidents with reviews, and work that went through any course it may take."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final, get_args

from hypothesis import strategies as st

from aar.domain.action import ActionItem, ActionState, may_become, moved
from aar.domain.incident import Severity
from aar.domain.record import Record
from aar.domain.strength import STRENGTHS
from aar.domain.verification import Result, Verification, state_after
from tests import builders

START: Final = datetime(2025, 1, 6, 9, 0, tzinfo=UTC)
DAYS: Final = st.integers(0, 420)
# Few distinct hours, so that much happens at the same time, some of it at midnight.
HOURS: Final = st.sampled_from([0, 1, 3, 15, 24, 48])
FACTORS: Final = ("capacity", "training", "unknown")
STATES: Final[tuple[ActionState, ...]] = ("agreed", "in_progress", "done", "done", "dropped")
_MILESTONES: Final = ("impact_started", "detected", "mitigated", "resolved", None)
_HOUR: Final = timedelta(hours=1)


@st.composite
def worlds(draw: st.DrawFn) -> list[Record]:
    """Up to six incidents in fourteen months, the reviews of some, and up to seven actions."""
    records: list[Record] = []
    incidents = draw(st.integers(0, 6))
    for number in range(1, incidents + 1):
        records += draw(_incident(number))
        records += draw(_reviews(number)) if draw(st.integers(0, 3)) else []
    findings = [one.finding_id for one in records if hasattr(one, "finding_id")]
    for number in range(1, draw(st.integers(0, 7)) + 1):
        records += draw(_action(number, findings, incidents))
    return records


@st.composite
def _incident(draw: st.DrawFn, number: int) -> list[Record]:
    incident = builders.incident(
        number,
        kind=draw(st.sampled_from(["incident", "incident", "incident", "exercise"])),
        severity=draw(st.sampled_from([*get_args(Severity), None])),
        services=tuple(draw(st.lists(st.sampled_from(["checkout", "search"]), max_size=2, unique=True))),
        impact_minutes=draw(st.sampled_from([None, 0, 7.5, 90])),
        is_private=draw(st.sampled_from([False, False, False, True])),
    )
    at = START + timedelta(days=draw(DAYS))
    events: list[Record] = []
    for place in range(draw(st.integers(0, 5))):
        at += draw(HOURS) * _HOUR
        milestone = draw(st.sampled_from([_MILESTONES[min(place, 4)], *_MILESTONES]))
        curation = draw(st.sampled_from(["kept", "kept", "kept", "dropped"]))
        told: dict[str, Any] = {"incident_id": incident.incident_id, "milestone": milestone}
        events.append(builders.event(10 * number + place, occurred_at=at, curation=curation, **told))
    return [incident, *events]


@st.composite
def _reviews(draw: st.DrawFn, number: int) -> list[Record]:
    records: list[Record] = []
    at = START + timedelta(days=draw(DAYS))
    for version in range(1, draw(st.integers(1, 2)) + 1):
        at += timedelta(days=draw(st.integers(0, 40)), hours=draw(HOURS))
        due_on = draw(st.sampled_from([None, at.date(), at.date() - timedelta(days=3)]))
        state = draw(st.sampled_from(["published", "published", "draft"]))
        told: dict[str, Any] = {"incident_id": f"INC-{number:04d}", "version": version, "due_on": due_on}
        told |= {"state": state, "published_at": at if state == "published" else None}
        review = builders.review(10 * number + version, **told)
        records += [review, *draw(_findings(review.review_id, 100 * number + 10 * version))]
    return records


@st.composite
def _findings(draw: st.DrawFn, review_id: str, first: int) -> list[Record]:
    factors = st.lists(
        st.fixed_dictionaries(
            {
                "code": st.sampled_from(FACTORS),
                "certainty": st.sampled_from(["known", "known", "potential"]),
            }
        ),
        max_size=2,
    )
    return [
        builders.finding(
            first + place,
            review_id=review_id,
            kind=draw(st.sampled_from(["area_for_improvement", "area_for_improvement", "strength"])),
            factors=tuple(draw(factors)),
        )
        for place in range(draw(st.integers(0, 2)))
    ]


@st.composite
def _action(draw: st.DrawFn, number: int, findings: list[str], incidents: int) -> list[Record]:
    """Work that was proposed once, what became of it, and maybe no history that would tell of it."""
    raised = tuple(draw(st.lists(st.sampled_from(findings), max_size=2, unique=True))) if findings else ()
    asked = f"INC-{draw(st.integers(1, incidents)):04d}" if incidents and draw(st.booleans()) else None
    at = START + timedelta(days=draw(DAYS), hours=draw(HOURS))
    action = builders.action(
        number,
        state="proposed",
        agreed_at=None,
        finding_ids=raised,
        incident_id=None if raised else asked,
        priority=draw(st.sampled_from(["P1", "P2", None])),
        strength_category=draw(st.sampled_from([*STRENGTHS, None])),
        due_on=at.date() + timedelta(days=draw(st.integers(-3, 60))),
        plan=draw(st.sampled_from([None, {"window_days": 0}, {"window_days": 14}, {"method": "test"}])),
    )
    verdicts: list[Verification] = []
    for _ in range(draw(st.integers(0, 6))):
        at += timedelta(days=draw(st.integers(0, 40))) + draw(st.sampled_from([1, 7, 15])) * _HOUR
        action, verdict = draw(_step(action, at, f"VER-{10 * number + len(verdicts):04d}"))
        verdicts += [verdict] if verdict else []
    return [action.changed(history=()) if draw(st.booleans()) else action, *verdicts]


@st.composite
def _step(
    draw: st.DrawFn, action: ActionItem, at: datetime, verification_id: str
) -> tuple[ActionItem, Verification | None]:
    """One thing that happens to it: a verdict, another date, or another state if it may become that."""
    if action.state in {"done", "verified"} and draw(st.booleans()):
        verdict = _verdict(verification_id, action, draw(st.sampled_from(get_args(Result))), at)
        to = state_after(verdict.result)
        stays = action.state == to or (action.state, to) == ("verified", "done")
        return (action if stays else moved(action, to, at=at, by="verifier")), verdict
    if action.state != "proposed" and draw(st.integers(0, 2)) == 0:
        due_on = draw(st.sampled_from([None, at.date(), at.date() + timedelta(days=20)]))
        return action.changed(due_on=due_on).since(action, at=at, by="owner"), None
    to = draw(st.sampled_from(STATES))
    if action.state == "verified" or not may_become(action, to):
        return action, None
    return moved(action, to, at=at, by="owner", reason="superseded"), None


def _verdict(verification_id: str, action: ActionItem, result: Result, at: datetime) -> Verification:
    """A verdict of the verifier."""
    return Verification(
        verification_id=verification_id,
        action_id=action.action_id,
        result=result,
        verified_by="verifier",
        verified_at=at,
    )
