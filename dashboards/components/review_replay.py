"""Replaying an incident: only what was knowable at a chosen time, which stands in the address."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import streamlit as st

from aar.domain.decision import Decision
from aar.domain.event import TimelineEvent
from dashboards.components import words
from dashboards.components.review_desk import Desk
from dashboards.page import Visit

_PARAM: Final = "at"
_MINUTE: Final = timedelta(minutes=1)
_MOST_STEPS: Final = 1_000
_DAY: Final = timedelta(days=1)


def moment_of(visit: Visit) -> datetime | None:
    """The time that the address asks for, or None."""
    try:
        at = datetime.fromisoformat(visit.params[_PARAM])
    except (KeyError, ValueError):
        return None
    return at.astimezone(UTC) if at.tzinfo else None


def knowable(events: Sequence[TimelineEvent], at: datetime | None) -> list[TimelineEvent]:
    """The events that responders could know of by then; all of them without a time."""
    return [event for event in events if at is None or event.knowable_at <= at]


def made(decisions: Sequence[Decision], at: datetime | None) -> list[Decision]:
    """The decisions that were made by then; all of them without a time."""
    return [decision for decision in decisions if at is None or decision.decided_at <= at]


def draw(desk: Desk, events: Sequence[TimelineEvent]) -> None:
    """The switch, and while it is on the slider and how much is hidden."""
    if not events:
        return
    at = moment_of(desk.visit)
    key = f"replay.{desk.incident.incident_id}"
    st.session_state[f"{key}.on"] = at is not None
    st.toggle(
        "Replay what was known",
        key=f"{key}.on",
        help="Shows only what responders could know at a time, and hides what came later.",
        on_change=lambda: _go(_start(desk, events) if st.session_state[f"{key}.on"] else None),
    )
    if at is not None:
        _slide(desk, events, at, key)
        st.caption(_told(desk, events, at))


def _slide(desk: Desk, events: Sequence[TimelineEvent], at: datetime, key: str) -> None:
    zone = desk.visit.zone
    first, last = _span(events)
    st.session_state[f"{key}.at"] = _local(min(max(at, first), last), desk)
    st.slider(
        f"Known by, in {zone}",
        _local(first, desk),
        _local(last, desk),
        step=_step(last - first),
        format="D MMM YYYY, HH:mm" if last - first > _DAY else "HH:mm",
        key=f"{key}.at",
        on_change=lambda: _go(st.session_state[f"{key}.at"].replace(tzinfo=zone).astimezone(UTC)),
    )


def _told(desk: Desk, events: Sequence[TimelineEvent], at: datetime) -> str:
    known, decisions = len(knowable(events, at)), desk.material.decisions
    later = words.count(len(events) - known, "later one is", "later ones are")
    decided = len(made(decisions, at))
    return (
        f":material/history: {known} of {words.count(len(events), 'event')} could be known by"
        f" {words.moment(at, desk.visit.zone)}, {later} hidden."
        + (f" {decided} of {words.count(len(decisions), 'decision')} made by then." if decisions else "")
    )


def _start(desk: Desk, events: Sequence[TimelineEvent]) -> datetime:
    first, last = _span(events)
    return min(max(desk.milestones.get("detected", first), first), last)


def _span(events: Sequence[TimelineEvent]) -> tuple[datetime, datetime]:
    """From the first minute in which something was known to the one by which all was."""
    times = [event.knowable_at for event in events]
    first, last = min(times).replace(second=0, microsecond=0), max(times).replace(second=0, microsecond=0)
    return first, last + _MINUTE


def _step(span: timedelta) -> timedelta:
    return max(_MINUTE, timedelta(minutes=round(span / _MOST_STEPS / _MINUTE)))


def _local(at: datetime, desk: Desk) -> datetime:
    return at.astimezone(desk.visit.zone).replace(tzinfo=None)


def _go(at: datetime | None) -> None:
    if at is None:
        st.query_params.pop(_PARAM, None)
    else:
        st.query_params[_PARAM] = f"{at:%Y-%m-%dT%H:%M}Z"
