"""Curate several events of a timeline at once: each that can be is, and each that cannot is named."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from aar.domain.event import TimelineEvent
from aar.domain.person import Person
from aar.domain.record import Value
from aar.errors import AarError, InputError
from aar.store import Writer
from aar.usecases.citations import Citations
from aar.usecases.curate_event import curated, demand_editable
from aar.usecases.curating import curatable_incident

_TIMES: Final = ("occurred_at", "occurred_until", "known_at")


class Blocked(Value):
    """An event that stays as it was, and why."""

    event_id: str
    reason: str


class Curated(Value):
    """What became of the events; `saved + unchanged + blocked` are all that were named."""

    saved: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    blocked: tuple[Blocked, ...] = ()


def curate_events(
    store: Writer,
    event_ids: Sequence[str],
    fields: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    shift: timedelta = timedelta(0),
) -> Curated:
    """Set the same fields in all of them, and move their times by `shift`; one row of the audit for each.

    An event stays as it is where a decision or finding that cites it would no longer hold; raises InputError
    for events that are not there and ConflictError for a timeline that is frozen.
    """
    demand_editable(fields)
    events = _named(store, event_ids, by)
    citations = Citations(store, event_ids)
    saved, blocked = [], []
    for current in events:
        try:
            event = curated(current, {**_shifted(current, shift), **fields})
            citations.demand_hold(current, event)
        except AarError as error:
            blocked.append(Blocked(event_id=current.event_id, reason=error.message))
        else:
            saved += [event] if event != current else []
    store.save_all(saved, verb="curated", by=by, now=now)
    moved = [event.event_id for event in saved]
    same = {event.event_id for event in events} - {*moved, *(one.event_id for one in blocked)}
    return Curated(saved=tuple(moved), unchanged=tuple(sorted(same)), blocked=tuple(blocked))


def _named(store: Writer, event_ids: Sequence[str], by: Person) -> list[TimelineEvent]:
    events = store.list(TimelineEvent, "by_ids", ids=list(event_ids))
    missing = sorted(set(event_ids) - {event.event_id for event in events})
    if missing:
        raise InputError(
            f"There is no event {', '.join(missing)}.", "Open the timeline again and choose anew."
        )
    for incident_id in sorted({event.incident_id for event in events}):
        curatable_incident(store, incident_id, by)
    return events


def _shifted(event: TimelineEvent, shift: timedelta) -> dict[str, datetime]:
    times = {name: getattr(event, name) for name in _TIMES}
    try:
        return {name: at + shift for name, at in times.items() if at} if shift else {}
    except OverflowError as error:
        raise InputError(f"{event.event_id} would leave the calendar.", "Shift it by less.") from error
